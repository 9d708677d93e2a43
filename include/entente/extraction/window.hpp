#pragma once

#include "entente/document/document.hpp"
#include "entente/nn/word_piece.hpp"
#include "entente/text/span.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// What capitals say of a word; the encoder's vocabulary has none. The numbers are the model's.
enum class WordShape : std::uint8_t { Lower = 0, Title = 1, Upper = 2, Mixed = 3, Digits = 4, Other = 5, SingleCapital = 6 };

/// "troops" Lower, "Paris" Title, "NATO" Upper, "McCain" Mixed, "2024" Digits, "2nd" and "," Other, "J" SingleCapital.
[[nodiscard]] WordShape word_shape(std::string_view word);

/// The shape of each piece: that of its whole word.
[[nodiscard]] std::vector<std::uint8_t> word_shapes(std::string_view text, std::span<const Piece> pieces);

/// A range [begin, end) of wordpieces.
struct PieceRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(PieceRange, PieceRange) = default;
};

/// A sentence inside a window, or the part of an over-long sentence that the window holds.
struct WindowSentence {
    std::size_t sentence = 0; ///< index into Document::sentences
    PieceRange pieces;        ///< of the window

    friend bool operator==(const WindowSentence&, const WindowSentence&) = default;
};

/// The pieces that the encoder reads at once: whole sentences, as many as fit.
struct Window {
    PieceRange pieces; ///< of the text
    std::vector<WindowSentence> sentences;

    /// The sentence of the window in which a piece lies.
    [[nodiscard]] std::size_t sentence_at(std::size_t piece) const;
};

/// Parts the sentences of a text into windows of at most `most` pieces. A sentence longer than that stands alone; one longer than
/// `longest` is cut between words into several windows, so that nothing is lost. Sentences without pieces are left out.
[[nodiscard]] std::vector<Window> split_windows(std::span<const Sentence> sentences, std::span<const Piece> pieces, std::size_t most,
                                                std::size_t longest);

} // namespace entente
