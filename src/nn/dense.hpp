#pragma once

#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace entente {

/// The tensor as plain floats: its rows, with all further dimensions in a row; a vector is one row. Int8 is scaled back.
[[nodiscard]] Matrix float_matrix(const ModelFile& model, std::string_view name);

/// The columns [begin, begin + count) of the matrix.
[[nodiscard]] Matrix columns_of(const Matrix& matrix, std::size_t begin, std::size_t count);

/// x Wᵀ for x [n, in] and weights [out, in].
[[nodiscard]] Matrix product(const Matrix& x, const Matrix& weights);

/// Adds the vector to each row.
void add_to_rows(Matrix& matrix, std::span<const float> vector);

/// out += factors · rows, where `rows` holds one row of out.size() for each factor.
void add_weighted_rows(std::span<const float> factors, const float* rows, std::span<float> out);

/// weights = a * b * factor, element by element. Returns their sum.
float multiply_and_sum(const float* a, const float* b, float factor, float* weights, std::size_t size);

} // namespace entente
