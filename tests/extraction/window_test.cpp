#include "entente/extraction/window.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace entente;

namespace {

/// A text whose pieces are its words; a word that begins with # continues the one before. Sentences are parted by "|".
struct Text {
    std::vector<Piece> pieces;
    std::vector<Sentence> sentences;

    explicit Text(std::string_view text) {
        std::size_t sentence = 0;
        for (std::size_t at = 0; at <= text.size();) {
            const std::size_t end = std::min(text.find_first_of(" |", at), text.size());
            if (end > at) pieces.push_back({0, {at, end}, text[at] == '#'});
            if (end == text.size() || text[end] == '|') {
                sentences.push_back({{sentence, end}});
                sentence = end + 1;
            }
            at = end + 1;
        }
    }
};

/// "0-2:0,1 …": the pieces and the sentences of each window.
std::string windows_of(const Text& text, std::size_t most, std::size_t longest) {
    std::string result;
    for (const Window& window : split_windows(text.sentences, text.pieces, most, longest)) {
        result += (result.empty() ? "" : " ") + std::to_string(window.pieces.begin) + "-" + std::to_string(window.pieces.end);
        for (const WindowSentence& s : window.sentences) {
            result += "," + std::to_string(s.sentence) + ":" + std::to_string(s.pieces.begin) + "-" + std::to_string(s.pieces.end);
        }
    }
    return result;
}

} // namespace

TEST_CASE("the shape of a word is told from its letters as Python's str methods do") {
    const std::vector<std::pair<std::string_view, WordShape>> table{
        {"", WordShape::Lower},          {"troops", WordShape::Lower},    {"iPhone", WordShape::Lower},  {"Paris", WordShape::Title},
        {"Élysée", WordShape::Title},    {"G7x", WordShape::Title},       {"NATO", WordShape::Upper},    {"G7", WordShape::Upper},
        {"ÖVP", WordShape::Upper},       {"McCain", WordShape::Mixed},    {"Türkİye", WordShape::Mixed}, {"2024", WordShape::Digits},
        {"٣", WordShape::Digits},        {"2nd", WordShape::Other},       {",", WordShape::Other},       {"“", WordShape::Other},
        {"J", WordShape::SingleCapital}, {"Ü", WordShape::SingleCapital}, {"a", WordShape::Lower},       {"中", WordShape::Lower},
    };
    for (const auto& [word, shape] : table) {
        const auto& shown = word; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(word_shape(word) == shape);
    }
}

TEST_CASE("every piece of a word has the shape of the whole word") {
    const std::string_view text = "Erdogan met";
    const std::vector<Piece> pieces{{1, {0, 3}, false}, {2, {3, 7}, true}, {3, {8, 11}, false}};
    CHECK(word_shapes(text, pieces) == std::vector<std::uint8_t>{1, 1, 0});
}

TEST_CASE("windows take whole sentences while they fit") {
    const Text text("a b c|d e|f g h|i");
    CHECK(windows_of(text, 5, 8) == "0-5,0:0-3,1:3-5 5-9,2:0-3,3:3-4");
    CHECK(windows_of(text, 100, 200) == "0-9,0:0-3,1:3-5,2:5-8,3:8-9");
}

TEST_CASE("a sentence longer than a window stands alone up to the longest length, and its follower opens a new window") {
    CHECK(windows_of(Text("a|b c d e f|g"), 4, 6) == "0-1,0:0-1 1-6,1:0-5 6-7,2:0-1");
}

TEST_CASE("an over-long sentence is cut between words and loses nothing") {
    CHECK(windows_of(Text("a b c d e f g"), 3, 3) == "0-3,0:0-3 3-6,0:0-3 6-7,0:0-1");
    CHECK(windows_of(Text("a b c #d e f g"), 3, 3) == "0-2,0:0-2 2-5,0:0-3 5-7,0:0-2");
    CHECK(windows_of(Text("a #b #c #d #e"), 3, 3) == "0-3,0:0-3 3-5,0:0-2"); // a word longer than a window
}

TEST_CASE("sentences without a piece and empty texts make no window") {
    CHECK(windows_of(Text(""), 5, 8).empty());
    CHECK(windows_of(Text("||a"), 5, 8) == "0-1,2:0-1");
}

TEST_CASE("a piece is found in its sentence") {
    const Text text("a b|c d e");
    const Window window = split_windows(text.sentences, text.pieces, 9, 9).front();
    CHECK(window.sentence_at(0) == 0);
    CHECK(window.sentence_at(1) == 0);
    CHECK(window.sentence_at(2) == 1);
    CHECK(window.sentence_at(4) == 1);
}
