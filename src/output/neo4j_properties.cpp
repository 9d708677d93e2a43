#include "output/neo4j_properties.hpp"

#include "output/edge_text.hpp"
#include "output/evidence_text.hpp"
#include "output/format_number.hpp"

namespace entente {

std::vector<Neo4jProperty> neo4j_properties(const Node& node) {
    return {
        {"label", "string", node.label},
        {"actor_type", "string", std::string(name_of(node.type))},
        {"subtype", "string", node.subtype},
        {"country", "string", node.country},
        {"wikidata", "string", node.wikidata},
        {"aliases", "string[]", node.aliases},
        {"mentions", "long", std::to_string(node.mentions)},
        {"documents", "long", std::to_string(node.documents)},
        {"first_date", "string", node.first_date},
        {"last_date", "string", node.last_date},
        {"size", "double", format_number(node.size, 2)},
        {"color", "string", node.color},
        {"x", "double", format_number(node.x, 2)},
        {"y", "double", format_number(node.y, 2)},
    };
}

std::vector<Neo4jProperty> neo4j_properties(const Edge& edge, const RelationType& relation, const OutputOptions& options) {
    std::vector<std::string> evidence;
    for (const Evidence* chosen : chosen_evidence(edge, options)) evidence.push_back(line_of(*chosen));
    return {
        {"label", "string", relation.label},
        {"relation", "string", relation.name},
        {"family", "string", relation.family},
        {"plover", "string", relation.plover},
        {"quad", "long", std::to_string(relation.quad)},
        {"score", "double", format_number(relation.score, 2)},
        {"symmetric", "boolean", relation.symmetric ? "true" : "false"},
        {"status", "string", std::string(name_of(edge.status))},
        {"date", "string", edge.date},
        {"first_date", "string", edge.first_date},
        {"last_date", "string", edge.last_date},
        {"title", "string", edge.title},
        {"confidence", "double", format_number(edge.confidence, 4)},
        {"weight", "double", std::to_string(edge.evidence.size())},
        {"evidence", "string[]", std::move(evidence)},
        {"documents", "string[]", documents_of(edge)},
    };
}

} // namespace entente
