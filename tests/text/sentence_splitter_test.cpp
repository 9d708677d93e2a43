#include "entente/text/sentence_splitter.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace entente;

namespace {

SentenceSplitter splitter() {
    return SentenceSplitter::load(std::filesystem::path(ENTENTE_TEST_RESOURCES) / "en/lexicons/abbreviations.txt");
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences;
    for (const auto span : splitter().split(text)) {
        sentences.push_back(text.substr(span.begin, span.size()));
    }
    return sentences;
}

} // namespace

TEST_CASE("a sentence ends where its mark is followed by white space and an opening") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
        {"He left. She stayed.", {"He left.", "She stayed."}},
        {"He left.  She stayed!  Why? ", {"He left.", "She stayed!", "Why?"}},
        {"“We will.” He left.", {"“We will.”", "He left."}},
        {"He said so (twice.) 12 men left.", {"He said so (twice.)", "12 men left."}},
        {"What?! No... Yes.", {"What?!", "No...", "Yes."}},
        {"It cost 3.5 million. “Too much.”", {"It cost 3.5 million.", "“Too much.”"}},
        {"He left… She stayed… and slept.", {"He left…", "She stayed… and slept."}},
        {"He left.[1] She stayed.[2][b] “Why?”[12] He did [sic] it.[source] No.[",
         {"He left.[1]", "She stayed.[2][b]", "“Why?”[12]", "He did [sic] it.[source] No.["}},
        {"He left. she stayed.", {"He left.", "she stayed."}},
        {"Élan. Ünal left.", {"Élan.", "Ünal left."}},
        {"He left.\u00a0She stayed.", {"He left.", "She stayed."}},
        {"", {}},
        {" \t\r\n\n ", {}},
        {"...", {"..."}},
    };
    for (const auto& [text, expected] : cases) {
        const auto& shown = text; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(sentences_of(text) == expected);
    }
}

TEST_CASE("a sentence that lost the letter it began with is one, behind a whole word in small letters") {
    CHECK(sentences_of("They seek peace. elik said so. Alt Inc. said no to al. and approx. five.") ==
          std::vector<std::string>{"They seek peace.", "elik said so.", "Alt Inc. said no to al. and approx. five."});
}

TEST_CASE("an abbreviation or an initial does not end a sentence") {
    const std::vector<std::string> whole{
        "Mr. Smith met Gen. Lee.", "J. Smith left.",   "The U.S. Army left.",
        "At 5 p.m. He left.",      "Sgt. Bilko left.", "They met on Feb. 24, 2022, and on Nov. 4.",
        "İ. Kalın left.",
    };
    for (const auto& text : whole) {
        CAPTURE(text);
        const bool known = text.find("p.m.") == std::string::npos;
        CHECK(sentences_of(text).size() == (known ? 1 : 2));
    }
}

TEST_CASE("a single capital ends a sentence after some words") {
    CHECK(sentences_of("The office wrote on X. The ministry denied it.") ==
          std::vector<std::string>{"The office wrote on X.", "The ministry denied it."});
    CHECK(sentences_of("She runs faster than  I. He knows.") == std::vector<std::string>{"She runs faster than  I.", "He knows."});
    CHECK(sentences_of("He wrote upon X. Li.").size() == 1);
    CHECK(sentences_of("X. Li met Y. Ma.").size() == 1);
}

TEST_CASE("a sentence never crosses a line break, and carriage returns belong to none") {
    CHECK(sentences_of("A title\r\n\r\nHe left\r\nearly.\r\n") == std::vector<std::string>{"A title", "He left", "early."});
    CHECK(sentences_of("\tAnn Alt\tBo Berg\t\tMay 3\n \tHe \tleft.") ==
          std::vector<std::string>{"Ann Alt", "Bo Berg", "May 3", "He \tleft."}); // the cells of a table; elsewhere a tab indents
}

TEST_CASE("random bytes give ordered, non-empty sentences inside the text") {
    const auto split = splitter();
    std::mt19937 random(7);
    const std::string alphabet = "aA. .!?\"'\n\r\t \xe2\x80\x9d\xc2\xa0\xff\x80\xf0";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto length = random() % 60; length > 0; --length) {
            text += round % 2 == 0 ? alphabet[random() % alphabet.size()] : static_cast<char>(random() % 256);
        }
        std::size_t last = 0;
        for (const auto span : split.split(text)) {
            REQUIRE(span.begin >= last);
            REQUIRE(span.end > span.begin);
            REQUIRE(span.end <= text.size());
            last = span.end;
        }
    }
}

TEST_CASE("a missing list of abbreviations is a clear error") {
    CHECK_THROWS_WITH_AS((void)SentenceSplitter::load("no/such/list.txt"), doctest::Contains("no/such/list.txt"), std::runtime_error);
}

// Run by scripts/compare-sentences: the texts of ENTENTE_TEXTS (each closed by a NUL byte), their spans to ENTENTE_SPANS, a line a text.
TEST_CASE("spans for the comparison with the training's splitter" * doctest::skip(std::getenv("ENTENTE_TEXTS") == nullptr)) {
    REQUIRE(std::getenv("ENTENTE_SPANS") != nullptr);
    std::ifstream input(std::getenv("ENTENTE_TEXTS"), std::ios::binary);
    REQUIRE(input.good());
    std::ofstream output(std::getenv("ENTENTE_SPANS"), std::ios::binary);
    const auto split = splitter();
    for (std::string text; std::getline(input, text, '\0');) {
        for (const auto span : split.split(text)) {
            output << span.begin << ' ' << span.end << ' ';
        }
        output << '\n';
    }
    CHECK(output.good());
}
