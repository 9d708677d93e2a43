#pragma once

#include "vector_math.hpp"

#include "entente/nn/model_file.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace entente {

/// Rows of a matrix are multiplied in blocks of this many, so that few shapes occur and a block stays in the cache.
inline constexpr std::size_t block_rows = 64;
/// The last block is filled up to a multiple of this.
inline constexpr std::size_t row_step = 16;

[[nodiscard]] constexpr std::size_t padded_rows(std::size_t rows) { return (rows + row_step - 1) / row_step * row_step; }

/// Makes OpenMP, inside oneDNN, keep to the calling thread: articles are read side by side instead.
void use_one_thread();

/// Does this processor multiply bytes without saturation (VNNI)? Elsewhere int8 weights are multiplied as floats.
[[nodiscard]] bool multiplies_bytes();

/// The matrix of an affine map on oneDNN, from the tensors NAME.weight and NAME.bias (absent: zero) of one or more names, whose outputs
/// are put side by side. Weights are brought into oneDNN's own layout when first used. Thread-safe after construction.
class Product {
public:
    Product(const ModelFile& model, const std::vector<std::string>& names);
    Product(Product&&) noexcept;
    Product& operator=(Product&&) noexcept;
    ~Product();

    [[nodiscard]] std::size_t inputs() const;
    [[nodiscard]] std::size_t outputs() const;
    [[nodiscard]] const float* bias() const;
    [[nodiscard]] bool is_integer() const;            ///< whether the second form is the one to use
    [[nodiscard]] OutputScales output_scales() const; ///< of the integer form

    /// y [rows, outputs] = x [rows, inputs] Wᵀ, without the bias. `rows` is a multiple of row_step.
    void multiply(const float* x, std::size_t rows, float* y) const;
    void multiply(const std::uint8_t* x, std::size_t rows, std::int32_t* y) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Products of two computed matrices, several of one shape at once: c [batch, m, n] = a [batch, m, k] times b.
class BatchedProducts {
public:
    struct Shape {
        std::size_t batch = 1, m = 0, k = 0, n = 0;
        bool transposed = false; ///< b is [batch, n, k] instead of [batch, k, n]
        friend auto operator<=>(const Shape&, const Shape&) = default;
    };

    BatchedProducts();
    BatchedProducts(BatchedProducts&&) noexcept;
    BatchedProducts& operator=(BatchedProducts&&) noexcept;
    ~BatchedProducts();

    void multiply(const Shape& shape, const float* a, const float* b, float* c) const;
    void multiply(const Shape& shape, const std::uint8_t* a, const std::int8_t* b, std::int32_t* c) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
