#include "entente/text/utf8.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace entente;

TEST_CASE("every code point is decoded as it was encoded, from either side") {
    for (char32_t value = 1; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 37) {
        if (0xD800 <= value && value <= 0xDFFF) {
            continue;
        }
        std::string text = "a";
        append_utf8(text, value);
        const auto forward = decode_utf8(text, 1);
        const auto backward = decode_utf8_before(text, text.size());
        REQUIRE(forward.valid);
        REQUIRE(forward.value == value);
        REQUIRE(forward.size == text.size() - 1);
        REQUIRE(backward.valid);
        REQUIRE(backward.value == value);
        REQUIRE(backward.size == forward.size);
    }
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD, one for each byte") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Türkiye", "Türkiye"},
        {"", ""},
        {"T\xfcrkiye", "T\ufffdrkiye"},                   // Latin-1
        {"a\xc3", "a\ufffd"},                             // cut short
        {"\xe2\x82", "\ufffd\ufffd"},                     // cut short
        {"\xc0\xaf", "\ufffd\ufffd"},                     // overlong
        {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},           // surrogate
        {"\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd"}, // past U+10FFFF
        {"\x80z", "\ufffdz"},
    };
    for (const auto& [bytes, expected] : cases) {
        const auto& shown = expected; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(repaired_utf8(bytes) == expected);
        CHECK((first_invalid_utf8(bytes) == bytes.size()) == (bytes == expected));
    }
}

TEST_CASE("random bytes are always repaired to UTF-8") {
    std::mt19937 random(1);
    for (int round = 0; round < 5000; ++round) {
        std::string bytes;
        for (auto length = random() % 20; length > 0; --length) {
            bytes += static_cast<char>(random() % 256);
        }
        const auto repaired = repaired_utf8(bytes);
        REQUIRE(first_invalid_utf8(repaired) == repaired.size());
        if (!bytes.empty()) {
            const auto point = decode_utf8_before(bytes, bytes.size());
            REQUIRE(point.size >= 1);
            REQUIRE(point.size <= bytes.size());
        }
    }
}

TEST_CASE("what cannot be encoded becomes U+FFFD") {
    for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
        std::string text;
        append_utf8(text, value);
        CHECK(text == "\ufffd");
    }
}

TEST_CASE("categories are Unicode's") {
    CHECK(is_letter(U'ğ'));
    CHECK(is_letter(U'中'));
    CHECK_FALSE(is_letter(U'7'));
    CHECK(is_uppercase(U'İ'));
    CHECK_FALSE(is_uppercase(U'ı'));
    CHECK(is_lowercase(U'ı'));
    CHECK(is_digit(U'٣'));
    CHECK_FALSE(is_digit(U'²'));
    CHECK(is_number(U'²'));
    CHECK(is_mark(U'\u0301'));
    CHECK(is_punctuation(U'“'));
    CHECK(is_symbol(U'€'));
    CHECK(is_control(U'\u200b'));
    CHECK(is_control(0x110000));
    CHECK_FALSE(is_letter(0xFFFFFFFF));
    for (const char32_t blank : {U' ', U'\t', U'\n', U'\r', U'\v', U'\f', U'\u00a0', U'\u2003', U'\u2028', U'\u0085'}) {
        CHECK(is_space(blank));
    }
    CHECK_FALSE(is_space(U'\u200b'));
    CHECK_FALSE(is_space(0xFFFFFFFF));
}

TEST_CASE("small letters keep bytes that are no UTF-8") {
    CHECK(lowercase("ÇA \xff VA") == "ça \xff va");
    CHECK(to_uppercase(U'ğ') == U'Ğ');
}
