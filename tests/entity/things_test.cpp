#include "entente/entity/things.hpp"

#include "tagged_document.hpp"

#include <doctest/doctest.h>

#include <string>

namespace entente {
namespace {

/// The mentions that are left, parted by bars.
std::string left(std::string_view text) {
    auto document = tagged_document(text);
    drop_things(document, shipped_knowledge());
    return names_in(document);
}

TEST_CASE("Laws, programmes and weapons that were read as bodies are no actors") {
    CHECK(left("{p:Joe Biden} signed the {o:Zorgan Reduction Act}, {o:the Zorgan Plan} and {o:Medicare}.") == "Joe Biden");
    CHECK(left("{g:Patriots} guard {s:Ukraine} under the {o:JCPOA}.") == "Ukraine");
    CHECK(left("{s:Chad} joined the {o:Zorgan Declaration}, the {o:Salt Compact} and {o:COP28}; {o:MiG-29} and {o:HBCUs}.") == "Chad");
}

TEST_CASE("Bodies, and persons and places called like a thing, stay") {
    CHECK(left("{o:Zorgan Plan Centre}, {o:Plan}, {p:Marshall Plan} and {l:Iron Dome}") ==
          "Zorgan Plan Centre|Plan|Marshall Plan|Iron Dome");
    CHECK(left("{o:&} met").starts_with("&"));
}

} // namespace
} // namespace entente
