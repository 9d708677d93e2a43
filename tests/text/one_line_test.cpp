#include "entente/text/one_line.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("a name keeps no blank behind its hyphen") {
    CHECK(tidy_name("the Anglo-\nAmerican  alliance") == "the Anglo-American alliance");
    CHECK(tidy_name("Alt - Berg, and -") == "Alt - Berg, and -");
    CHECK(tidy_name("Connie) Lau") == "Connie Lau");
    CHECK(tidy_name("Ann \"Bo\" Alt (AB)") == "Ann \"Bo\" Alt (AB)");
    CHECK(tidy_name("Alt [Berg") == "Alt Berg");
}

TEST_CASE("a text over several lines becomes one with single blanks") {
    CHECK(one_line("Ankara met\nAstana.\r\n\r\n  They\tagreed. ") == "Ankara met Astana. They agreed.");
    CHECK(one_line("Erdoğan") == "Erdoğan");
    CHECK(one_line("Er\u00ADdoğ\u2060an\xff") == "Erdoğan\xff");
    CHECK(one_line(" \n").empty());
}
