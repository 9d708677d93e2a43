#include "entente/entity/mention_mending.hpp"

#include "tagged_document.hpp"

#include <doctest/doctest.h>

#include <string>

namespace entente {
namespace {

/// The mentions that are left, parted by bars.
std::string mended(std::string_view text) {
    auto document = tagged_document(text);
    mend_mentions(document, shipped_knowledge());
    return names_in(document);
}

TEST_CASE("Two persons that were read as one are two") {
    CHECK(mended("Senators {p:Zorgan and Qwertz} met {s:Chad}.") == "Zorgan|Qwertz|Chad");
    CHECK(mended("{p:Anna Zorgan and Otto Qwertz} met.") == "Anna Zorgan|Otto Qwertz");
    CHECK(mended("{p:\u00c9lise Zorgan and \u00d6mer Qwertz} met {p:Mr. and Mrs. Zorgan}.") ==
          "\u00c9lise Zorgan|\u00d6mer Qwertz|Mrs. Zorgan");
    CHECK(mended("{p:Braun, Zorgan and Qwertz} met.") == "Braun, Zorgan and Qwertz");
    CHECK(mended("{p:The Expert on Salt and Trade} met.") == "The Expert on Salt and Trade");
    CHECK(mended("{p:José Zorgan y Qwertz}, {p:Zorgan and the like} and {o:Zorgan and Qwertz} met.") ==
          "José Zorgan y Qwertz|Zorgan and the like|Zorgan and Qwertz");
}

TEST_CASE("A title alone is nobody, unless somebody is called so") {
    CHECK(mended("Thank you, {p:Mr. President}, said {p:Secretary} {p:Zorgan}.") == "Zorgan");
    CHECK(mended("{p:Prime Minister Major} met {p:Q}.") == "Prime Minister Major|Q");
    CHECK(mended("{p:Anna Bishop} left. {p:Bishop} and {p:King} met.") == "Anna Bishop|Bishop|King");
}

TEST_CASE("A name that was broken off is no mention") {
    CHECK(mended("{o:Zorg}- \u2014 {o:Zorgan} and {s:Ch-} \u2014 {s:Chad} met.") == "Zorgan|Chad");
    CHECK(mended("{o:Zorgan}---a group---met.") == "Zorgan");
    CHECK(mended("{o:Zorgan}-led and {s:Chad}- and {s:Sudan}-backed groups met \u2014") == "Zorgan|Chad|Sudan");
}

} // namespace
} // namespace entente
