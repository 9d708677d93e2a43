#pragma once

#include "entente/text/span.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One wordpiece of a text.
struct Piece {
    std::int32_t id = 0;    ///< row of the vocabulary
    Span span;              ///< bytes of the text it covers
    bool continues = false; ///< not the first piece of its word ("##…")
};

/// The BERT uncased WordPiece tokenizer (Devlin et al. 2019; Wu et al. 2016): clean, lower, strip accents, split at punctuation,
/// then greedy longest match in the vocabulary. Same pieces and offsets as the reference tokenizer (Hugging Face `tokenizers`).
class WordPiece {
public:
    explicit WordPiece(std::span<const std::string> vocabulary);
    WordPiece(WordPiece&&) noexcept;
    WordPiece& operator=(WordPiece&&) noexcept;
    ~WordPiece();

    [[nodiscard]] std::vector<Piece> split(std::string_view text) const;
    [[nodiscard]] std::int32_t id_of(std::string_view piece) const; ///< of "[UNK]" if absent

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
