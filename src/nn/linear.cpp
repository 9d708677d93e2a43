#include "entente/nn/linear.hpp"

#include "product.hpp"
#include "vector_math.hpp"

#include <algorithm>
#include <array>

namespace entente {

struct Linear::Impl {
    void multiply_integers(const Matrix& x, std::size_t begin, std::size_t count, Matrix& y) const {
        const std::size_t rows = padded_rows(count), inputs = product.inputs(), outputs = product.outputs();
        std::vector<std::uint8_t> bytes(rows * inputs);
        std::vector<std::int32_t> sums(rows * outputs);
        std::array<RowScale, block_rows> scales;
        for (std::size_t t = 0; t < count; ++t) scales[t] = quantise_row(x.row(begin + t).data(), inputs, bytes.data() + t * inputs);
        product.multiply(bytes.data(), rows, sums.data());
        for (std::size_t t = 0; t < count; ++t)
            dequantise_row(sums.data() + t * outputs, outputs, scales[t], product.output_scales(), y.row(begin + t).data());
    }

    void multiply_floats(const Matrix& x, std::size_t begin, std::size_t count, Matrix& y) const {
        const std::size_t rows = padded_rows(count), inputs = product.inputs(), outputs = product.outputs();
        std::vector<float> padded(rows * inputs), result(rows * outputs);
        std::copy_n(x.row(begin).data(), count * inputs, padded.data());
        product.multiply(padded.data(), rows, result.data());
        std::copy_n(result.data(), count * outputs, y.row(begin).data());
        for (std::size_t t = 0; t < count; ++t) add_row(product.bias(), outputs, y.row(begin + t).data());
    }

    Product product;
    Activation activation;
};

Linear::Linear(const ModelFile& model, std::string_view name, Activation activation)
    : impl_(std::make_unique<Impl>(Impl{Product(model, {std::string(name)}), activation})) {}
Linear::Linear(Linear&&) noexcept = default;
Linear& Linear::operator=(Linear&&) noexcept = default;
Linear::~Linear() = default;

std::size_t Linear::inputs() const { return impl_->product.inputs(); }
std::size_t Linear::outputs() const { return impl_->product.outputs(); }

Matrix Linear::operator()(const Matrix& x) const {
    use_one_thread();
    Matrix y(x.rows(), outputs());
    for (std::size_t begin = 0; begin < x.rows(); begin += block_rows) {
        const std::size_t count = std::min(block_rows, x.rows() - begin);
        if (impl_->product.is_integer()) {
            impl_->multiply_integers(x, begin, count, y);
        } else {
            impl_->multiply_floats(x, begin, count, y);
        }
    }
    if (impl_->activation == Activation::Gelu)
        for (std::size_t t = 0; t < y.rows(); ++t) gelu_row(y.row(t).data(), y.columns());
    return y;
}

} // namespace entente
