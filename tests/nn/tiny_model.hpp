#pragma once

#include "entente/nn/matrix.hpp"

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace entente {

/// A file of tests/nn/data, which scripts/train/make_test_model.py made.
inline std::string tiny_model_file(const std::string& name) { return std::string(ENTENTE_TEST_DATA) + "/nn/data/" + name; }

/// What PyTorch computes with the tiny model: named matrices.
class Expected {
public:
    Expected() {
        std::ifstream in(tiny_model_file("expected.txt"));
        for (std::string line; std::getline(in, line);) {
            std::istringstream fields(line);
            std::string name;
            std::size_t rows = 0, columns = 0;
            fields >> name >> rows >> columns;
            Matrix matrix(rows, columns);
            for (std::size_t k = 0; k < rows * columns; ++k) fields >> matrix.data()[k];
            matrices_.emplace(name, std::move(matrix));
        }
    }

    [[nodiscard]] const Matrix& matrix(const std::string& name) const { return matrices_.at(name); }

    template <typename T>
    [[nodiscard]] std::vector<T> row(const std::string& name) const {
        std::vector<T> values;
        for (const float value : matrix(name).row(0)) values.push_back(static_cast<T>(value));
        return values;
    }

private:
    std::map<std::string, Matrix> matrices_;
};

/// The largest absolute difference of two matrices; infinite if their shapes differ.
inline float largest_difference(const Matrix& a, const Matrix& b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) return 1e30F;
    float largest = 0;
    for (std::size_t k = 0; k < a.rows() * a.columns(); ++k) {
        const float difference = a.data()[k] - b.data()[k];
        if (!(difference <= largest && -difference <= largest)) largest = difference < 0 ? -difference : difference;
    }
    return largest;
}

} // namespace entente
