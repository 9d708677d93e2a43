#include "entente/entity/entity_resolver.hpp"

#include "tagged_document.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace entente {
namespace {

/// The labels of the entities, each with the forms that name it: "Türkiye: Ankara, Turkish | …".
std::string resolved(std::string_view text, std::string date = {}) {
    auto document = tagged_document(text, std::move(date));
    EntityResolver(shipped_knowledge()).resolve(document);
    std::string out;
    for (const auto& entity : document.entities) {
        out += (out.empty() ? "" : " | ") + entity.label + ":";
        for (const auto mention : entity.mentions) {
            const auto& span = document.mentions[mention].span;
            out += " " + document.content.substr(span.begin, span.size());
        }
    }
    return out;
}

TEST_CASE("The names of a state, its people and its government are one node") {
    CHECK(resolved("{s:Turkish officials} said {s:Ankara} and {s:Trkiye} agree with {s:the U.S.}") ==
          "Türkiye: Turkish officials Ankara Trkiye | United States: the U.S.");
}

TEST_CASE("A capital is the government where it acts and the city where things happen") {
    CHECK(resolved("{s:Moscow} said that talks will be held in {l:Moscow}.") == "Russia: Moscow | Moscow: Moscow");
}

TEST_CASE("A person is one node by full name, title, surname and damaged name") {
    CHECK(resolved("President {p:Recep Tayyip Erdoan} spoke. {p:Mr. Erdogan} left. {p:Erdoan} flew.") ==
          "Recep Tayyip Erdoğan: Recep Tayyip Erdoan Mr. Erdogan Erdoan");
}

TEST_CASE("A couple of one surname is kept apart by titles") {
    CHECK(resolved("{p:Emmanuel Macron} and {p:Brigitte Macron} came. {p:Mrs. Macron} spoke; {p:Mr. Macron} listened.") ==
          "Emmanuel Macron: Emmanuel Macron Mr. Macron | Brigitte Macron: Brigitte Macron Mrs. Macron");
}

TEST_CASE("A bare surname of a head of state is known where the state is in sight") {
    CHECK(resolved("President {p:Kagame} of {s:Rwanda} came.", "2018-05-01") == "Paul Kagame: Kagame | Rwanda: Rwanda");
    CHECK(resolved("A farmer, {p:Kagame}, came.", "2018-05-01") == "Kagame: Kagame");
}

TEST_CASE("A bare surname that nobody explains stays within its article") {
    auto document = tagged_document("{p:Qwertyson} came.");
    EntityResolver(shipped_knowledge()).resolve(document);
    CHECK(document.entities.front().key == "person:qwertyson@a");
}

TEST_CASE("An acronym joins the body that it is defined beside, or whose initials it is") {
    CHECK(resolved("The {o:Zorgan Salt Producers Association} ({o:ZSPX}) met. {o:ZSPX} left.") ==
          "Zorgan Salt Producers Association: Zorgan Salt Producers Association ZSPX ZSPX");
    CHECK(resolved("The {o:Zorgan Salt Producers Association} met. {o:ZSPA} left.") ==
          "Zorgan Salt Producers Association: Zorgan Salt Producers Association ZSPA");
    CHECK(resolved("The {o:Zorgan Salt Union (ZSU)} met. {o:ZSU} left.") == "Zorgan Salt Union: Zorgan Salt Union (ZSU) ZSU");
}

TEST_CASE("A shorter way to say a body's name joins it, unless it is another body") {
    CHECK(resolved("{o:Zorgan Salt Council} met. {o:Salt Council} left.") == "Zorgan Salt Council: Zorgan Salt Council Salt Council");
    CHECK(resolved("{o:UN Security Council} met. {o:Security Council} left. {o:UN} stayed.") ==
          "United Nations Security Council: UN Security Council Security Council | United Nations: UN");
    CHECK(resolved("{o:Hamas} and {o:Hamas Executive Choir} sang.") == "Hamas: Hamas | Hamas Executive Choir: Hamas Executive Choir");
}

TEST_CASE("Look-alikes in one article are kept apart") {
    CHECK(resolved("{s:Niger} and {s:Nigeria}") == "Niger: Niger | Nigeria: Nigeria");
    CHECK(resolved("{s:Sudan} and {s:South Sudan}") == "Sudan: Sudan | South Sudan: South Sudan");
    CHECK(resolved("{p:Michael Jordan} came to {s:Jordan}; {p:Jordan} played.") ==
          "Michael Jordan: Michael Jordan Jordan | Jordan: Jordan");
    CHECK(resolved("{s:Georgia} and the state of {l:Georgia}") == "Georgia: Georgia | Georgia: Georgia");
    CHECK(resolved("{p:Li Keqiang} and {p:Li Qiang}") == "Li Keqiang: Li Keqiang | Li Qiang: Li Qiang");
    CHECK(resolved("{p:Tigran Petrosian} visited {s:Iran}.") == "Tigran Petrosian: Tigran Petrosian | Iran: Iran");
    CHECK(resolved("{g:Palestinians} in {s:Palestine}") == "Palestinians: Palestinians | Palestine: Palestine");
}

TEST_CASE("A state's own name is the state, however it was tagged") {
    CHECK(resolved("{s:Afghanistan}, or the {o:Islamic Republic of Afghanistan}") == "Afghanistan: Afghanistan Islamic Republic of Afghanistan");
    CHECK(resolved("{s:Lebanon} and {o:Hezbollah}") == "Lebanon: Lebanon | Hezbollah: Hezbollah");
}

TEST_CASE("A direction means the state that the article names") {
    CHECK(resolved("{s:North Korea} fired; {s:the South} answered for {s:South Korea}; {s:the North} fell silent.") ==
          "North Korea: North Korea the North | South Korea: the South South Korea");
}

TEST_CASE("What every state has one of belongs to the state before it") {
    auto document = tagged_document("{s:Ruritania} is far. {s:Pakistan}'s {o:Supreme Court} ruled.");
    EntityResolver(shipped_knowledge()).resolve(document);
    CHECK(document.entities.back().country == "PAK");
}

TEST_CASE("Known actors carry their Wikidata id, country and kind") {
    auto document = tagged_document("{s:Turkey} and {o:Hamas}");
    EntityResolver(shipped_knowledge()).resolve(document);
    CHECK(document.entities[0].wikidata == "Q43");
    CHECK(document.entities[0].country == "TUR");
    CHECK(document.entities[1].subtype == "armed-group");
}

TEST_CASE("Odd mentions are resolved without failing") {
    CHECK(resolved("{p:...} {s:-} {o:(} {g:\xff\xfe} {l:的}").size() > 0);
    CHECK(resolved("nobody").empty());
}

} // namespace
} // namespace entente
