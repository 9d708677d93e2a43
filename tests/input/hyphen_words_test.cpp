#include "entente/input/hyphen_words.hpp"

#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace entente;

TEST_CASE("the words that keep a hyphen before them are read") {
    const auto words = HyphenWords::load(ENTENTE_TEST_RESOURCES);
    CHECK(words.always.contains("and"));
    CHECK(words.behind_names.contains("backed"));
    CHECK_FALSE(words.always.contains("backed"));
}

TEST_CASE("a kind of word that is none is told with its line") {
    const TemporaryFolder folder;
    folder.add("hyphen_words.tsv", "# kind\tword\nalways\tand\nnever\tor\n");
    CHECK_THROWS_WITH_AS((void)HyphenWords::load(folder.path()), doctest::Contains("hyphen_words.tsv, line 3: found the kind \"never\""),
                         std::runtime_error);
}
