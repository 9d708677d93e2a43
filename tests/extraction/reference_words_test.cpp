#include "extraction/reference_words.hpp"

#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace entente;

TEST_CASE("the words of a reference tell of how many actors it speaks") {
    static const auto words = ReferenceWords::load(std::filesystem::path(ENTENTE_TEST_RESOURCES) / "en/lexicons/reference_words.tsv");
    const std::vector<std::pair<const char*, std::size_t>> table{
        {"he", 1},
        {"Her", 1},
        {"its", 1},
        {"they", 0},
        {"both", 2},
        {"The two", 2},
        {"both sides", 2},
        {"the two countries", 2},
        {"the world's two", 2},
        {"his three ministers", 3},
        {"the president", 1},
        {"Japan's foreign minister", 1},
        {"Japan’s foreign minister", 1},
        {"his country", 1},
        {"this administration", 1},
        {"the leaders", 0},
        {"the leaders of the two countries", 0}, // the count is that of the countries
        {"its partners", 0},
        {"the delegation", 0},
        {"each ally", 0},
        {"the two-day visitor", 1},
        {"", 0},
        {" ", 0},
        {"\xff\xfe", 0},
    };
    for (const auto& row : table) {
        CAPTURE(row.first);
        CHECK(words.number_of(row.first) == row.second);
    }
}

TEST_CASE("a broken table of reference words names its file and line") {
    const TemporaryFolder folder;
    const std::vector<std::pair<const char*, const char*>> table{
        {"he\tnoun\t1\n", "line 1: found the kind \"noun\""},
        {"# words\nhe\tpronoun\tone\n", "line 2: found the number \"one\""},
        {"both\tcount\n", "line 1: found the number \"\""},
        {"both\tcount\t0\n", "line 1: found the number \"0\""},
        {"he\tpronoun\t1\nhe\tpronoun\t1\n", "line 2: the word \"he\" is here a second time"},
    };
    for (const auto& row : table) {
        CAPTURE(row.first);
        const auto file = folder.add("reference_words.tsv", row.first);
        CHECK_THROWS_WITH_AS((void)ReferenceWords::load(file), doctest::Contains(row.second), std::runtime_error);
    }
}
