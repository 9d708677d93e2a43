#include "vector_math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

// Loops without branches, which the compiler turns into vector code, once for each instruction set; the loader picks. Where the
// platform has no such choice at load time, the plain version is all there is.
#if defined(__x86_64__) && defined(__linux__)
#define ENTENTE_CLONES __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define ENTENTE_CLONES
#endif
#define ENTENTE_INLINE [[gnu::always_inline]] inline

namespace entente {
namespace {

constexpr float epsilon = 1e-12F; // of layer normalisation, as in BERT

// By value: the references of std::max hinder the vectoriser.
ENTENTE_INLINE float larger(float a, float b) { return a > b ? a : b; }
ENTENTE_INLINE float smaller(float a, float b) { return a < b ? a : b; }

constexpr float shift = 12582912.0F; // 1.5 * 2^23: what lies below one is cut off by its addition

/// Nearest whole number, halves to even, of |x| < 2^22.
ENTENTE_INLINE float rounded(float x) { return (x + shift) - shift; }

/// The low byte of the whole number n of `shift + n`: the last bits of the float are that number.
ENTENTE_INLINE std::uint8_t low_byte(float shifted) { return static_cast<std::uint8_t>(std::bit_cast<std::uint32_t>(shifted)); }

/// e^x for x <= 0, to 2 units in the last place; 0 is as small as it gets: below -87 the result stays there.
ENTENTE_INLINE float exp_negative(float x) {
    x = larger(x, -87.0F);
    const float n = rounded(x * 1.44269504F);
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F; // ln 2 in two parts
    float p = 1.0F / 720;
    p = p * r + 1.0F / 120;
    p = p * r + 1.0F / 24;
    p = p * r + 1.0F / 6;
    p = p * r + 0.5F;
    p = p * r + 1.0F;
    p = p * r + 1.0F;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

/// x Φ(x). erf(x / sqrt 2) is x P(x²) / Q(x²), fitted by least squares on [0, 5.6]; beyond, it is 1 in single precision.
ENTENTE_INLINE float gelu(float x) {
    const float c = smaller(larger(x, -5.6F), 5.6F);
    const float s = c * c;
    float p = 4.450030744e-08F;
    p = p * s + 1.264775350e-05F;
    p = p * s + 3.423400631e-04F;
    p = p * s + 9.381648153e-03F;
    p = p * s + 6.825716794e-02F;
    p = p * s + 7.978844643e-01F;
    float q = 1.180854838e-06F;
    q = q * s + 7.416713197e-05F;
    q = q * s + 1.897886861e-03F;
    q = q * s + 2.879512496e-02F;
    q = q * s + 2.522136569e-01F;
    q = q * s + 1.0F;
    return 0.5F * x * (1.0F + c * p / q);
}

/// 255 e^x for x <= 0, to one part in ten thousand: enough for what becomes a byte.
ENTENTE_INLINE float byte_exp(float x) {
    const float y = larger(x * 1.44269504F, -126.0F), n = rounded(y), r = y - n;
    float p = 255 * 0.0550887670F; // 255 * 2^r, fitted by least squares on [-1/2, 1/2]
    p = p * r + 255 * 0.242604656F;
    p = p * r + 255 * 0.693276283F;
    p = p * r + 255 * 0.999928905F;
    return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

/// x Φ(x) to 1e-4 for |x| < 3.6 and to two parts in ten thousand of x beyond: enough for what becomes a byte. Without division.
ENTENTE_INLINE float byte_gelu(float x) {
    const float c = smaller(larger(x, -3.6F), 3.6F);
    const float s = c * c;
    float p = 8.22475243e-08F; // erf(x / sqrt 2) / x as a polynomial of x², fitted by least squares on [0, 3.6]
    p = p * s - 4.86014642e-06F;
    p = p * s + 1.25259903e-04F;
    p = p * s - 1.88136392e-03F;
    p = p * s + 1.86419096e-02F;
    p = p * s - 1.31309286e-01F;
    p = p * s + 7.97169983e-01F;
    return 0.5F * x * (1.0F + c * p);
}

} // namespace

ENTENTE_CLONES
RowScale quantise_row(const float* x, std::size_t size, std::uint8_t* bytes) {
    float low = 0, high = 0;
#pragma omp simd reduction(min : low) reduction(max : high)
    for (std::size_t k = 0; k < size; ++k) {
        low = smaller(low, x[k]);
        high = larger(high, x[k]);
    }
    if (!(high > low)) {
        std::fill_n(bytes, size, std::uint8_t{0});
        return {};
    }
    const float scale = (high - low) / 255, inverse = 255 / (high - low), zero = rounded(-low * inverse);
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k)
        bytes[k] = low_byte(smaller(x[k] * inverse + (shift + zero), shift + 255)); // not below zero, where the row's lowest comes to lie
    return {scale, static_cast<std::int32_t>(zero)};
}

ENTENTE_CLONES
void dequantise_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* y) {
    const float *scales = outputs.scales, *bias = outputs.bias;
    const std::int32_t* weights = outputs.sums;
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) y[k] = static_cast<float>(sums[k] - row.zero * weights[k]) * (scales[k] * row.scale) + bias[k];
}

ENTENTE_CLONES
void dequantise_gelu_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* y) {
    const float *scales = outputs.scales, *bias = outputs.bias;
    const std::int32_t* weights = outputs.sums;
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k)
        y[k] = byte_gelu(static_cast<float>(sums[k] - row.zero * weights[k]) * (scales[k] * row.scale) + bias[k]);
}

ENTENTE_CLONES
void add_row(const float* x, std::size_t size, float* y) {
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) y[k] += x[k];
}

ENTENTE_CLONES
void gelu_row(float* x, std::size_t size) {
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) x[k] = gelu(x[k]);
}

ENTENTE_CLONES
void normalise_row(float* x, std::size_t size, const float* weight, const float* bias) {
    float sum = 0, squares = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t k = 0; k < size; ++k) sum += x[k];
    const float mean = sum / static_cast<float>(size);
#pragma omp simd reduction(+ : squares)
    for (std::size_t k = 0; k < size; ++k) squares += (x[k] - mean) * (x[k] - mean);
    const float inverse = 1 / std::sqrt(squares / static_cast<float>(size) + epsilon);
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) x[k] = (x[k] - mean) * inverse * weight[k] + bias[k];
}

ENTENTE_CLONES
void softmax_row(float* x, std::size_t size, float scale) {
    float highest = size > 0 ? x[0] : 0, sum = 0;
#pragma omp simd reduction(max : highest)
    for (std::size_t k = 0; k < size; ++k) highest = larger(highest, x[k]);
#pragma omp simd reduction(+ : sum)
    for (std::size_t k = 0; k < size; ++k) {
        x[k] = exp_negative((x[k] - highest) * scale);
        sum += x[k];
    }
    const float inverse = 1 / sum;
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) x[k] *= inverse;
}

ENTENTE_CLONES
float quantise_signed_row(const float* x, std::size_t size, std::int8_t* bytes) {
    float highest = 0;
#pragma omp simd reduction(max : highest)
    for (std::size_t k = 0; k < size; ++k) highest = larger(highest, std::abs(x[k]));
    const float inverse = highest > 0 ? 127 / highest : 0;
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) bytes[k] = static_cast<std::int8_t>(low_byte(x[k] * inverse + shift));
    return highest / 127;
}

ENTENTE_CLONES
std::int32_t sum_of(const std::int8_t* bytes, std::size_t size) {
    std::int32_t sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t k = 0; k < size; ++k) sum += bytes[k];
    return sum;
}

ENTENTE_CLONES
void scale_row(const std::int32_t* sums, std::size_t size, float factor, const float* scales, float* y) {
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) y[k] = static_cast<float>(sums[k]) * (factor * scales[k]);
}

ENTENTE_CLONES
void quantise_signed_columns(const float* x, std::size_t rows, std::size_t columns, std::size_t stride, std::int8_t* bytes, float* scales) {
    std::fill_n(scales, columns, 0.0F);
    for (std::size_t t = 0; t < rows; ++t) {
        const float* row = x + t * stride;
#pragma omp simd
        for (std::size_t c = 0; c < columns; ++c) scales[c] = larger(scales[c], std::abs(row[c]));
    }
#pragma omp simd
    for (std::size_t c = 0; c < columns; ++c) scales[c] = larger(scales[c], 1e-20F) / 127;
    for (std::size_t t = 0; t < rows; ++t) {
        const float* row = x + t * stride;
        std::int8_t* to = bytes + t * columns;
#pragma omp simd
        for (std::size_t c = 0; c < columns; ++c) to[c] = static_cast<std::int8_t>(low_byte(row[c] / scales[c] + shift));
    }
}

ENTENTE_CLONES
float attend_row(const std::int32_t* scores, std::size_t size, float scale, std::int32_t zero, const float* key_scales,
                 const std::int32_t* key_sums, float* scratch, std::uint8_t* weights) {
    float highest = -1e30F, sum = 0;
#pragma omp simd reduction(max : highest)
    for (std::size_t k = 0; k < size; ++k) {
        scratch[k] = static_cast<float>(scores[k] - zero * key_sums[k]) * key_scales[k];
        highest = larger(highest, scratch[k]);
    }
#pragma omp simd reduction(+ : sum)
    for (std::size_t k = 0; k < size; ++k) {
        scratch[k] = rounded(byte_exp((scratch[k] - highest) * scale));
        sum += scratch[k];
    }
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) weights[k] = static_cast<std::uint8_t>(static_cast<std::int32_t>(scratch[k]));
    return 1 / sum;
}

} // namespace entente
