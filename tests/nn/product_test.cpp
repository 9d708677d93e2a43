#include "nn/product.hpp"

#include "tiny_model.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("products of bytes are exact, at the ends of their ranges too") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-int8.model"));
    const Product product(model, {"probe", "bare"});
    CHECK(product.is_integer() == multiplies_bytes());
    if (!product.is_integer()) return;
    const auto weight = [&](std::size_t row, std::size_t k) {
        return row < 24 ? model.tensor("probe.weight").int8s[row * 16 + k] : model.tensor("bare.weight").int8s[(row - 24) * 16 + k];
    };
    std::vector<std::uint8_t> x(16 * 16);
    for (std::size_t k = 0; k < x.size(); ++k) x[k] = k < 16 ? 255 : static_cast<std::uint8_t>(k * 37 % 256);
    std::vector<std::int32_t> y(16 * 27);
    product.multiply(x.data(), 16, y.data());
    for (std::size_t t = 0; t < 16; ++t)
        for (std::size_t row = 0; row < 27; ++row) {
            std::int32_t sum = 0;
            for (std::size_t k = 0; k < 16; ++k) sum += x[t * 16 + k] * weight(row, k);
            CHECK(y[t * 27 + row] == sum);
        }
}

TEST_CASE("batched products multiply each pair, the second matrix as it lies or transposed") {
    const BatchedProducts products;
    constexpr std::size_t batch = 3, m = 16, k = 5, n = 7;
    std::vector<std::uint8_t> a(batch * m * k);
    std::vector<std::int8_t> b(batch * k * n);
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = static_cast<std::uint8_t>(i * 29 % 128);
    for (std::size_t i = 0; i < b.size(); ++i) b[i] = static_cast<std::int8_t>(static_cast<int>(i * 31 % 128) - 64);
    const std::vector<float> float_a(a.begin(), a.end()), float_b(b.begin(), b.end());
    for (const bool transposed : {false, true}) {
        std::vector<std::int32_t> c(batch * m * n);
        std::vector<float> float_c(c.size());
        products.multiply({batch, m, k, n, transposed}, a.data(), b.data(), c.data());
        products.multiply({batch, m, k, n, transposed}, float_a.data(), float_b.data(), float_c.data());
        for (std::size_t at = 0; at < c.size(); ++at) {
            const std::size_t p = at / (m * n), i = at / n % m, j = at % n;
            std::int32_t sum = 0;
            for (std::size_t l = 0; l < k; ++l) sum += a[(p * m + i) * k + l] * b[transposed ? (p * n + j) * k + l : (p * k + l) * n + j];
            CHECK(c[at] == sum);
            CHECK(float_c[at] == doctest::Approx(sum));
        }
    }
}
