#include "output/json_line.hpp"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <cmath>
#include <limits>

using namespace entente;

namespace {

std::string string_of(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

} // namespace

TEST_CASE("a text is a JSON string that a parser gives back byte for byte") {
    CHECK(string_of("a \"b\" \\ \n\t\r") == R"("a \"b\" \\ \n\t\r")");
    CHECK(string_of(std::string_view("\0\x1f\x7f", 3)) == R"("\u0000\u001F\u007F")");
    CHECK(string_of("cut \xC3 here") == "\"cut \xEF\xBF\xBD here\"");
    for (unsigned byte = 0; byte < 0x80; ++byte) {
        const std::string text{'<', static_cast<char>(byte), '>'};
        rapidjson::Document parsed;
        parsed.Parse<rapidjson::kParseValidateEncodingFlag>(string_of(text).c_str());
        REQUIRE(parsed.IsString());
        CHECK(std::string(parsed.GetString(), parsed.GetStringLength()) == text);
    }
}

TEST_CASE("an object is one line with its fields in the order of the calls") {
    JsonLine line;
    line.add("name", "x")
        .add("flag", true)
        .add("count", std::size_t{7})
        .add("below", -1)
        .add("list", std::vector<std::string>{"a", "\""})
        .add_json("more", "{}");
    CHECK(line.end() == R"({"name":"x","flag":true,"count":7,"below":-1,"list":["a","\""],"more":{}})");
    CHECK(JsonLine().end() == "{}");
}

TEST_CASE("numbers have the fewest digits that give them back") {
    const auto shown = [](auto value) { return JsonLine().add("n", value).end(); };
    CHECK(shown(0.1F) == R"({"n":0.1})");
    CHECK(shown(1.0 / 3) == R"({"n":0.3333333333333333})");
    CHECK(shown(-120.5) == R"({"n":-120.5})");
    CHECK(shown(std::nan("")) == R"({"n":null})");
    CHECK(shown(std::numeric_limits<float>::infinity()) == R"({"n":null})");
}
