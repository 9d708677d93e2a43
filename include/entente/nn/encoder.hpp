#pragma once

#include "entente/nn/matrix.hpp"
#include "entente/nn/model_file.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace entente {

/// A BERT-shaped encoder (Devlin et al. 2019) on oneDNN, with an added embedding of each word's shape.
/// One instance serves many threads.
class Encoder {
public:
    explicit Encoder(const ModelFile& model);
    Encoder(Encoder&&) noexcept;
    Encoder& operator=(Encoder&&) noexcept;
    ~Encoder();

    /// One window: `ids` and `shapes` of its wordpieces, without [CLS] and [SEP], which are added here and taken off again.
    /// Returns [ids.size(), width]. The caller keeps within the window length of the model.
    [[nodiscard]] Matrix operator()(std::span<const std::int32_t> ids, std::span<const std::uint8_t> shapes) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
