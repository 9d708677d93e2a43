#include "output/csv_text.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("a field is quoted where RFC 4180 asks for it, and a row ends in carriage return and line feed") {
    CHECK(csv_row({"a", "", "b c"}) == "a,,b c\r\n");
    CHECK(csv_row({"a,b", "say \"no\"", "two\nlines"}) == "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    CHECK(csv_row({" blank", "end "}) == "\" blank\",\"end \"\r\n");
    CHECK(csv_row({"bell\x07", "cut \xC3"}) == "bell\xEF\xBF\xBD,cut \xEF\xBF\xBD\r\n");
}

TEST_CASE("no text can be read as a formula") {
    const struct {
        std::string_view text, safe;
    } cases[] = {
        {"=cmd()", "'=cmd()"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t'=1"},
        {"\rx", "'\rx"},
        {"  =1", "  '=1"},
        {"\"=1", "\"'=1"},
        {"\xEF\xBC\x9D"
         "1",
         "'\xEF\xBC\x9D"
         "1"},
        {"a;=1", "a;'=1"},
        {"a\n- b", "a\n'- b"},
        {"a; \"@b", "a; \"'@b"},
        {"", ""},
        {"AT&T", "AT&T"},
        {"a-b = c", "a-b = c"},
        {"2024-04-25", "2024-04-25"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(without_formula(c.text) == c.safe);
    }
}
