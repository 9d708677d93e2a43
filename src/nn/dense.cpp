#include "nn/dense.hpp"

#include "nn/vector_math.hpp"

#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <array>

namespace entente {
namespace {

// Compiled for several instruction sets, of which the loader picks the best, as in vector_math.cpp.
#if defined(__x86_64__) && defined(__linux__)
#define ENTENTE_CLONES __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define ENTENTE_CLONES
#endif

ENTENTE_CLONES
void weighted_rows_loop(const float* factors, std::size_t count, const float* rows, float* out, std::size_t size) {
    for (std::size_t k = 0; k < count; ++k) {
        const float factor = factors[k];
        const float* row = rows + k * size;
        for (std::size_t i = 0; i < size; ++i) out[i] += factor * row[i];
    }
}

ENTENTE_CLONES
float multiply_loop(const float* a, const float* b, float factor, float* weights, std::size_t size) {
    constexpr std::size_t lanes = 16; // sums of their own, so that the loop needs no leave to reorder additions
    std::array<float, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= size; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            weights[i + lane] = a[i + lane] * b[i + lane] * factor;
            sums[lane] += weights[i + lane];
        }
    }
    float sum = 0;
    for (; i < size; ++i) sum += weights[i] = a[i] * b[i] * factor;
    for (const float part : sums) sum += part;
    return sum;
}

} // namespace

Matrix float_matrix(const ModelFile& model, std::string_view name) {
    const Tensor& tensor = model.tensor(name);
    const std::size_t rows = tensor.shape.size() > 1 ? tensor.shape[0] : 1;
    const std::size_t size = tensor.kind == TensorKind::Float32 ? tensor.floats.size() : tensor.int8s.size();
    Matrix matrix(rows, rows == 0 ? 0 : size / rows);
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < matrix.columns(); ++c) {
            const std::size_t at = r * matrix.columns() + c;
            matrix.row(r)[c] =
                tensor.kind == TensorKind::Float32 ? tensor.floats[at] : tensor.scales[r] * static_cast<float>(tensor.int8s[at]);
        }
    }
    return matrix;
}

Matrix columns_of(const Matrix& matrix, std::size_t begin, std::size_t count) {
    Matrix part(matrix.rows(), count);
    for (std::size_t r = 0; r < matrix.rows(); ++r) std::ranges::copy(matrix.row(r).subspan(begin, count), part.row(r).begin());
    return part;
}

Matrix product(const Matrix& x, const Matrix& weights) {
    Matrix result(x.rows(), weights.rows());
    if (x.rows() == 0) return result;
    const auto [m, n, k] =
        std::array{static_cast<dnnl_dim_t>(x.rows()), static_cast<dnnl_dim_t>(weights.rows()), static_cast<dnnl_dim_t>(x.columns())};
    dnnl::sgemm('N', 'T', m, n, k, 1.0F, x.data(), k, weights.data(), k, 0.0F, result.data(), n);
    return result;
}

void add_to_rows(Matrix& matrix, std::span<const float> vector) {
    for (std::size_t r = 0; r < matrix.rows(); ++r) add_row(vector.data(), vector.size(), matrix.row(r).data());
}

void add_weighted_rows(std::span<const float> factors, const float* rows, std::span<float> out) {
    weighted_rows_loop(factors.data(), factors.size(), rows, out.data(), out.size());
}

float multiply_and_sum(const float* a, const float* b, float factor, float* weights, std::size_t size) {
    return multiply_loop(a, b, factor, weights, size);
}

} // namespace entente
