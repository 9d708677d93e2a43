#include "entente/nn/word_piece.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace entente;

namespace {

const std::vector<std::string> vocabulary{"[UNK]", "the", "un", "##aff", "##able", "a",   "##a", "cafe", "##s", "istanbul", "i", "ss",
                                          "中",    "国",  "-",  "'",     ".",      "##1", "1",   "€",    "σ",   "##σ",      "d", "#"};

/// The pieces with the text they cover: "un|un ##aff|aff".
std::string shown(const std::string& text) {
    std::string result;
    for (const Piece& piece : WordPiece(vocabulary).split(text)) {
        result += result.empty() ? "" : " ";
        result += vocabulary[static_cast<std::size_t>(piece.id)] + "|" + text.substr(piece.span.begin, piece.span.size());
        CHECK(piece.continues == (vocabulary[static_cast<std::size_t>(piece.id)].starts_with("##")));
    }
    return result;
}

} // namespace

TEST_CASE("words are split as the reference tokenizer splits them") {
    const struct {
        std::string what, text, pieces;
    } cases[] = {
        {"nothing", "", ""},
        {"blanks", " \t\n\u00a0\u2003", ""},
        {"longest match first", "unaffable", "un|un ##aff|aff ##able|able"},
        {"small letters", "The THE", "the|The the|THE"},
        {"one unknown part makes the word unknown", "unaffx the", "[UNK]|unaffx the|the"},
        {"punctuation stands alone", "the-a.", "the|the -|- a|a .|."},
        {"a number sign is no continuation", "#", "#|#"},
        {"accents fall", "café Cafés", "cafe|café cafe|Café ##s|s"},
        {"a combining accent falls, outside of the span of its piece", "cafe\u0301 cafe\u0301s", "cafe|cafe cafe|cafe ##s|s"},
        {"dotted capital I", "İstanbul", "istanbul|İstanbul"},
        {"final sigma is any sigma", "ΣΣ", "σ|Σ ##σ|Σ"},
        {"sharp s stays", "ß", "[UNK]|ß"},
        {"ideographs stand alone", "a中国a", "a|a 中|中 国|国 a|a"},
        {"controls and the byte order mark vanish", "\ufeffun\u200baff\u0007able\u00ad", "un|un ##aff|aff ##able|able"},
        {"the replacement character vanishes", "t\ufffdhe", "the|t\ufffdhe"},
        {"a currency sign is no punctuation", "€1", "€|€ ##1|1"},
        {"a letter that is an apostrophe", "aʼs the", "a|a '|ʼ [UNK]|s the|the"},
        {"ligatures are their letters", "una\uFB00able", "un|un ##aff|a\uFB00 ##able|able"},
        {"other punctuation of Unicode", "a’a", "a|a [UNK]|’ a|a"},
        {"emoji", "a \U0001F600", "a|a [UNK]|\U0001F600"},
        {"bytes that are no UTF-8 vanish", "t\xffhe", "the|t\xffhe"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(shown(c.text) == c.pieces);
    }
}

TEST_CASE("a word of more than a hundred characters is unknown as a whole") {
    const std::string longest(100, 'a'), longer(101, 'a');
    CHECK(WordPiece(vocabulary).split(longest).size() == 100);
    const auto pieces = WordPiece(vocabulary).split("the " + longer + " a");
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[1].id == 0);
    CHECK(pieces[1].span == Span{4, 105});
}

TEST_CASE("the row of a piece is found, of an absent one that of [UNK]") {
    const WordPiece tokenizer(vocabulary);
    CHECK(tokenizer.id_of("the") == 1);
    CHECK(tokenizer.id_of("##able") == 4);
    CHECK(tokenizer.id_of("able") == 0);
    CHECK(tokenizer.id_of("#") == 23);
}
