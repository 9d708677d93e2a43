#include "nn/vector_math.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace entente;

namespace {

/// A few hundred values from `low` to `high`, in no order.
std::vector<float> values(std::size_t size, float low, float high) {
    std::vector<float> result(size);
    for (std::size_t k = 0; k < size; ++k) result[k] = low + (high - low) * static_cast<float>(k * 617 % size) / static_cast<float>(size);
    return result;
}

constexpr std::size_t sizes[] = {1, 7, 16, 17, 32, 55, 100, 384};

} // namespace

TEST_CASE("a quantised row is within half a step of its values, and zero stays zero") {
    for (const std::size_t size : sizes)
        for (const auto& range : {std::pair{-3.0F, 5.0F}, {0.5F, 4.0F}, {-7.0F, -1.0F}, {-4.0F, 4.0F}, {0.0F, 0.0F}}) {
            CAPTURE(size);
            CAPTURE(range.first);
            std::vector<float> x = values(size, range.first, range.second);
            x.front() = range.first, x.back() = range.second; // bytes 0 and 255
            if (size > 2) x[1] = 0;
            std::vector<std::uint8_t> bytes(size + 1, 99);
            const RowScale row = quantise_row(x.data(), size, bytes.data());
            CHECK(bytes[size] == 99); // what is behind the row stays
            for (std::size_t k = 0; k < size; ++k) {
                const float back = row.scale * static_cast<float>(bytes[k] - row.zero);
                CHECK(std::abs(back - x[k]) <= row.scale * 0.51F);
                if (x[k] == 0) CHECK(back == 0);
            }
        }
}

TEST_CASE("signed bytes use the whole range and are within half a step") {
    for (const std::size_t size : sizes) {
        CAPTURE(size);
        const std::vector<float> x = values(size, -2.0F, 6.0F);
        std::vector<std::int8_t> bytes(size + 1, 99);
        const SignedRow row = quantise_signed_row(x.data(), size, bytes.data());
        CHECK(bytes[size] == 99);
        bytes.pop_back();
        CHECK(std::max(*std::max_element(bytes.begin(), bytes.end()),
                       static_cast<std::int8_t>(-*std::min_element(bytes.begin(), bytes.end()))) == 127);
        for (std::size_t k = 0; k < size; ++k) CHECK(std::abs(row.scale * bytes[k] - x[k]) <= row.scale * 0.51F);
        CHECK(row.sum == std::accumulate(bytes.begin(), bytes.end(), 0));
    }
}

TEST_CASE("columns are quantised each with its own scale, rows beside them left alone") {
    const std::vector<float> x{1, -100, 9, 0.5F, 50, 9, -2, 25, 9}; // 3 rows of 3, of which the first two columns count
    std::int8_t bytes[6];
    float scales[2];
    quantise_signed_columns(x.data(), 3, 2, 3, bytes, scales);
    CHECK(scales[0] == doctest::Approx(2.0 / 127));
    CHECK(scales[1] == doctest::Approx(100.0 / 127));
    CHECK(std::vector<int>(bytes, bytes + 6) == std::vector{64, -127, 32, 64, -127, 32});
}

TEST_CASE("many columns are quantised as well as few") {
    for (const std::size_t columns : sizes) {
        CAPTURE(columns);
        constexpr std::size_t rows = 5;
        const std::vector<float> x = values(rows * (columns + 3), -2.0F, 6.0F);
        std::vector<std::int8_t> bytes(rows * columns + 1, 99);
        std::vector<float> scales(columns + 1, 99);
        quantise_signed_columns(x.data(), rows, columns, columns + 3, bytes.data(), scales.data());
        CHECK(bytes.back() == 99);
        CHECK(scales.back() == 99);
        for (std::size_t t = 0; t < rows; ++t)
            for (std::size_t c = 0; c < columns; ++c)
                CHECK(std::abs(scales[c] * bytes[t * columns + c] - x[t * (columns + 3) + c]) <= scales[c] * 0.51F);
    }
}

TEST_CASE("the integer sums of quantised rows become values again") {
    const std::int32_t sums[] = {1000, -200};
    const float scales[] = {0.5F, 0.25F}, weights[] = {3, -4}, bias[] = {1, 2};
    float y[2];
    dequantise_row(sums, 2, {0.1F, 20}, {scales, weights, bias}, y);
    CHECK(y[0] == doctest::Approx((1000 - 60) * 0.05 + 1));
    CHECK(y[1] == doctest::Approx((-200 + 80) * 0.025 + 2));
    scale_row(sums, 2, 2.0F, scales, y);
    CHECK(y[0] == doctest::Approx(1000));
    CHECK(y[1] == doctest::Approx(-100));
}

TEST_CASE("the Gaussian error unit is exact to two millionths") {
    for (const float bound : {1.0F, 6.0F, 40.0F}) {
        const std::vector<float> x = values(384, -bound, bound);
        std::vector<float> y = x;
        gelu_row(y.data(), y.size());
        for (std::size_t k = 0; k < x.size(); ++k)
            CHECK(std::abs(y[k] - 0.5 * x[k] * (1 + std::erf(static_cast<double>(x[k]) / std::sqrt(2.0)))) <
                  2e-6 * std::max(1.0F, std::abs(x[k])));
    }
}

TEST_CASE("the Gaussian error unit of integer sums, as bytes, is within half a step and a ten thousandth") {
    for (const std::size_t size : sizes) {
        CAPTURE(size);
        const std::vector<float> scales(size, 0.01F), bias = values(size, -1, 1);
        std::vector<float> scratch(size), weights(size);
        std::vector<std::int32_t> sums(size);
        for (std::size_t k = 0; k < size; ++k) {
            weights[k] = static_cast<float>(k % 7) - 3;
            sums[k] = static_cast<std::int32_t>(k * 37 % 1000) - 400;
        }
        std::vector<std::uint8_t> bytes(size);
        const RowScale row =
            gelu_bytes_row(sums.data(), size, {0.9F, 20}, {scales.data(), weights.data(), bias.data()}, scratch.data(), bytes.data());
        for (std::size_t k = 0; k < size; ++k) {
            const double x = (sums[k] - 20.0 * static_cast<double>(weights[k])) * 0.009 + static_cast<double>(bias[k]);
            const double expected = 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
            CHECK(std::abs(row.scale * static_cast<float>(bytes[k] - row.zero) - expected) <=
                  row.scale * 0.51 + 2e-4 * std::max(1.0, std::abs(x)));
        }
    }
}

TEST_CASE("a normalised row has mean and spread of its weight and bias") {
    for (const std::size_t size : {7, 17, 32, 384}) {
        std::vector<float> x = values(size + 1, -3, 9);
        const float behind = x.back();
        const std::vector<float> weight = values(size, 0.5F, 2), bias = values(size, -1, 1), before = x;
        normalise_row(x.data(), size, weight.data(), bias.data());
        CHECK(x.back() == behind);
        const double mean = std::accumulate(before.begin(), before.end() - 1, 0.0) / static_cast<double>(size);
        double variance = 0;
        for (std::size_t k = 0; k < size; ++k) variance += (before[k] - mean) * (before[k] - mean) / static_cast<double>(size);
        for (std::size_t k = 0; k < size; ++k)
            CHECK(x[k] == doctest::Approx((before[k] - mean) / std::sqrt(variance) * weight[k] + bias[k]).epsilon(1e-4));
    }
}

TEST_CASE("a row with sums added is normalised, and its bytes are within half a step") {
    for (const std::size_t size : sizes) {
        CAPTURE(size);
        const std::vector<float> scales(size, 0.01F), bias = values(size, -1, 1);
        const std::vector<float> norm_weight = values(size, 0.5F, 2), norm_bias = values(size, -0.5F, 0.5F);
        std::vector<std::int32_t> sums(size);
        std::vector<float> weights(size);
        for (std::size_t k = 0; k < size; ++k) {
            weights[k] = static_cast<float>(k % 7) - 3;
            sums[k] = static_cast<std::int32_t>(k * 37 % 1000) - 400;
        }
        std::vector<float> x = values(size + 1, -3, 9), expected(size);
        const float behind = x.back();
        const OutputScales outputs{scales.data(), weights.data(), bias.data()};
        dequantise_row(sums.data(), size, {0.9F, 20}, outputs, expected.data());
        for (std::size_t k = 0; k < size; ++k) expected[k] += x[k];
        normalise_row(expected.data(), size, norm_weight.data(), norm_bias.data());
        std::vector<std::uint8_t> bytes(size + 1, 77);
        const RowScale row =
            add_normalise_bytes_row(sums.data(), size, {0.9F, 20}, outputs, norm_weight.data(), norm_bias.data(), x.data(), bytes.data());
        CHECK(x.back() == behind);
        CHECK(bytes.back() == 77);
        for (std::size_t k = 0; k < size; ++k) {
            CHECK(x[k] == doctest::Approx(expected[k]).epsilon(1e-4));
            CHECK(std::abs(row.scale * static_cast<float>(bytes[k] - row.zero) - x[k]) <= row.scale * 0.51F);
        }
    }
}

TEST_CASE("softmax gives shares that sum to one, with scores of any size") {
    for (const std::size_t size : sizes)
        for (const float spread : {0.1F, 10.0F, 1e4F}) {
            std::vector<float> x = values(size, -spread, spread);
            const std::vector<float> before = x;
            softmax_row(x.data(), size, 0.5F);
            double sum = 0;
            const float highest = *std::max_element(before.begin(), before.end());
            for (const float v : before) sum += std::exp(0.5 * (v - highest));
            for (std::size_t k = 0; k < size; ++k) CHECK(std::abs(x[k] - std::exp(0.5 * (before[k] - highest)) / sum) < 1e-6);
        }
}

TEST_CASE("attention over integer scores is the softmax of the scores they stand for, to a byte") {
    for (const std::size_t size : sizes) {
        CAPTURE(size);
        std::vector<std::int32_t> scores(size);
        std::vector<float> key_scales = values(size, 0.01F, 0.03F), sums(size), scratch(size), score(size);
        for (std::size_t k = 0; k < size; ++k) {
            const auto sum = static_cast<std::int32_t>(k % 11) - 5;
            sums[k] = key_scales[k] * static_cast<float>(sum);
            scores[k] = 128 * sum + static_cast<std::int32_t>(k * 91 % 300);
            score[k] = 0.9F * key_scales[k] * static_cast<float>(scores[k] - 128 * sum);
        }
        std::vector<std::uint8_t> weights(size);
        const float inverse = attend_row(scores.data(), size, 0.9F, 128, key_scales.data(), sums.data(), scratch.data(), weights.data());
        const float highest = *std::max_element(score.begin(), score.end());
        int sum = 0;
        for (std::size_t k = 0; k < size; ++k) {
            CHECK(std::abs(weights[k] - 255 * std::exp(score[k] - highest)) <= 0.51F);
            sum += weights[k];
        }
        CHECK(inverse == doctest::Approx(1.0 / sum));
    }
}
