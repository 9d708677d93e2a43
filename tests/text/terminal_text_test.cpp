#include "entente/text/terminal_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace entente;
using Lines = std::vector<std::string>;

TEST_CASE("one line holds nothing that steers a terminal") {
    CHECK(printable_line("Talks\n  in\tAnkara ") == "Talks in Ankara");
    CHECK(printable_line("\x1b[31mred") == "\uFFFD[31mred");
    CHECK(printable_line("a\u202Eb\u2066c") == "a\uFFFDb\uFFFDc");
    CHECK(printable_line("bad \xff byte") == "bad \uFFFD byte");
    CHECK(printable_line("Erdoğan 習近平 👩‍🚀") == "Erdoğan 習近平 👩‍🚀");
    CHECK(printable_line("").empty());
}

TEST_CASE("width is counted in columns") {
    CHECK(display_width("Erdoğan") == 7);
    CHECK(display_width("Erdog\u0306an") == 7);
    CHECK(display_width("習近平") == 6);
}

TEST_CASE("text is broken at blanks, and within a word only where the word is too long") {
    CHECK(wrapped_lines("Ankara met Astana today", 11) == Lines{"Ankara met", "Astana", "today"});
    CHECK(wrapped_lines("Ankara met Astana", 17) == Lines{"Ankara met Astana"});
    CHECK(wrapped_lines("of https://a.example/b c", 10) == Lines{"of", "https://a.", "example/b", "c"});
    CHECK(wrapped_lines("abcdef gh", 3) == Lines{"abc", "def", "gh"});
    CHECK(wrapped_lines("習近平", 4) == Lines{"習近", "平"});
    CHECK(wrapped_lines("習", 1) == Lines{"習"});
    CHECK(wrapped_lines("", 5) == Lines{""});
}
