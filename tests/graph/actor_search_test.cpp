#include "entente/graph/actor_search.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace entente;

namespace {

Node node(std::string id, std::string label, std::vector<std::string> aliases = {}, ActorType type = ActorType::Person,
          std::string country = {}) {
    Node node;
    node.id = std::move(id);
    node.label = std::move(label);
    node.aliases = std::move(aliases);
    node.type = type;
    node.country = std::move(country);
    return node;
}

const std::vector<Node> nodes = {
    node("Q43", "Türkiye", {"Turkey", "Ankara"}, ActorType::State, "TUR"),
    node("Q39259", "Recep Tayyip Erdoğan", {"Erdogan's", "Mr. Erdoğan"}, ActorType::Person, "TUR"),
    node("Q6279", "Joe Biden", {"Biden", "President Biden"}),
    node("person:hunter_biden", "Hunter Biden", {"Biden"}),
    node("place:washington", "Washington", {}, ActorType::Place),
    node("Q30", "United States", {"Washington", "US"}, ActorType::State, "USA"),
    node("x", "***"),
};

} // namespace

TEST_CASE("an actor answers to id, code, label, alias and words of its label, in this order") {
    struct Case {
        std::string name;
        std::vector<std::size_t> found;
    };
    for (const Case& c :
         {Case{"Q43", {0}}, Case{"TUR", {0}}, Case{"tur", {0}}, Case{"turkiye", {0}}, Case{"ANKARA", {0}}, Case{"Erdoğan", {1}},
          Case{"tayyip erdogan", {1}}, Case{"Washington", {4}}, Case{"U.S.", {5}}, Case{"Biden", {2, 3}}, Case{"Hunter Biden", {3}},
          Case{"Putin", {}}, Case{"", {}}, Case{"***", {}}, Case{"x", {6}}}) {
        CAPTURE(c.name);
        CHECK(actors_called(nodes, c.name) == c.found);
    }
}

TEST_CASE("an actor answers to ids that a name means elsewhere only where no node is called so") {
    const std::vector<std::string> turkiye{"Q3640", "Q43"};
    CHECK(actors_called(nodes, "Constantinople", turkiye) == std::vector<std::size_t>{0});
    CHECK(actors_called(nodes, "Washington", turkiye) == std::vector<std::size_t>{4});
    CHECK(actor_called(nodes, "Constantinople", turkiye) == 0);
    CHECK_THROWS_WITH_AS((void)actor_called(nodes, "Constantinople", std::vector<std::string>{"Q3640"}),
                         "the graph has no actor called \"Constantinople\"", std::runtime_error);
}

TEST_CASE("no actor or several are an error that helps on") {
    CHECK(actor_called(nodes, "Joe Biden") == 2);
    CHECK_THROWS_WITH_AS((void)actor_called(nodes, "Biden"),
                         "several actors are called \"Biden\": Joe Biden (Q6279), Hunter Biden (person:hunter_biden); name one by its id",
                         std::runtime_error);
    CHECK_THROWS_WITH_AS((void)actor_called(nodes, "Erdogn"), "the graph has no actor called \"Erdogn\"; near to it: Recep Tayyip Erdoğan",
                         std::runtime_error);
    CHECK_THROWS_WITH_AS((void)actor_called(nodes, "Zelenskyy"), "the graph has no actor called \"Zelenskyy\"", std::runtime_error);
}
