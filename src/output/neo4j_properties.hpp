#pragma once

#include "entente/graph/property_graph.hpp"
#include "entente/output/output_format.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// A property of a node or relationship of Neo4j. Texts and lists that are empty stand for no property; numbers and flags come written.
struct Neo4jProperty {
    std::string_view name;
    std::string_view type; ///< as the header of a bulk import has it: string, string[], long, double, boolean
    std::variant<std::string, std::vector<std::string>> value;
};

/// The properties of a node without its id; the same names and types, in the same order, for every node.
[[nodiscard]] std::vector<Neo4jProperty> neo4j_properties(const Node& node);

/// The properties of an edge; likewise.
[[nodiscard]] std::vector<Neo4jProperty> neo4j_properties(const Edge& edge, const RelationType& relation, const OutputOptions& options);

} // namespace entente
