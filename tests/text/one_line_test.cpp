#include "entente/text/one_line.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("a name keeps no blank behind its hyphen") {
    CHECK(name_on_one_line("the Anglo-\nAmerican  alliance") == "the Anglo-American alliance");
    CHECK(name_on_one_line("Alt - Berg, and -") == "Alt - Berg, and -");
}

TEST_CASE("a text over several lines becomes one with single blanks") {
    CHECK(one_line("Ankara met\nAstana.\r\n\r\n  They\tagreed. ") == "Ankara met Astana. They agreed.");
    CHECK(one_line("Erdoğan") == "Erdoğan");
    CHECK(one_line("Er\u00ADdoğ\u2060an\xff") == "Erdoğan\xff");
    CHECK(one_line(" \n").empty());
}
