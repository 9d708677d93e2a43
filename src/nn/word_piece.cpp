#include "entente/nn/word_piece.hpp"

#include "entente/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::string_view unknown_piece = "[UNK]";
constexpr std::string_view continuation = "##";
constexpr std::size_t longest_word = 100; // characters; a longer word is unknown as a whole

enum class Kind { Letter, Space, Punctuation, Ideograph, Removed };

bool is_ideograph(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
           (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/// The kind of a character of the text, before it is decomposed.
Kind kind_of(char32_t c) {
    if (c == '\t' || c == '\n' || c == '\r') return Kind::Space;
    if (c == 0 || c == replacement_character) return Kind::Removed;
    if (c < 0x80) {
        if (c == ' ') return Kind::Space;
        if (c < 0x20 || c == 0x7F) return Kind::Removed;
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return alphanumeric ? Kind::Letter : Kind::Punctuation;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
        return Kind::Removed;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return Kind::Space;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return Kind::Punctuation;
    default:
        return is_ideograph(c) ? Kind::Ideograph : Kind::Letter;
    }
}

/// Canonical, as the reference tokenizer decomposes; but ligatures, which no vocabulary has, are the letters they stand for.
utf8proc_option_t decomposition_of(char32_t c) {
    const bool is_ligature = 0xFB00 <= c && c <= 0xFB06;
    return static_cast<utf8proc_option_t>(is_ligature ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE);
}

/// Letters of one word, lower-cased and without accents, each with the bytes of the text it comes from.
struct Word {
    std::string letters;
    std::vector<std::size_t> starts; // of each letter in `letters`
    std::vector<Span> spans;         // of each letter in the text

    void add(char32_t c, Span span) {
        starts.push_back(letters.size());
        spans.push_back(span);
        append_utf8(letters, c);
    }
    void clear() {
        letters.clear();
        starts.clear();
        spans.clear();
    }
};

} // namespace

struct WordPiece::Impl {
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    using Rows = std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>>;

    explicit Impl(std::span<const std::string> vocabulary) {
        first.reserve(vocabulary.size());
        for (std::size_t row = 0; row < vocabulary.size(); ++row) {
            const std::string& piece = vocabulary[row];
            const bool continues = piece.starts_with(continuation) && piece.size() > continuation.size();
            const std::string letters = continues ? piece.substr(continuation.size()) : piece;
            (continues ? following : first).emplace(letters, static_cast<std::int32_t>(row));
            longest = std::max(longest, letters.size());
        }
        if (const auto found = first.find(unknown_piece); found != first.end()) unknown = found->second;
    }

    /// Greedy longest match from the left; the whole word is unknown if a part of it is.
    void add_pieces(const Word& word, std::vector<Piece>& pieces) const {
        if (word.letters.empty()) return;
        const std::size_t before = pieces.size(), count = word.starts.size();
        const auto offset = [&](std::size_t letter) { return letter < count ? word.starts[letter] : word.letters.size(); };
        const auto make_unknown = [&] {
            pieces.resize(before);
            pieces.push_back({unknown, {word.spans.front().begin, word.spans.back().end}, false});
        };
        if (count > longest_word) return make_unknown();
        for (std::size_t begin = 0; begin < count;) {
            const Rows& rows = begin == 0 ? first : following;
            std::size_t end = count;
            while (end > begin && offset(end) - offset(begin) > longest) --end;
            for (; end > begin; --end) {
                const auto found = rows.find(std::string_view(word.letters).substr(offset(begin), offset(end) - offset(begin)));
                if (found == rows.end()) continue;
                pieces.push_back({found->second, {word.spans[begin].begin, word.spans[end - 1].end}, begin > 0});
                break;
            }
            if (end == begin) return make_unknown();
            begin = end;
        }
    }

    Rows first, following; // pieces that begin a word, and those that continue one, without "##"
    std::size_t longest = 0;
    std::int32_t unknown = 0;
};

WordPiece::WordPiece(std::span<const std::string> vocabulary) : impl_(std::make_unique<Impl>(vocabulary)) {}
WordPiece::WordPiece(WordPiece&&) noexcept = default;
WordPiece& WordPiece::operator=(WordPiece&&) noexcept = default;
WordPiece::~WordPiece() = default;

std::int32_t WordPiece::id_of(std::string_view piece) const {
    const bool continues = piece.starts_with(continuation) && piece.size() > continuation.size();
    const auto& rows = continues ? impl_->following : impl_->first;
    const auto found = rows.find(continues ? piece.substr(continuation.size()) : piece);
    return found == rows.end() ? impl_->unknown : found->second;
}

std::vector<Piece> WordPiece::split(std::string_view text) const {
    std::vector<Piece> pieces;
    pieces.reserve(text.size() / 4);
    Word word;
    const auto finish_word = [&] {
        impl_->add_pieces(word, pieces);
        word.clear();
    };
    const auto add_character = [&](char32_t c, Kind kind, Span span) {
        const bool alone = kind == Kind::Punctuation || kind == Kind::Ideograph;
        if (alone || kind == Kind::Space) finish_word();
        if (kind == Kind::Space) return;
        word.add(c, span);
        if (alone) finish_word();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const Span span{at, at + point.size};
        at += point.size;
        const Kind kind = kind_of(point.value);
        if (kind == Kind::Removed) continue;
        if (point.value < 0x80) {
            const bool capital = point.value >= 'A' && point.value <= 'Z';
            add_character(capital ? point.value + ('a' - 'A') : point.value, kind, span);
            continue;
        }
        if (is_apostrophe(point.value) && kind == Kind::Letter) { // U+02BC is a letter to Unicode
            add_character(U'\'', Kind::Punctuation, span);
            continue;
        }
        std::array<utf8proc_int32_t, 32> parts{};
        int boundary = 0;
        const auto count = std::clamp<utf8proc_ssize_t>(utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), parts.data(),
                                                                                parts.size(), decomposition_of(point.value), &boundary),
                                                        0, parts.size());
        for (utf8proc_ssize_t k = 0; k < count; ++k) {
            const auto part = parts[static_cast<std::size_t>(k)];
            if (utf8proc_category(part) == UTF8PROC_CATEGORY_MN) continue;
            const auto lower = static_cast<char32_t>(utf8proc_tolower(part));
            // Parts of a character can be of another kind than the character; ideographs and spaces keep theirs.
            const Kind part_kind = kind_of(lower);
            add_character(lower, kind == Kind::Ideograph ? kind : part_kind, span);
        }
    }
    finish_word();
    return pieces;
}

} // namespace entente
