#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// A dense row-major matrix of floats; a row is one wordpiece, mention or pair.
class Matrix {
public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), values_(rows * columns) {}

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::span<float> row(std::size_t r) { return {values_.data() + r * columns_, columns_}; }
    [[nodiscard]] std::span<const float> row(std::size_t r) const { return {values_.data() + r * columns_, columns_}; }
    [[nodiscard]] float* data() { return values_.data(); }
    [[nodiscard]] const float* data() const { return values_.data(); }

private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<float> values_;
};

} // namespace entente
