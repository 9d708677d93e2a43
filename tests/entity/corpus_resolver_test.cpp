#include "entente/entity/corpus_resolver.hpp"

#include "entente/entity/entity_resolver.hpp"
#include "tagged_document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

namespace entente {
namespace {

std::vector<Document> resolved(const std::vector<std::string>& texts) {
    std::vector<Document> documents;
    for (const auto& text : texts) {
        documents.push_back(tagged_document(text, {}, "d" + std::to_string(documents.size())));
        EntityResolver(shipped_knowledge()).resolve(documents.back());
    }
    return documents;
}

/// The keys of the first entities.
std::vector<std::string> keys(const std::vector<std::string>& texts) {
    auto documents = resolved(texts);
    unify(shipped_knowledge(), documents);
    std::vector<std::string> out;
    for (const auto& document : documents) {
        out.push_back(document.entities.front().key);
    }
    return out;
}

bool are_one(const std::string& a, const std::string& b) {
    const auto both = keys({a, b});
    return both[0] == both[1];
}

TEST_CASE("One actor has one key in every article") {
    CHECK(are_one("{s:Turkey}", "{s:Ankara}"));
    CHECK(are_one("{p:Zebulon Q. Xylander}", "{p:Zebulon Xylander}"));
    CHECK(are_one("{p:Sergei Xylander}", "{p:Sergey Xylander}"));
    CHECK(are_one("{p:Ömer Xylandër}", "{p:Mer Xylandr}"));
    CHECK(are_one("{o:Zorgan Salt Union} ({o:ZSU})", "{o:ZSU} said"));
    CHECK(are_one("{o:Zorgan Salt Committee}", "{o:Zorgan Salt Committees}"));
    CHECK(are_one("{o:Zorgan Motors}", "{o:Zorgan Motors Company}"));
    CHECK(are_one("{o:Zorgan Salt Corporation}", "{o:Zorgan Salt Corp.}"));
    CHECK(are_one("{o:U.S. Salt}", "{o:United States Salt}"));
    CHECK(are_one("{o:Zorgan Counter-Salt Forum}", "{o:Zorgan Countersalt Forum}"));
    CHECK(are_one("{o:Zorgan Council for the Salt}", "{o:Zorgan Council of Salt}"));
    CHECK(are_one("{o:Chadian Salt Network}", "{o:Chad Salt Network}"));
    CHECK(are_one("{o:U.S. Salt Command}", "{o:United States Salt Command}"));
    CHECK(are_one("{o:Zorgan & Salt Workers Union}", "{o:Zorgan and Salt Workers Union}"));
    CHECK(are_one("{o:Zorgan Committee on Salt}", "{o:Zorgan Salt Committee}"));
    CHECK(are_one("{o:Supreme Court of Zorgan}", "{o:Zorgan Supreme Court}"));
    CHECK(are_one("{o:Department of Salt}", "{o:Salt Department}"));
    CHECK(are_one("{o:Zorgan House}", "{l:Zorgan House}"));
    CHECK(are_one("{o:Chadian Defense Ministry}", "{o:Ministry of Defense of Chad}"));
}

TEST_CASE("Different actors keep their keys") {
    CHECK_FALSE(are_one("{p:Xylander}", "{p:Xylander}")); // a bare surname is nobody outside its article
    CHECK_FALSE(are_one("{p:Zebulon Xylander}", "{p:Xylander}"));
    CHECK_FALSE(are_one("{p:Zebulon Xylander}", "{p:Zebulon Xylanker}")); // one letter is not enough
    CHECK_FALSE(are_one("{p:Michael Jordan}", "{s:Jordan}"));
    CHECK_FALSE(are_one("{g:Palestinians}", "{s:Palestinian}"));
    CHECK_FALSE(are_one("{o:Zorgan Stone}", "{o:Zorgan Stones}")); // nor is a name of two words
    CHECK_FALSE(are_one("{o:Embassy in Chad}", "{o:Embassy of Chad}"));
    CHECK_FALSE(are_one("{o:Embassy in the United States}", "{o:Embassy of the United States}"));
    CHECK_FALSE(are_one("{o:Zorgan Salt Mission in Chad}", "{o:Zorgan Salt Mission of Chad}"));
    CHECK_FALSE(are_one("{o:American Salt}", "{o:U.S. Salt}"));
    CHECK_FALSE(are_one("{o:University of Zorgan}", "{o:Zorgan University}")); // Washington's are two
    CHECK_FALSE(are_one("{o:University of New York}", "{o:New York University}"));
    CHECK_FALSE(are_one("{o:U.S. Embassy in the Philippines}", "{o:Philippine Embassy in the United States}"));
    CHECK_FALSE(are_one("{o:China-Japan Salt Council}", "{o:Japan-China Salt Council}"));
    CHECK_FALSE(are_one("{o:Zorgan National Salt Party}", "{o:Zorgan Salt National Party}"));
    CHECK_FALSE(are_one("{o:State of Salt}", "{o:Salt State}"));
    CHECK_FALSE(are_one("{o:Zorgan Embassy of Chad}", "{o:Chad Zorgan Embassy}"));
    CHECK_FALSE(are_one("{o:Georgia Salt University}", "{o:Georgian Salt University}")); // of which Georgia?
    CHECK_FALSE(are_one("{o:Zorgan Oil Company}", "{o:Zorgan Oil Corporation}"));
    CHECK_FALSE(are_one("{o:Zorgan}", "{o:Zorgan AG}"));                            // an attorney general
    CHECK_FALSE(are_one("{o:Foreign Ministry} said", "{o:Foreign Ministry} said")); // of whom?
}

TEST_CASE("A body is named with and without its parent where the articles name that too") {
    const auto last_are_one = [](const std::vector<std::string>& texts) {
        auto documents = resolved(texts);
        unify(shipped_knowledge(), documents);
        return documents.front().entities.back().key == documents.back().entities.back().key;
    };
    const std::string bare = "{s:Chad} has a {o:Zorgan Salt Centre}";
    CHECK(last_are_one({bare, "{o:Chadian Zorgan Salt Centre}"}));
    CHECK(last_are_one({"{o:Xylan} has a {o:Zorgan Salt Centre}", "{o:Xylan}", "{o:Xylan Zorgan Salt Centre}"}));
    CHECK(last_are_one({"{s:U.S.} has a {o:Zorgan Salt Centre}", "{o:White House Zorgan Salt Centre}"}));
    CHECK(last_are_one({"{o:Gazprom} has a {o:Zorgan Salt Centre}", "{o:Gazprom Zorgan Salt Centre}"}));
    CHECK_FALSE(last_are_one({"{o:Zorgan Salt Centre}", "{s:Chad}", "{o:Chadian Zorgan Salt Centre}"})); // whose?
    CHECK_FALSE(last_are_one({"{s:Chad} has a {o:Salt Centre}", "{o:Chadian Salt Centre}"}));            // of two words any may be
    CHECK_FALSE(last_are_one({bare, "{o:Kenyan Zorgan Salt Centre}"}));
    CHECK_FALSE(last_are_one({bare, "{o:Kenyan Zorgan Salt Centre}", "{o:Chadian Zorgan Salt Centre}"})); // two have one
    CHECK_FALSE(last_are_one({bare, "{o:Xylan Zorgan Salt Centre}", "{o:Chadian Zorgan Salt Centre}"}));
    CHECK_FALSE(last_are_one({"{o:Xylan} has a {o:Zorgan Salt Centre}", "{o:Xylan Office of the Zorgan Salt Centre}"}));
    CHECK_FALSE(
        last_are_one({"{o:EU} and {s:U.S.} heard the {o:Council on Foreign Relations}", "{o:European Council on Foreign Relations}"}));
}

TEST_CASE("A name that agrees with two persons who do not agree joins neither") {
    const auto three = keys({"{p:Zebulon A. Xylander}", "{p:Zebulon B. Xylander}", "{p:Zebulon Xylander}"});
    CHECK(three[0] != three[1]);
    CHECK(three[2] != three[0]);
    CHECK(three[2] != three[1]);
}

TEST_CASE("The order of articles does not change who is who") {
    const std::vector<std::string> texts = {"{p:Zebulon Q. Xylander} met {s:Ankara}",
                                            "{p:Zebulon Xylander}",
                                            "{o:Zorgan Salt Union} ({o:ZSU})",
                                            "{o:ZSU} and {s:Turkey}",
                                            "{l:Zorgan House}",
                                            "{o:Zorgan House}",
                                            "{o:Zorgan Salt Unions}",
                                            "{p:Xylander} spoke",
                                            "{p:Ömer Bolatt}",
                                            "{p:Mer Bolatt} and {o:ZSU}",
                                            "{o:Zorgan Committee on Salt}",
                                            "{o:Zorgan Salt Committee}",
                                            "{s:Chad} has a {o:Zorgan Salt Centre}",
                                            "{o:Chadian Zorgan Salt Centre} and {o:ZSU}"};
    const auto result = [](std::vector<Document> documents) {
        unify(shipped_knowledge(), documents);
        std::map<std::string, std::string> out;
        for (const auto& document : documents) {
            for (const auto& entity : document.entities) {
                out[document.id] += entity.key + "/" + entity.label + "/" + std::string(name_of(entity.type)) + " ";
            }
        }
        return out;
    };
    auto documents = resolved(texts);
    const auto expected = result(documents);
    std::mt19937 random(7);
    for (int permutation = 0; permutation < 10; ++permutation) {
        std::shuffle(documents.begin(), documents.end(), random);
        CHECK(result(documents) == expected);
    }
}

} // namespace
} // namespace entente
