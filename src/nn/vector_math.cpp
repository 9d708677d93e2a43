#include "vector_math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <iterator>

// Loops without branches, which the compiler turns into vector code, once for each instruction set; the loader picks. Where the
// platform has no such choice at load time, the plain version is all there is.
#if defined(__x86_64__) && defined(__linux__)
#include <immintrin.h>
#define ENTENTE_CLONES __attribute__((target_clones("avx512f", "arch=haswell", "default")))
// What reads integer sums, ends in bytes or sums up a row of floats, the compiler makes poor vector code of: it takes 64 values at once and
// the rest of a row one by one, and adds up in order. On processors that multiply bytes, which all have AVX-512, such a function is written
// out.
#define ENTENTE_AVX512 __attribute__((target("avx512f,avx512dq")))
#define ENTENTE_AVX512_INLINE __attribute__((target("avx512f,avx512dq"), always_inline))
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

constexpr float gelu_bound = 3.6F;
/// erf(x / sqrt 2) / x as a polynomial of x², fitted by least squares on [0, gelu_bound]; the highest power first.
constexpr float byte_gelu_terms[] = {8.22475243e-08F, -4.86014642e-06F, 1.25259903e-04F, -1.88136392e-03F,
                                     1.86419096e-02F, -1.31309286e-01F, 7.97169983e-01F};

/// x Φ(x) to 1e-4 for |x| < 3.6 and to two parts in ten thousand of x beyond: enough for what becomes a byte. Without division.
ENTENTE_INLINE float byte_gelu(float x) {
    const float c = smaller(larger(x, -gelu_bound), gelu_bound);
    const float s = c * c;
    float p = byte_gelu_terms[0];
    for (std::size_t n = 1; n < std::size(byte_gelu_terms); ++n) p = p * s + byte_gelu_terms[n];
    return 0.5F * x * (1.0F + c * p);
}

#ifdef ENTENTE_AVX512

/// Whether the functions of `avx512` are the ones to take.
ENTENTE_INLINE bool has_avx512() { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"); }

namespace avx512 {

constexpr std::size_t lanes = 16;

// `left`: how many of a row are left. Only where fewer than sixteen are, a mask is used: what is stored under one cannot be loaded again at
// once.
ENTENTE_AVX512 inline __mmask16 mask_of(std::size_t left) { return static_cast<__mmask16>((1U << left) - 1); }
ENTENTE_AVX512 inline __m512 load(const float* x, std::size_t left, __m512 others = _mm512_setzero_ps()) {
    return left >= lanes ? _mm512_loadu_ps(x) : _mm512_mask_loadu_ps(others, mask_of(left), x);
}
ENTENTE_AVX512 inline __m512 load(const std::int32_t* x, std::size_t left) { // as floats
    return _mm512_cvtepi32_ps(left >= lanes ? _mm512_loadu_si512(x) : _mm512_maskz_loadu_epi32(mask_of(left), x));
}
ENTENTE_AVX512 inline void store(float* x, std::size_t left, __m512 v) {
    left >= lanes ? _mm512_storeu_ps(x, v) : _mm512_mask_storeu_ps(x, mask_of(left), v);
}
ENTENTE_AVX512 inline void store_bytes(void* bytes, std::size_t left, __m128i n) {
    if (left >= lanes)
        _mm_storeu_si128(static_cast<__m128i*>(bytes), n);
    else
        std::memcpy(bytes, &n, left);
}

/// Calls work(k, left, chain) for each sixteen of a row and for what is left of it. What is gathered in several chains need not wait for
/// the sixteen just before.
template <typename Work>
ENTENTE_AVX512_INLINE inline void in_lanes(std::size_t size, Work work) {
    std::size_t k = 0;
    for (; k + 2 * lanes <= size; k += 2 * lanes) {
        work(k, lanes, 0);
        work(k + lanes, lanes, 1);
    }
    if (k + lanes <= size) {
        work(k, lanes, 0);
        k += lanes;
    }
    if (k < size) work(k, size - k, 1);
}

/// The least and the greatest of a row, and zero.
struct Range {
    __m512 lows[2], highs[2];

    ENTENTE_AVX512_INLINE inline void add(__m512 v, int chain) {
        lows[chain] = _mm512_min_ps(lows[chain], v);
        highs[chain] = _mm512_max_ps(highs[chain], v);
    }
    [[nodiscard]] ENTENTE_AVX512_INLINE inline float low() const { return _mm512_reduce_min_ps(_mm512_min_ps(lows[0], lows[1])); }
    [[nodiscard]] ENTENTE_AVX512_INLINE inline float high() const { return _mm512_reduce_max_ps(_mm512_max_ps(highs[0], highs[1])); }
};

/// 255 * 2^y for y <= 0 (or above it by a rounding), to one part in ten thousand, rounded.
ENTENTE_AVX512 inline __m512i byte_power(__m512 y) {
    constexpr int whole_below = 1; // what is left of a number above the next whole one below
    const __m512 r = _mm512_reduce_ps(y, whole_below);
    __m512 p = _mm512_set1_ps(255 * 0.07802452F); // 2^r, fitted on [0, 1] for the least relative error
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(255 * 0.22606716F));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(255 * 0.69583354F));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(255 * 0.99992522F));
    return _mm512_cvtps_epi32(_mm512_scalef_ps(p, y)); // takes the whole number below y for itself
}

ENTENTE_AVX512 inline __m512 byte_gelu(__m512 x) {
    const __m512 c = _mm512_min_ps(_mm512_max_ps(x, _mm512_set1_ps(-gelu_bound)), _mm512_set1_ps(gelu_bound)), s = _mm512_mul_ps(c, c);
    __m512 p = _mm512_set1_ps(byte_gelu_terms[0]);
    for (std::size_t n = 1; n < std::size(byte_gelu_terms); ++n) p = _mm512_fmadd_ps(p, s, _mm512_set1_ps(byte_gelu_terms[n]));
    const __m512 half = _mm512_mul_ps(x, _mm512_set1_ps(0.5F));
    return _mm512_fmadd_ps(half, _mm512_mul_ps(c, p), half);
}

/// The values of sixteen outputs.
struct Dequantiser {
    ENTENTE_AVX512 Dequantiser(const std::int32_t* sums, RowScale row, const OutputScales& outputs)
        : sums(sums), outputs(outputs), zero(_mm512_set1_ps(static_cast<float>(row.zero))), scale(_mm512_set1_ps(row.scale)) {}

    [[nodiscard]] ENTENTE_AVX512_INLINE inline __m512 operator()(std::size_t k, std::size_t left) const {
        const __m512 sum = _mm512_fnmadd_ps(zero, load(outputs.sums + k, left), load(sums + k, left));
        return _mm512_fmadd_ps(sum, _mm512_mul_ps(load(outputs.scales + k, left), scale), load(outputs.bias + k, left));
    }

    const std::int32_t* sums;
    OutputScales outputs;
    __m512 zero, scale;
};

/// The bytes of a row.
ENTENTE_AVX512 inline RowScale to_bytes(const float* x, std::size_t size, const Range& range, std::uint8_t* bytes) {
    const float low = range.low(), high = range.high();
    if (!(high > low)) {
        std::fill_n(bytes, size, std::uint8_t{0});
        return {};
    }
    const float inverse = 255 / (high - low), zero = rounded(-low * inverse);
    const __m512 inverses = _mm512_set1_ps(inverse), zeros = _mm512_set1_ps(zero), none = _mm512_setzero_ps();
    in_lanes(size, [=](std::size_t k, std::size_t left, int) ENTENTE_AVX512_INLINE {
        const __m512 v = _mm512_fmadd_ps(load(x + k, left), inverses, zeros);
        store_bytes(bytes + k, left, _mm512_cvtusepi32_epi8(_mm512_cvtps_epi32(_mm512_max_ps(v, none))));
    });
    return {(high - low) / 255, static_cast<std::int32_t>(zero)};
}

ENTENTE_AVX512
RowScale quantise_row(const float* x, std::size_t size, std::uint8_t* bytes) {
    Range range{};
    in_lanes(size, [&](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE { range.add(load(x + k, left), chain); });
    return to_bytes(x, size, range, bytes);
}

ENTENTE_AVX512
void dequantise_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* y) {
    const Dequantiser value(sums, row, outputs);
    in_lanes(size, [=](std::size_t k, std::size_t left, int) ENTENTE_AVX512_INLINE { store(y + k, left, value(k, left)); });
}

ENTENTE_AVX512
RowScale gelu_bytes_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* scratch,
                        std::uint8_t* bytes) {
    const Dequantiser value(sums, row, outputs);
    Range range{};
    in_lanes(size, [&, scratch](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE {
        const __m512 v = byte_gelu(value(k, left));
        store(scratch + k, left, v);
        range.add(v, chain);
    });
    return to_bytes(scratch, size, range, bytes);
}

/// Sums and their mean.
struct Total {
    __m512 parts[2];

    [[nodiscard]] ENTENTE_AVX512_INLINE inline float mean(std::size_t size) const {
        return _mm512_reduce_add_ps(_mm512_add_ps(parts[0], parts[1])) / static_cast<float>(size);
    }
};

/// What is left of normalisation when the row's sum is known.
ENTENTE_AVX512 inline Range normalise(float* x, std::size_t size, const Total& total, const float* weight, const float* bias) {
    const __m512 mean = _mm512_set1_ps(total.mean(size));
    Total squares{};
    in_lanes(size, [&, x](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE {
        const __m512 d = _mm512_sub_ps(load(x + k, left, mean), mean);
        squares.parts[chain] = _mm512_fmadd_ps(d, d, squares.parts[chain]);
    });
    const __m512 inverse = _mm512_set1_ps(1 / std::sqrt(squares.mean(size) + epsilon));
    Range range{};
    in_lanes(size, [&, x, weight, bias](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE {
        const __m512 d = _mm512_mul_ps(_mm512_sub_ps(load(x + k, left, mean), mean), inverse);
        const __m512 v = _mm512_fmadd_ps(d, load(weight + k, left), load(bias + k, left));
        store(x + k, left, v);
        range.add(v, chain);
    });
    return range;
}

ENTENTE_AVX512
void normalise_row(float* x, std::size_t size, const float* weight, const float* bias) {
    Total total{};
    in_lanes(size, [&, x](std::size_t k, std::size_t left, int chain)
                       ENTENTE_AVX512_INLINE { total.parts[chain] = _mm512_add_ps(total.parts[chain], load(x + k, left)); });
    normalise(x, size, total, weight, bias);
}

ENTENTE_AVX512
RowScale add_normalise_bytes_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, const float* weight,
                                 const float* bias, float* x, std::uint8_t* bytes) {
    const Dequantiser value(sums, row, outputs);
    Total total{};
    in_lanes(size, [&, x](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE {
        const __m512 v = _mm512_add_ps(load(x + k, left), value(k, left));
        store(x + k, left, v);
        total.parts[chain] = _mm512_add_ps(total.parts[chain], v);
    });
    return to_bytes(x, size, normalise(x, size, total, weight, bias), bytes);
}

ENTENTE_AVX512
SignedRow quantise_signed_row(const float* x, std::size_t size, std::int8_t* bytes) {
    Range range{}; // of the amounts
    in_lanes(size, [&, x](std::size_t k, std::size_t left, int chain)
                       ENTENTE_AVX512_INLINE { range.add(_mm512_abs_ps(load(x + k, left)), chain); });
    const float highest = range.high(), inverse = highest > 0 ? 127 / highest : 0;
    const __m512 inverses = _mm512_set1_ps(inverse);
    __m512i sums = _mm512_setzero_si512();
    in_lanes(size, [&, x, bytes](std::size_t k, std::size_t left, int) ENTENTE_AVX512_INLINE {
        const __m512i n = _mm512_cvtps_epi32(_mm512_mul_ps(load(x + k, left), inverses));
        sums = _mm512_add_epi32(sums, n);
        store_bytes(bytes + k, left, _mm512_cvtepi32_epi8(n));
    });
    return {highest / 127, _mm512_reduce_add_epi32(sums)};
}

ENTENTE_AVX512
void quantise_signed_columns(const float* x, std::size_t rows, std::size_t columns, std::size_t stride, std::int8_t* bytes, float* scales) {
    in_lanes(columns, [=](std::size_t c, std::size_t left, int) ENTENTE_AVX512_INLINE {
        __m512 highs = _mm512_set1_ps(1e-20F);
        for (std::size_t t = 0; t < rows; ++t) highs = _mm512_max_ps(highs, _mm512_abs_ps(load(x + t * stride + c, left)));
        store(scales + c, left, _mm512_div_ps(highs, _mm512_set1_ps(127)));
        const __m512 inverse = _mm512_div_ps(_mm512_set1_ps(127), highs);
        for (std::size_t t = 0; t < rows; ++t) {
            const __m512i n = _mm512_cvtps_epi32(_mm512_mul_ps(load(x + t * stride + c, left), inverse));
            store_bytes(bytes + t * columns + c, left, _mm512_cvtepi32_epi8(n));
        }
    });
}

ENTENTE_AVX512
float attend_row(const std::int32_t* scores, std::size_t size, float scale, std::int32_t zero, const float* key_scales,
                 const float* key_sums, float* scratch, std::uint8_t* weights) {
    const __m512 zeros = _mm512_set1_ps(static_cast<float>(zero)), none = _mm512_set1_ps(-1e30F);
    __m512 highs[2] = {none, none};
    in_lanes(size, [&, scores, key_scales, key_sums, scratch](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE {
        const __m512 score = _mm512_mul_ps(load(scores + k, left), load(key_scales + k, left));
        const __m512 v = _mm512_fnmadd_ps(zeros, load(key_sums + k, left), score);
        store(scratch + k, left, v);
        highs[chain] = _mm512_max_ps(highs[chain], left >= lanes ? v : _mm512_mask_mov_ps(none, mask_of(left), v));
    });
    const __m512 log2 = _mm512_set1_ps(scale * 1.44269504F), least = _mm512_set1_ps(-126);
    const __m512 highest = _mm512_mul_ps(_mm512_set1_ps(_mm512_reduce_max_ps(_mm512_max_ps(highs[0], highs[1]))), log2);
    __m512i sums[2] = {_mm512_setzero_si512(), _mm512_setzero_si512()};
    in_lanes(size, [&, scratch, weights](std::size_t k, std::size_t left, int chain) ENTENTE_AVX512_INLINE {
        const __m512i n = byte_power(_mm512_max_ps(_mm512_fmsub_ps(load(scratch + k, left, none), log2, highest), least));
        sums[chain] = _mm512_add_epi32(sums[chain], n);
        store_bytes(weights + k, left, _mm512_cvtusepi32_epi8(n));
    });
    return 1 / static_cast<float>(_mm512_reduce_add_epi32(_mm512_add_epi32(sums[0], sums[1])));
}

} // namespace avx512

#endif

} // namespace

ENTENTE_CLONES
RowScale quantise_row(const float* x, std::size_t size, std::uint8_t* bytes) {
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::quantise_row(x, size, bytes);
#endif
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
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::dequantise_row(sums, size, row, outputs, y);
#endif
    const float *scales = outputs.scales, *weights = outputs.sums, *bias = outputs.bias, zero = static_cast<float>(row.zero);
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) y[k] = (static_cast<float>(sums[k]) - zero * weights[k]) * (scales[k] * row.scale) + bias[k];
}

ENTENTE_CLONES
RowScale gelu_bytes_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, float* scratch,
                        std::uint8_t* bytes) {
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::gelu_bytes_row(sums, size, row, outputs, scratch, bytes);
#endif
    dequantise_row(sums, size, row, outputs, scratch);
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) scratch[k] = byte_gelu(scratch[k]);
    return quantise_row(scratch, size, bytes);
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
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::normalise_row(x, size, weight, bias);
#endif
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
RowScale add_normalise_bytes_row(const std::int32_t* sums, std::size_t size, RowScale row, const OutputScales& outputs, const float* weight,
                                 const float* bias, float* x, std::uint8_t* bytes) {
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::add_normalise_bytes_row(sums, size, row, outputs, weight, bias, x, bytes);
#endif
    const float *scales = outputs.scales, *weights = outputs.sums, *added = outputs.bias, zero = static_cast<float>(row.zero);
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) x[k] += (static_cast<float>(sums[k]) - zero * weights[k]) * (scales[k] * row.scale) + added[k];
    normalise_row(x, size, weight, bias);
    return quantise_row(x, size, bytes);
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
SignedRow quantise_signed_row(const float* x, std::size_t size, std::int8_t* bytes) {
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::quantise_signed_row(x, size, bytes);
#endif
    float highest = 0;
#pragma omp simd reduction(max : highest)
    for (std::size_t k = 0; k < size; ++k) highest = larger(highest, std::abs(x[k]));
    const float inverse = highest > 0 ? 127 / highest : 0;
    std::int32_t sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t k = 0; k < size; ++k) {
        bytes[k] = static_cast<std::int8_t>(low_byte(x[k] * inverse + shift));
        sum += bytes[k];
    }
    return {highest / 127, sum};
}

ENTENTE_CLONES
void scale_row(const std::int32_t* sums, std::size_t size, float factor, const float* scales, float* y) {
#pragma omp simd
    for (std::size_t k = 0; k < size; ++k) y[k] = static_cast<float>(sums[k]) * (factor * scales[k]);
}

ENTENTE_CLONES
void quantise_signed_columns(const float* x, std::size_t rows, std::size_t columns, std::size_t stride, std::int8_t* bytes, float* scales) {
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::quantise_signed_columns(x, rows, columns, stride, bytes, scales);
#endif
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
                 const float* key_sums, float* scratch, std::uint8_t* weights) {
#ifdef ENTENTE_AVX512
    if (has_avx512()) return avx512::attend_row(scores, size, scale, zero, key_scales, key_sums, scratch, weights);
#endif
    float highest = -1e30F, sum = 0;
#pragma omp simd reduction(max : highest)
    for (std::size_t k = 0; k < size; ++k) {
        scratch[k] = static_cast<float>(scores[k]) * key_scales[k] - static_cast<float>(zero) * key_sums[k];
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
