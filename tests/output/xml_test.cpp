#include "output/xml.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("what XML 1.0 forbids and what is no UTF-8 becomes U+FFFD, all else stays") {
    CHECK(xml_safe("a\x01z") == "a\uFFFDz");
    CHECK(xml_safe(std::string_view("a\0z", 3)) == "a\uFFFDz");
    CHECK(xml_safe("\xFFz") == "\uFFFDz");
    CHECK(xml_safe("a\uFFFF") == "a\uFFFD");
    CHECK(xml_safe("tab\t line\n ğ 😀") == "tab\t line\n ğ 😀");
}

TEST_CASE("element text escapes no more than it must") {
    struct Case {
        const char* text;
        const char* xml;
    };
    const Case cases[] = {
        {"He said \"no\" > 'yes'", "He said \"no\" > 'yes'"},
        {"AT&T", "AT&amp;T"},
        {"a <b> c", "a &lt;b> c"},
        {"x ]]> y", "x ]]&gt; y"},
        {"a\r\nb", "a&#13;\nb"},
        {"", ""},
    };
    for (const Case& c : cases) CHECK(xml_text(c.text) == c.xml);
}

TEST_CASE("blanks alone between two escapes, or between one and an end, are saved by a CDATA section") {
    CHECK(xml_text("a & < b") == "<![CDATA[a & < b]]>");
    CHECK(xml_text(" &a") == "<![CDATA[ &a]]>");
    CHECK(xml_text("a& ") == "<![CDATA[a& ]]>");
    CHECK(xml_text("& & ]]> z") == "<![CDATA[& & ]]]]><![CDATA[> z]]>");
    CHECK(xml_text("a & b < c") == "a &amp; b &lt; c");
    CHECK(xml_text("&&") == "&amp;&amp;");
}

TEST_CASE("attribute values escape quotes, markup and line ends") { CHECK(xml_attribute("a\"<&>\n") == "a&quot;&lt;&amp;&gt;&#10;"); }
