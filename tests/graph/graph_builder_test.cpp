#include "entente/graph/graph_builder.hpp"

#include "marked_document.hpp"

#include <boost/range/iterator_range.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace entente;

namespace {

PropertyGraph graph_of(const std::vector<Document>& documents, const GraphOptions& options = {}) {
    GraphBuilder builder(shipped_ontology());
    for (const Document& document : documents) builder.add(document);
    return builder.build(options);
}

/// "Q43 met-with Q232 planned 2": an edge as a line, with its weight.
std::vector<std::string> edges_of(const PropertyGraph& graph) {
    std::vector<std::string> lines;
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        lines.push_back(graph[boost::source(edge, graph)].id + " " + shipped_ontology().relations[graph[edge].relation].name + " " +
                        graph[boost::target(edge, graph)].id + " " + std::string(name_of(graph[edge].status)) + " " +
                        std::to_string(graph[edge].evidence.size()));
    }
    return lines;
}

std::vector<std::string> nodes_of(const PropertyGraph& graph) {
    std::vector<std::string> ids;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) ids.push_back(graph[vertex].id);
    return ids;
}

using Lines = std::vector<std::string>;

const Document talks = marked_document("talks",
                                       "[Ankara=Q43] met [Kazakh=Q232] envoys.\n"
                                       "[Türkiye=Q43] attacked [Gaza=place:gaza].\n"
                                       "[Olzhas Bektenov=person:olzhas bektenov] saw [Istanbul=place:istanbul].",
                                       {{"Q43", "met-with", "Q232", Status::Asserted, 0.8F, "2024-04-25"},
                                        {"Q43", "attacks", "place:gaza", Status::Alleged, 0.4F, "2009", "", 1}});
const Document more =
    marked_document("more", "[Kazakhstan=Q232] met [Turkey=Q43].", {{"Q232", "met-with", "Q43", Status::Asserted, 0.6F, "2024-05"}});

} // namespace

TEST_CASE("equal keys are one node, with all forms, counts and dates") {
    const PropertyGraph graph = graph_of({talks, more});
    REQUIRE(nodes_of(graph) == Lines{"Q232", "Q43", "person:olzhas_bektenov", "place:gaza"});
    const Node& turkey = graph[1];
    CHECK(turkey.aliases == Lines{"Ankara", "Turkey", "Türkiye"});
    CHECK(turkey.mentions == 3);
    CHECK(turkey.documents == 2);
    CHECK(turkey.first_date == "2009");
    CHECK(turkey.last_date == "2024-05");
    CHECK(turkey.type == ActorType::State);
    CHECK(turkey.color == shipped_ontology().actor_types[ActorType::State].color);
}

TEST_CASE("the label of most mentions wins, whatever the order") {
    const Document one = marked_document("1", "[A=Q1] [A=Q1] x");
    const Document two = marked_document("2", "[B=Q1] x");
    CHECK(graph_of({one, two})[0].label == "A");
    CHECK(graph_of({two, one})[0].label == "A");
}

TEST_CASE("one edge for each source, relation, target and status gathers its evidence") {
    const PropertyGraph graph = graph_of({talks, more});
    CHECK(edges_of(graph) == Lines{"Q232 met-with Q43 asserted 2", "Q43 attacks place:gaza alleged 1"});
    const Edge& met = graph[*boost::edges(graph).first];
    CHECK(met.evidence[0].document == "more");
    CHECK(met.evidence[1].document == "talks");
    CHECK(met.evidence[1].text == "Ankara met Kazakh envoys.");
    CHECK(met.confidence == doctest::Approx(0.8));
    CHECK(met.date == "2024-04-25");
    CHECK(met.first_date == "2024-04-25");
    CHECK(met.last_date == "2024-05");
}

TEST_CASE("another status or relation is another edge") {
    const Document document = marked_document(
        "a", "[A=Q1] [B=Q2]",
        {{"Q1", "accuses", "Q2"}, {"Q1", "accuses", "Q2", Status::Denied}, {"Q2", "accuses", "Q1"}, {"Q1", "met-with", "Q2"}});
    CHECK(edges_of(graph_of({document})) ==
          Lines{"Q1 met-with Q2 asserted 1", "Q1 accuses Q2 asserted 1", "Q1 accuses Q2 denied 1", "Q2 accuses Q1 asserted 1"});
}

TEST_CASE("the graph does not depend on the order of documents, entities and relations") {
    Document turned = marked_document("talks",
                                      "[Ankara=Q43] met [Kazakh=Q232] envoys.\n"
                                      "[Türkiye=Q43] attacked [Gaza=place:gaza].\n"
                                      "[Olzhas Bektenov=person:olzhas bektenov] saw [Istanbul=place:istanbul].",
                                      {{"Q43", "attacks", "place:gaza", Status::Alleged, 0.4F, "2009", "", 1},
                                       {"Q232", "met-with", "Q43", Status::Asserted, 0.8F, "2024-04-25"}});
    const PropertyGraph a = graph_of({talks, more});
    const PropertyGraph b = graph_of({more, turned});
    CHECK(nodes_of(a) == nodes_of(b));
    CHECK(edges_of(a) == edges_of(b));
    for (std::size_t v = 0; v < boost::num_vertices(a); ++v) {
        CHECK(a[v].x == b[v].x);
        CHECK(a[v].aliases == b[v].aliases);
    }
}

TEST_CASE("a place stays only where an edge ends in it, every other actor stays") {
    const PropertyGraph graph = graph_of({talks});
    const auto ids = nodes_of(graph);
    CHECK(std::count(ids.begin(), ids.end(), "place:gaza") == 1);
    CHECK(std::count(ids.begin(), ids.end(), "place:istanbul") == 0);
    CHECK(std::count(ids.begin(), ids.end(), "person:olzhas_bektenov") == 1);
}

TEST_CASE("relations below the least confidence are left out, and the places that only they held") {
    const PropertyGraph graph = graph_of({talks}, {.min_confidence = 0.5});
    CHECK(edges_of(graph) == Lines{"Q232 met-with Q43 asserted 1"});
    const auto ids = nodes_of(graph);
    CHECK(std::count(ids.begin(), ids.end(), "place:gaza") == 0);
}

TEST_CASE("a relation just as sure as the least confidence stays, though the one number is a float") {
    Document document = talks;
    for (RelationMention& relation : document.relations) relation.confidence = 0.9F;
    CHECK(edges_of(graph_of({document}, {.min_confidence = 0.9})) == edges_of(graph_of({document})));
}

TEST_CASE("what the types of the two actors in the whole do not allow is no edge") {
    const Document office = marked_document("a", "[Alt=person:alt] led [Kenya=Q114].", {{"person:alt", "holds-office", "Q114"}});
    CHECK(edges_of(graph_of({office})) == Lines{"person:alt holds-office Q114 asserted 1"});
    Document other = marked_document("b", "[Alt=person:alt] and [Alt=person:alt] spoke.", {});
    for (Entity& entity : other.entities) entity.type = ActorType::Group;
    CHECK(edges_of(graph_of({office, other})).empty());
}

TEST_CASE("an actor has no edge with itself, not even under two entities of one key") {
    Document document = marked_document("a", "[A=Q1] met [B=Q2].", {{"Q1", "met-with", "Q2"}});
    document.entities[1].key = "Q1";
    const PropertyGraph graph = graph_of({document});
    CHECK(nodes_of(graph) == Lines{"Q1"});
    CHECK(edges_of(graph).empty());
    CHECK(graph[0].documents == 1);
}

TEST_CASE("a sentence counts once for an edge, at its surest, and keeps a date that only one reading has") {
    const Document document =
        marked_document("a", "[A=Q1] met [B=Q2].",
                        {{"Q1", "met-with", "Q2", Status::Asserted, 0.7F, "2020"}, {"Q2", "met-with", "Q1", Status::Asserted, 0.9F}});
    const PropertyGraph graph = graph_of({document});
    const Edge& edge = graph[*boost::edges(graph).first];
    REQUIRE(edge.evidence.size() == 1);
    CHECK(edge.confidence == doctest::Approx(0.9));
    CHECK(edge.date == "2020");
}

TEST_CASE("the ends of a range are the first and last date of its edge") {
    const Document document =
        marked_document("a", "[A=Q1] met [B=Q2].", {{"Q1", "met-with", "Q2", Status::Asserted, 0.7F, "2021-07-01/2021-07-03"}});
    const PropertyGraph graph = graph_of({document});
    const Edge& edge = graph[*boost::edges(graph).first];
    CHECK(edge.date == "2021-07-01/2021-07-03");
    CHECK(edge.first_date == "2021-07-01");
    CHECK(edge.last_date == "2021-07-03");
    CHECK(graph[0].last_date == "2021-07-03");
}

TEST_CASE("an edge has the title of office that is named most often") {
    const Document document = marked_document("a", "[A=person:a] of [B=Q2].\nx.\ny.",
                                              {{"person:a", "holds-office", "Q2", Status::Asserted, 0.9F, "", "Minister", 0},
                                               {"person:a", "holds-office", "Q2", Status::Asserted, 0.5F, "", "President", 1},
                                               {"person:a", "holds-office", "Q2", Status::Asserted, 0.5F, "", "President", 2}});
    const PropertyGraph graph = graph_of({document});
    CHECK(graph[*boost::edges(graph).first].title == "President");
}

TEST_CASE("a surface form over a line end is one line as an alias") {
    Document document = marked_document("a", "[New  York=Q1] x");
    document.content[4] = '\n';
    CHECK(graph_of({document})[0].aliases == Lines{"New York"});
}

TEST_CASE("node ids are safe in XML and URLs, and different for different keys") {
    CHECK(node_id("Q43") == "Q43");
    CHECK(node_id("person:olzhas bektenov") == "person:olzhas_bektenov");
    CHECK(node_id("group:a_b") == "group:a~5Fb");
    CHECK(node_id("person:жan<\"&") == "person:~D0~B6an~3C~22~26");
    CHECK(node_id("a~5F") != node_id("a_"));
}

TEST_CASE("no documents give an empty graph") { CHECK(boost::num_vertices(graph_of({})) == 0); }
