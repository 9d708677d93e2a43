#include "entente/input/common_words.hpp"

#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <stdexcept>
#include <string>

using namespace entente;

TEST_CASE("an English text is known by its common words, whatever their case") {
    const auto words = CommonWords::load(ENTENTE_TEST_RESOURCES);
    CHECK(
        words.may_be_english("The foreign minister of Chad said on Monday THAT the two countries would reopen their border after a meeting "
                             "with his colleague from Niger, which was held in the capital of Mali and lasted for three hours."));
    CHECK_FALSE(words.may_be_english(
        "Der Bundeskanzler hat am Montag in Berlin den französischen Präsidenten empfangen. Die beiden sprachen über die Lage im Osten und "
        "über neue Sanktionen. Nach dem Treffen sagte er, dass man mit allen Partnern eng zusammenarbeiten wolle."));
    CHECK_FALSE(words.may_be_english(
        "Президент встретился в понедельник с министром иностранных дел соседней страны. Стороны обсудили положение в регионе, а также "
        "новые торговые соглашения. По итогам встречи было подписано совместное заявление о сотрудничестве двух государств в области "
        "энергетики и транспорта на ближайшие годы."));
}

TEST_CASE("of a short text nobody can tell the language") {
    const auto words = CommonWords::load(ENTENTE_TEST_RESOURCES);
    CHECK(words.may_be_english("Scholz empfing Macron am Montag in Berlin."));
    CHECK(words.may_be_english(""));
    CHECK(words.may_be_english("\xff\xfe 12 345"));
}

TEST_CASE("names tell no language") {
    const auto words = CommonWords::load(ENTENTE_TEST_RESOURCES);
    CHECK(words.may_be_english(
        "Title: Macron Meets Scholz. Byline: John Smith. Source: Reuters. French President Emmanuel Macron met German "
        "Chancellor Olaf Scholz, Prime Minister Donald Tusk and King Felipe in Berlin Thursday. Iran condemned Israel."));
}

TEST_CASE("what is wrong with the table of common words is told with its line") {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "en" / "lexicons");
    folder.add("en/lexicons/common_words.tsv", "fewest\tmany\n");
    CHECK_THROWS_WITH_AS((void)CommonWords::load(folder.path()),
                         doctest::Contains("common_words.tsv, line 1: found \"many\", expected a number"), std::runtime_error);
    folder.add("en/lexicons/common_words.tsv", "fewest\t3\nnoun\tbread\n");
    CHECK_THROWS_WITH_AS((void)CommonWords::load(folder.path()), doctest::Contains("line 2: found the kind \"noun\""), std::runtime_error);
}
