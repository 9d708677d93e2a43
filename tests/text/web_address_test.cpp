#include "entente/text/web_address.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace entente;

TEST_CASE("only http and https addresses without odd characters are web addresses") {
    for (const std::string_view good : {"http://x", "https://news.example/a?b=1&c=%20#d", "HTTPS://news.example/",
                                        "https://de.example/Erdoğan_(2024)", "https://x/People's_Party"}) {
        CAPTURE(good);
        CHECK(is_web_address(good));
    }
    for (const std::string_view bad :
         {"", "http://", "https://", "news.example", "ftp://x", "javascript:alert(1)", "data:text/html,x", " http://x", "http://x y",
          "http://x\n", "https://x\"onclick=", "https://x<script>", "https://x\\y", "https://x\x7f"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_web_address(bad));
    }
}
