#include "entente/entity/inner_names.hpp"

#include "tagged_document.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

/// The mentions, as "type:name", of a text with tagged names of which the parts given are references.
std::vector<std::string> names_in(const std::string& tagged, const std::vector<std::string>& references) {
    Document document = tagged_document(tagged);
    for (const auto& reference : references) {
        const auto at = document.content.find(reference);
        REQUIRE(at != std::string::npos);
        document.references.push_back({{at, at + reference.size()}, 0, {}});
    }
    add_inner_names(document, shipped_knowledge());
    std::vector<std::string> names;
    for (const auto& mention : document.mentions)
        names.push_back(std::string(name_of(mention.type)) + ":" + document.content.substr(mention.span.begin, mention.span.size()));
    return names;
}

using Names = std::vector<std::string>;

TEST_CASE("A state's name within a reference is a mention, in the order of the text") {
    CHECK(names_in("He called the Kenyan foreign minister, {p:Zorgan}.", {"the Kenyan foreign minister"}) ==
          Names{"state:Kenyan", "person:Zorgan"});
    CHECK(names_in("{p:Zorgan} met the President of the United States.", {"the President of the United States"}) ==
          Names{"person:Zorgan", "state:United States"});
    CHECK(names_in("{p:Zorgan} met the Turkish Foreign Minister.", {"the Turkish Foreign Minister"}) ==
          Names{"person:Zorgan", "state:Turkish"});
    CHECK(names_in("{p:Zorgan} met the capital of Kenya.", {"the capital of Kenya"}) == Names{"person:Zorgan", "state:Kenya"});
    CHECK(names_in("{p:Zorgan} met the prime minister of Armenia.", {"the prime minister of Armenia"}) ==
          Names{"person:Zorgan", "state:Armenia"});
    CHECK(names_in("{p:Zorgan} led the U.S.-backed rebels.", {"the U.S.-backed rebels"}) == Names{"person:Zorgan", "state:U.S."});
    CHECK(names_in("{p:Zorgan} met Kenya's president.", {"Kenya's president"}) == Names{"person:Zorgan", "state:Kenya"});
}

TEST_CASE("A name that the document has elsewhere is a mention within a reference") {
    CHECK(names_in("{o:Zorgan} said that the Zorgan leader left.", {"the Zorgan leader"}) ==
          Names{"organization:Zorgan", "organization:Zorgan"});
    CHECK(names_in("{o:Zorgan Salt Union} and the Zorgan Salt Union chief.", {"the Zorgan Salt Union chief"}) ==
          Names{"organization:Zorgan Salt Union", "organization:Zorgan Salt Union"});
}

TEST_CASE("Other words of a reference, and a reference that is a name as a whole, are no mentions") {
    CHECK(names_in("{o:Zorgan} met the Qwerty chief of the polish factory and turkey farm.",
                   {"the Qwerty chief of the polish factory and turkey farm"}) == Names{"organization:Zorgan"});
    CHECK(names_in("{o:Zorgan} met; Zorgan left.", {"Zorgan left"}) == Names{"organization:Zorgan", "organization:Zorgan"});
    CHECK(names_in("{p:Zorgan} met the leaders of Chad and Sudan.", {"the leaders of Chad and Sudan"}) == Names{"person:Zorgan"});
    CHECK(names_in("{o:Department} officials and the Department met.", {"the Department"}) == Names{"organization:Department"});
    for (const std::string reference : {"the New Mexico governor", "the Bank of England governor", "the Bank of China chairman",
                                        "the Latin American leader", "the governor of Georgia", "the Mexico City mayor"}) {
        CAPTURE(reference);
        CHECK(names_in("{p:Zorgan} met " + reference + ".", {reference}) == Names{"person:Zorgan"});
    }
    CHECK(names_in("{o:ministry} and the chief of a ministry.", {"the chief of a ministry"}) == Names{"organization:ministry"});
    CHECK(names_in("It met Kenya.", {"Kenya"}).empty());
    CHECK(names_in("It met.", {}).empty());
    CHECK(names_in("A \xff. 's - & was met.", {"A \xff. 's - &"}).empty());
}

} // namespace
} // namespace entente
