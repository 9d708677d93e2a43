#include "entente/extraction/window.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>

namespace entente {
namespace {

/// The pieces that begin inside each sentence.
std::vector<PieceRange> sentence_pieces(std::span<const Sentence> sentences, std::span<const Piece> pieces) {
    std::vector<PieceRange> ranges;
    std::size_t at = 0;
    for (const Sentence& sentence : sentences) {
        while (at < pieces.size() && pieces[at].span.begin < sentence.span.begin) ++at;
        const std::size_t begin = at;
        while (at < pieces.size() && pieces[at].span.begin < sentence.span.end) ++at;
        ranges.push_back({begin, at});
    }
    return ranges;
}

/// The end of the first part of an over-long range: the last place between words that keeps it within `longest`.
std::size_t cut_between_words(PieceRange range, std::span<const Piece> pieces, std::size_t longest) {
    std::size_t cut = range.begin + longest;
    while (cut > range.begin && pieces[cut].continues) --cut;
    return cut > range.begin ? cut : range.begin + longest;
}

} // namespace

WordShape word_shape(std::string_view word) {
    if (word.empty()) return WordShape::Lower;
    std::size_t letters = 0, uppers = 0, lowers = 0, later_uppers = 0, later_lowers = 0, digits = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        const bool upper = is_uppercase(point.value), lower = is_lowercase(point.value);
        uppers += upper;
        lowers += lower;
        if (letters > 0) {
            later_uppers += upper;
            later_lowers += lower;
        }
        digits += is_digit(point.value);
        ++letters;
        at += point.size;
    }
    const char32_t first = decode_utf8(word, 0).value;
    if (digits == letters) return WordShape::Digits;
    if (!is_letter(first)) return WordShape::Other;
    if (uppers > 0 && lowers == 0) return letters > 1 ? WordShape::Upper : WordShape::SingleCapital;
    if (!is_uppercase(first)) return WordShape::Lower;
    return later_lowers > 0 && later_uppers == 0 ? WordShape::Title : WordShape::Mixed;
}

std::vector<std::uint8_t> word_shapes(std::string_view text, std::span<const Piece> pieces) {
    std::vector<std::uint8_t> shapes(pieces.size());
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin + 1;
        while (end < pieces.size() && pieces[end].continues) ++end;
        const std::size_t first = pieces[begin].span.begin;
        const WordShape shape = word_shape(text.substr(first, pieces[end - 1].span.end - first));
        std::fill(shapes.begin() + static_cast<std::ptrdiff_t>(begin), shapes.begin() + static_cast<std::ptrdiff_t>(end),
                  static_cast<std::uint8_t>(shape));
        begin = end;
    }
    return shapes;
}

std::size_t Window::sentence_at(std::size_t piece) const {
    const auto holds = [&](const WindowSentence& s) { return s.pieces.end > piece; };
    return static_cast<std::size_t>(std::ranges::find_if(sentences, holds) - sentences.begin());
}

std::vector<Window> split_windows(std::span<const Sentence> sentences, std::span<const Piece> pieces, std::size_t most,
                                  std::size_t longest) {
    std::vector<Window> windows;
    bool open = false; // may the last window take another sentence?
    const std::vector<PieceRange> ranges = sentence_pieces(sentences, pieces);
    for (std::size_t n = 0; n < ranges.size(); ++n) {
        PieceRange range = ranges[n];
        if (range.begin == range.end) continue;
        if (!open || range.end - windows.back().pieces.begin > most) windows.push_back({{range.begin, range.begin}, {}});
        while (range.end - range.begin > longest) {
            const std::size_t cut = cut_between_words(range, pieces, longest);
            windows.back().pieces.end = cut;
            windows.back().sentences.push_back({n, {0, cut - range.begin}});
            range.begin = cut;
            windows.push_back({{cut, cut}, {}});
        }
        Window& window = windows.back();
        window.pieces.end = range.end;
        window.sentences.push_back({n, {range.begin - window.pieces.begin, range.end - window.pieces.begin}});
        open = true;
    }
    return windows;
}

} // namespace entente
