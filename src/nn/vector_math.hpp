#pragma once

#include <cstddef>
#include <cstdint>

namespace entente {

/// How a row of floats became unsigned bytes: value = scale * (byte - zero).
struct RowScale {
    float scale = 1;
    std::int32_t zero = 0;
};

/// How a row of floats became signed bytes, and the sum of the bytes.
struct SignedRow {
    float scale = 1;
    std::int32_t sum = 0;
};

/// What turns the integer sums of one output into its value, but for the row: weight scale, sum of its weights (a whole number), bias. Sums
/// beyond 2^24 are rounded, far less than the bytes were.
struct OutputScales {
    const float* scales = nullptr;
    const float* sums = nullptr;
    const float* bias = nullptr;

    /// The same from a later output on.
    [[nodiscard]] OutputScales from(std::size_t output) const { return {scales + output, sums + output, bias + output}; }
};

// The elementwise work between matrix products, a row at a time. Each function is compiled for several instruction sets and the best is
// picked at run time. Results are the same for the same row wherever it stands.

/// Bytes that cover the row's range, 0 included.
[[nodiscard]] RowScale quantise_row(const float* x, std::size_t size, std::uint8_t* bytes);

/// y = sums of products of quantised rows, made floats: scale (sum - zero * weights) + bias.
void dequantise_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* y);

/// Sums become values as by `dequantise_row`, then x -> x Φ(x) to 1e-4 and for large x to 2e-4 of it, then bytes as of `quantise_row`.
/// `scratch` has room for the row.
[[nodiscard]] RowScale gelu_bytes_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* scratch,
                                      std::uint8_t* bytes);

/// y += x.
void add_row(const float* x, std::size_t size, float* y);

/// x -> x Φ(x), the exact Gaussian error linear unit (Hendrycks and Gimpel 2016) to 2e-6.
void gelu_row(float* x, std::size_t size);

/// x -> (x - mean) / sqrt(variance + 1e-12) * weight + bias.
void normalise_row(float* x, std::size_t size, const float* weight, const float* bias);

/// Sums become values as by `dequantise_row` and are added to x, which is normalised as by `normalise_row` and made bytes as by
/// `quantise_row` too.
[[nodiscard]] RowScale add_normalise_bytes_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs,
                                               const float* weight, const float* bias, float* x, std::uint8_t* bytes);

/// x -> exp(scale x) / sum.
void softmax_row(float* x, std::size_t size, float scale);

/// Signed bytes: value = scale * byte.
[[nodiscard]] SignedRow quantise_signed_row(const float* x, std::size_t size, std::int8_t* bytes);

/// y = factor * scales * sums.
void scale_row(const std::int32_t* sums, std::size_t size, float factor, const float* scales, float* y);

/// x[t][c] of `rows` rows that lie `stride` apart -> signed bytes [rows][columns], one scale a column.
void quantise_signed_columns(const float* x, std::size_t rows, std::size_t columns, std::size_t stride, std::int8_t* bytes, float* scales);

/// The attention of one row from integer scores: weights as bytes, 255 the largest. The score of key k is
/// scale * (key_scales[k] * scores[k] - zero * key_sums[k]). `scratch` has room for the row. Returns 1 / sum of the bytes.
[[nodiscard]] float attend_row(const std::int32_t* scores, std::size_t size, float scale, std::int32_t zero, const float* key_scales,
                               const float* key_sums, float* scratch, std::uint8_t* weights);

} // namespace entente
