#include "entente/output/csv.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

using namespace entente;

namespace {

std::string written_by(GraphWriter write, const PropertyGraph& graph, const OutputOptions& options = {}) {
    std::ostringstream out;
    write(graph, shipped_ontology(), options, out);
    return out.str();
}

} // namespace

TEST_CASE("the tables have the headers that Gephi's spreadsheet import knows") {
    CHECK(written_by(write_csv_nodes, PropertyGraph{}).starts_with("Id,Label,"));
    CHECK(written_by(write_csv_edges, PropertyGraph{}).starts_with("Source,Target,Type,Id,Label,Kind,Weight,"));
}

TEST_CASE("nodes and edges are rows, joined by ids") {
    const std::string nodes = written_by(write_csv_nodes, sample_graph());
    CHECK(line_with(nodes, "Q43,").starts_with("Q43,Türkiye,state,,"));
    const std::string edges = written_by(write_csv_edges, sample_graph());
    CHECK(line_with(edges, "MET_WITH_PLANNED").starts_with("organization:att,person:erdogan,Directed,e"));
    CHECK(holds(line_with(edges, "MET_WITH_PLANNED"),
                ",met with,MET_WITH_PLANNED,2,AT&T,Recep Tayyip Erdoğan,met-with,cooperation,CONSULT,1,2.5,true,planned,"));
}

TEST_CASE("a spreadsheet finds no formula in a name or sentence, and numbers stay numbers") {
    PropertyGraph graph = sample_graph();
    graph[0].label = "=cmd()";
    graph[0].x = -12.5;
    const std::string nodes = written_by(write_csv_nodes, graph);
    CHECK(holds(nodes, ",'=cmd(),"));
    CHECK(holds(nodes, ",-12.5,"));
}

TEST_CASE("evidence is as much as the options let through while the weight counts all") {
    const std::string edges = written_by(write_csv_edges, sample_graph(), {.evidence = 1});
    CHECK(holds(edges, "[voa-2:0-"));
    CHECK_FALSE(holds(line_with(edges, "MET_WITH_PLANNED"), "[voa-1:0-"));
    CHECK(holds(edges, "MET_WITH_PLANNED,2,"));
}
