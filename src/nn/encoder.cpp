#include "entente/nn/encoder.hpp"

#include "encoder_layer.hpp"
#include "product.hpp"
#include "spares.hpp"
#include "vector_math.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

namespace entente {
namespace {

std::int32_t row_of(const ModelFile& model, std::string_view piece) {
    const std::vector<std::string>& vocabulary = model.header().vocabulary;
    const auto found = std::find(vocabulary.begin(), vocabulary.end(), piece);
    if (found == vocabulary.end()) model.reject("the vocabulary lacks " + std::string(piece));
    return static_cast<std::int32_t>(found - vocabulary.begin());
}

/// Adds a row of an embedding.
void add_embedding(const Tensor& table, std::size_t row, std::size_t width, float* x) {
    assert((row + 1) * width <= std::max(table.floats.size(), table.int8s.size()));
    if (table.kind == TensorKind::Float32) return add_row(table.floats.data() + row * width, width, x);
    for (std::size_t k = 0; k < width; ++k) x[k] += table.scales[row] * table.int8s[row * width + k];
}

} // namespace

struct Encoder::Impl {
    explicit Impl(const ModelFile& model)
        : header(model.header()), word(model.tensor("encoder.word.weight")), position(model.tensor("encoder.position.weight")),
          shape(model.tensor("encoder.shape.weight")), segment(model.tensor("encoder.segment")),
          norm_weight(model.tensor("encoder.norm.weight")), norm_bias(model.tensor("encoder.norm.bias")), begin(row_of(model, "[CLS]")),
          end(row_of(model, "[SEP]")) {
        for (std::size_t n = 0; n < header.layers; ++n) layers.emplace_back(model, "encoder.layers." + std::to_string(n) + ".");
    }

    /// The sum of the embeddings of the piece at place `t`, normalised.
    void embed(std::size_t t, std::int32_t id, std::uint8_t word_shape, float* x) const {
        std::copy(segment.floats.begin(), segment.floats.end(), x);
        add_embedding(word, static_cast<std::size_t>(id), header.width, x);
        add_embedding(position, t, header.width, x);
        add_embedding(shape, word_shape, header.width, x);
        normalise_row(x, header.width, norm_weight.floats.data(), norm_bias.floats.data());
    }

    const ModelHeader& header;
    const Tensor &word, &position, &shape, &segment, &norm_weight, &norm_bias;
    std::int32_t begin, end; ///< rows of [CLS] and [SEP]
    std::vector<EncoderLayer> layers;
    BatchedProducts products;
    Spares<Activations> rooms;
};

Encoder::Encoder(const ModelFile& model) : impl_(std::make_unique<Impl>(model)) {}
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;
Encoder::~Encoder() = default;

Matrix Encoder::operator()(std::span<const std::int32_t> ids, std::span<const std::uint8_t> shapes) const {
    assert(ids.size() == shapes.size());
    use_one_thread();
    const std::size_t width = impl_->header.width, count = ids.size();
    const auto room =
        impl_->rooms.take([&] { return std::make_unique<Activations>(width, impl_->header.heads, impl_->header.feed_forward); });
    Activations& a = *room;
    a.fit(count + 2);
    impl_->embed(0, impl_->begin, 0, a.x.data());
    for (std::size_t t = 0; t < count; ++t) impl_->embed(t + 1, ids[t], shapes[t], a.x.data() + (t + 1) * width);
    impl_->embed(count + 1, impl_->end, 0, a.x.data() + (count + 1) * width);
    for (std::size_t t = 0; t < a.padded; ++t) a.scales[t] = quantise_row(a.x.data() + t * width, width, a.bytes.data() + t * width);
    for (const EncoderLayer& layer : impl_->layers) layer.apply(a, impl_->products);
    Matrix vectors(count, width);
    std::copy_n(a.x.data() + width, count * width, vectors.data());
    return vectors;
}

} // namespace entente
