#pragma once

#include "entente/document/relation_table.hpp"
#include "entente/graph/property_graph.hpp"
#include "entente/output/output_format.hpp"
#include "output/edge_text.hpp"
#include "output/format_number.hpp"

#include <string>

namespace entente {

/// What GraphML and GEXF say of a node beside name and look: calls `write(name, text)` for each attribute. Lists are JSON arrays; an empty
/// text means that nothing is known.
template <typename Write>
void each_attribute(const Node& node, Write write) {
    write("actor_type", name_of(node.type));
    write("subtype", node.subtype);
    write("country", node.country);
    write("wikidata", node.wikidata);
    write("aliases", json_array(node.aliases));
    write("mentions", std::to_string(node.mentions));
    write("documents", std::to_string(node.documents));
    write("first_date", node.first_date);
    write("last_date", node.last_date);
}

/// The same of an edge, beside label and weight.
template <typename Write>
void each_attribute(const Edge& edge, const RelationType& relation, const OutputOptions& options, Write write) {
    write("relation", relation.name);
    write("family", relation.family);
    write("plover", relation.plover);
    write("quad", std::to_string(relation.quad));
    write("score", format_number(relation.score, 2));
    write("symmetric", relation.symmetric ? "true" : "false");
    write("status", name_of(edge.status));
    write("date", edge.date);
    write("first_date", edge.first_date);
    write("last_date", edge.last_date);
    write("title", edge.title);
    write("confidence", format_number(edge.confidence, 4));
    write("evidence", evidence_lines(edge, options));
    write("documents", json_array(documents_of(edge)));
}

} // namespace entente
