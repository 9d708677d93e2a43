#pragma once

#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"

#include <memory>
#include <string_view>

namespace entente {

/// A trained affine map y = x Wᵀ + b on oneDNN, from the tensors NAME.weight [out, in] and NAME.bias [out] (absent: zero).
/// Int8 weights run in int8 with activations quantised on the way in; Float32 weights run in f32, the plain reference.
/// Thread-safe after construction. Empty input (0 rows) gives 0 rows.
class Linear {
public:
    enum class Activation { None, Gelu }; ///< Gelu is the exact one, with erf

    Linear(const ModelFile& model, std::string_view name, Activation activation = Activation::None);
    Linear(Linear&&) noexcept;
    Linear& operator=(Linear&&) noexcept;
    ~Linear();

    [[nodiscard]] std::size_t inputs() const;
    [[nodiscard]] std::size_t outputs() const;
    [[nodiscard]] Matrix operator()(const Matrix& x) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
