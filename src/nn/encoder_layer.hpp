#pragma once

#include "product.hpp"
#include "vector_math.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace entente {

/// The rows of one window on their way through the layers, and the room that the layers need. `padded` >= `rows` is a multiple of
/// row_step; what stands in the rows between has no influence on the others.
struct Activations {
    Activations(std::size_t width, std::size_t heads, std::size_t feed_forward);

    /// Makes room for a window of `count` rows. What was left of an earlier window stays.
    void fit(std::size_t count);

    std::size_t width, heads, depth, feed_forward, rows = 0, padded = 0;
    std::vector<float> x;       ///< [padded, width]
    std::vector<float> context; ///< [padded, width]: what attention gathers
    std::vector<float> wide;    ///< one row of whatever is computed
    // integer form
    std::vector<std::uint8_t> bytes, wide_bytes; ///< what is multiplied next [padded, width], [padded, feed_forward]
    std::vector<RowScale> scales;                ///< of the bytes
    std::vector<std::int32_t> sums;              ///< of a block
    std::vector<std::uint8_t> query;             ///< [heads, padded, depth]
    std::vector<std::int8_t> key, value;
    std::vector<RowScale> query_scales;                                  ///< [heads, padded]
    std::vector<float> key_scales, key_sums, value_scales, value_floats; ///< sums: of a key's bytes, times its scale
    std::vector<std::int32_t> scores, gathered;
    std::vector<std::uint8_t> weights; ///< of attention
    std::vector<float> inverse_sums;
};

/// A post-norm transformer layer as in BERT (Devlin et al. 2019): attention, then the feed-forward part, each added to its input and
/// normalised.
///
/// Two ways of the same: in floats, the plain reference; and with products of bytes. There each row of activations is quantised by itself,
/// over its own range, just before it is multiplied, so that a row's bytes depend on no other row; queries and keys for each head, values
/// for each column. All between the products is done in floats.
class EncoderLayer {
public:
    EncoderLayer(const ModelFile& model, const std::string& name);

    /// In the integer form `bytes` and `scales` hold x on the way in and out.
    void apply(Activations& a, const BatchedProducts& products) const;
    [[nodiscard]] bool is_integer() const { return query_key_value_.is_integer(); }

private:
    void attend(Activations& a, const BatchedProducts& products) const;
    void quantise_heads(Activations& a) const;
    void transform(Activations& a) const;
    void apply_floats(Activations& a, const BatchedProducts& products) const;
    void attend_floats(Activations& a, const BatchedProducts& products) const;

    Product query_key_value_, output_, inner_, outer_;
    std::span<const float> attention_weight_, attention_bias_, output_weight_, output_bias_; ///< of the normalisations
};

} // namespace entente
