#include "output/dot_text.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("quoted strings show as the text itself") {
    struct Case {
        const char* text;
        const char* dot;
    };
    const Case cases[] = {
        {"graph", R"("graph")"},
        {"say \"no\"", R"("say \"no\"")"},
        {"ends in \\", R"("ends in \\")"},
        {"\\N", R"("\\N")"},
        {"a\nb", R"("a\nb")"},
        {"AT&T", R"("AT&T")"},
        {"&lt;", R"("&amp;lt;")"},
        {"&#233;", R"("&amp;#233;")"},
        {"a & b; c", R"("a & b; c")"},
        {"\x01\xFF", "\"\uFFFD\uFFFD\""},
        {"", R"("")"},
    };
    for (const Case& c : cases) CHECK(dot_quoted(c.text) == c.dot);
}

TEST_CASE("the ampersands of a link are written as SVG needs them") {
    CHECK(dot_link("https://news.example/?a=1&copy;=2") == R"("https://news.example/?a=1&amp;copy;=2")");
}

TEST_CASE("long names are broken at blanks into lines of like length") {
    CHECK(wrapped("Türkiye", 18) == "Türkiye");
    CHECK(wrapped("Recep Tayyip Erdoğan", 18) == "Recep Tayyip\nErdoğan");
    CHECK(wrapped("High-Level Strategic Cooperation Council", 18) == "High-Level\nStrategic\nCooperation\nCouncil");
    CHECK(wrapped("  two   words ", 18) == "two words");
    CHECK(wrapped("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudampfschifffahrtsgesellschaft");
    CHECK(wrapped("", 10).empty());
}
