#include "encoder_layer.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t score_room = 128 * 1024; // scores computed at once: what stays in the second-level cache

/// How many heads' scores are computed at once.
std::size_t heads_at_once(std::size_t padded, std::size_t heads) {
    std::size_t count = std::clamp<std::size_t>(score_room / (padded * padded), 1, heads);
    while (heads % count != 0) --count;
    return count;
}

/// Multiplies all rows of `bytes`, block by block, and hands the sums of each row to `finish`.
template <typename Finish>
void for_each_row(const Product& product, Activations& a, const std::vector<std::uint8_t>& bytes, Finish finish) {
    for (std::size_t begin = 0; begin < a.padded; begin += block_rows) {
        const std::size_t count = std::min(block_rows, a.padded - begin);
        product.multiply(bytes.data() + begin * product.inputs(), count, a.sums.data());
        for (std::size_t t = 0; t < count; ++t) finish(begin + t, a.sums.data() + t * product.outputs());
    }
}

float score_scale(std::size_t depth) { return 1 / std::sqrt(static_cast<float>(depth)); }

} // namespace

Activations::Activations(std::size_t width, std::size_t heads, std::size_t feed_forward)
    : width(width), heads(heads), depth(width / heads), feed_forward(feed_forward), sums(block_rows * std::max(3 * width, feed_forward)),
      value_scales(width) {}

void Activations::fit(std::size_t count) {
    rows = count;
    padded = padded_rows(count);
    const std::size_t values = padded * width, by_head = padded * heads, all_scores = padded * padded * heads_at_once(padded, heads);
    for (auto* each : {&x, &context, &value_floats}) each->resize(values);
    for (auto* each : {&key_scales, &key_sums, &inverse_sums}) each->resize(by_head);
    for (auto* each : {&bytes, &query}) each->resize(values);
    for (auto* each : {&key, &value}) each->resize(values);
    wide.resize(std::max({3 * width, feed_forward, padded}));
    wide_bytes.resize(padded * feed_forward);
    scales.resize(padded);
    query_scales.resize(by_head);
    scores.resize(all_scores);
    weights.resize(all_scores);
    gathered.resize(values);
}

EncoderLayer::EncoderLayer(const ModelFile& model, const std::string& name)
    : query_key_value_(model, {name + "query", name + "key", name + "value"}), output_(model, {name + "output"}),
      inner_(model, {name + "inner"}), outer_(model, {name + "outer"}),
      attention_weight_(model.tensor(name + "attention_norm.weight").floats),
      attention_bias_(model.tensor(name + "attention_norm.bias").floats), output_weight_(model.tensor(name + "output_norm.weight").floats),
      output_bias_(model.tensor(name + "output_norm.bias").floats) {}

void EncoderLayer::apply(Activations& a, const BatchedProducts& products) const {
    if (!is_integer()) return apply_floats(a, products);
    quantise_heads(a);
    attend(a, products);
    transform(a);
}

/// Queries, keys and values of all rows, as bytes, head by head.
void EncoderLayer::quantise_heads(Activations& a) const {
    const std::size_t width = a.width, depth = a.depth;
    const OutputScales scales = query_key_value_.output_scales();
    for_each_row(query_key_value_, a, a.bytes, [&](std::size_t t, const std::int32_t* sums) {
        float* row = a.wide.data();
        dequantise_row(sums, 2 * width, a.scales[t], scales, row);
        dequantise_row(sums + 2 * width, width, a.scales[t], scales.from(2 * width), a.value_floats.data() + t * width);
        for (std::size_t head = 0; head < a.heads; ++head) {
            const std::size_t at = head * a.padded + t;
            a.query_scales[at] = quantise_row(row + head * depth, depth, a.query.data() + at * depth);
            const SignedRow key = quantise_signed_row(row + width + head * depth, depth, a.key.data() + at * depth);
            a.key_scales[at] = key.scale;
            a.key_sums[at] = key.scale * static_cast<float>(key.sum);
        }
    });
    for (std::size_t head = 0; head < a.heads; ++head)
        quantise_signed_columns(a.value_floats.data() + head * depth, a.rows, depth, width, a.value.data() + head * a.padded * depth,
                                a.value_scales.data() + head * depth);
}

void EncoderLayer::attend(Activations& a, const BatchedProducts& products) const {
    const std::size_t padded = a.padded, depth = a.depth, together = heads_at_once(padded, a.heads);
    const float scale = score_scale(depth);
    for (std::size_t first = 0; first < a.heads; first += together) {
        const std::size_t begin = first * padded * depth;
        products.multiply({together, padded, depth, padded, true}, a.query.data() + begin, a.key.data() + begin, a.scores.data());
        for (std::size_t head = 0; head < together; ++head) {
            const float* key_scales = a.key_scales.data() + (first + head) * padded;
            const float* key_sums = a.key_sums.data() + (first + head) * padded;
            for (std::size_t t = 0; t < a.rows; ++t) {
                const std::size_t row = (head * padded + t) * padded;
                const RowScale query = a.query_scales[(first + head) * padded + t];
                a.inverse_sums[head * padded + t] = attend_row(a.scores.data() + row, a.rows, scale * query.scale, query.zero, key_scales,
                                                               key_sums, a.wide.data(), a.weights.data() + row);
                std::fill_n(a.weights.data() + row + a.rows, padded - a.rows, std::uint8_t{0});
            }
        }
        products.multiply({together, padded, padded, depth, false}, a.weights.data(), a.value.data() + begin, a.gathered.data());
        for (std::size_t t = 0; t < a.rows; ++t)
            for (std::size_t head = 0; head < together; ++head)
                scale_row(a.gathered.data() + (head * padded + t) * depth, depth, a.inverse_sums[head * padded + t],
                          a.value_scales.data() + (first + head) * depth, a.context.data() + t * a.width + (first + head) * depth);
    }
}

/// All after attention.
void EncoderLayer::transform(Activations& a) const {
    const std::size_t width = a.width, wide = inner_.outputs();
    for (std::size_t t = 0; t < a.padded; ++t) a.scales[t] = quantise_row(a.context.data() + t * width, width, a.bytes.data() + t * width);
    // In each of the three the bytes of a row are written when those of its whole block have been read.
    for_each_row(output_, a, a.bytes, [&](std::size_t t, const std::int32_t* sums) {
        a.scales[t] = add_normalise_bytes_row(sums, width, a.scales[t], output_.output_scales(), attention_weight_.data(),
                                              attention_bias_.data(), a.x.data() + t * width, a.bytes.data() + t * width);
    });
    for_each_row(inner_, a, a.bytes, [&](std::size_t t, const std::int32_t* sums) {
        a.scales[t] = gelu_bytes_row(sums, wide, a.scales[t], inner_.output_scales(), a.wide.data(), a.wide_bytes.data() + t * wide);
    });
    for_each_row(outer_, a, a.wide_bytes, [&](std::size_t t, const std::int32_t* sums) {
        a.scales[t] = add_normalise_bytes_row(sums, width, a.scales[t], outer_.output_scales(), output_weight_.data(), output_bias_.data(),
                                              a.x.data() + t * width, a.bytes.data() + t * width);
    });
}

void EncoderLayer::apply_floats(Activations& a, const BatchedProducts& products) const {
    attend_floats(a, products);
    const auto add_and_normalise = [&](const Product& product, const float* input, std::span<const float> weight,
                                       std::span<const float> bias) {
        std::vector<float> result(a.padded * a.width);
        product.multiply(input, a.padded, result.data());
        for (std::size_t t = 0; t < a.padded; ++t) {
            float* x = a.x.data() + t * a.width;
            add_row(product.bias(), a.width, x);
            add_row(result.data() + t * a.width, a.width, x);
            normalise_row(x, a.width, weight.data(), bias.data());
        }
    };
    add_and_normalise(output_, a.context.data(), attention_weight_, attention_bias_);
    const std::size_t wide = inner_.outputs();
    std::vector<float> inner(a.padded * wide);
    inner_.multiply(a.x.data(), a.padded, inner.data());
    for (std::size_t t = 0; t < a.padded; ++t) {
        add_row(inner_.bias(), wide, inner.data() + t * wide);
        gelu_row(inner.data() + t * wide, wide);
    }
    add_and_normalise(outer_, inner.data(), output_weight_, output_bias_);
}

void EncoderLayer::attend_floats(Activations& a, const BatchedProducts& products) const {
    const std::size_t padded = a.padded, width = a.width, depth = a.depth;
    std::vector<float> all(padded * 3 * width), query(padded * depth), key(query.size()), value(query.size()), gathered(query.size());
    std::vector<float> scores(padded * padded);
    query_key_value_.multiply(a.x.data(), padded, all.data());
    for (std::size_t t = 0; t < padded; ++t) add_row(query_key_value_.bias(), 3 * width, all.data() + t * 3 * width);
    for (std::size_t head = 0; head < a.heads; ++head) {
        for (std::size_t t = 0; t < padded; ++t) {
            const float* row = all.data() + t * 3 * width + head * depth;
            std::copy_n(row, depth, query.data() + t * depth);
            std::copy_n(row + width, depth, key.data() + t * depth);
            std::copy_n(row + 2 * width, depth, value.data() + t * depth);
        }
        products.multiply({1, padded, depth, padded, true}, query.data(), key.data(), scores.data());
        for (std::size_t t = 0; t < padded; ++t) {
            softmax_row(scores.data() + t * padded, a.rows, score_scale(depth));
            std::fill_n(scores.data() + t * padded + a.rows, padded - a.rows, 0.0F);
        }
        products.multiply({1, padded, padded, depth, false}, scores.data(), value.data(), gathered.data());
        for (std::size_t t = 0; t < padded; ++t)
            std::copy_n(gathered.data() + t * depth, depth, a.context.data() + t * width + head * depth);
    }
}

} // namespace entente
