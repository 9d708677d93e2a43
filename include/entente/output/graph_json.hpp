#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Writes the whole graph as node-link JSON, one node or link a line (docs/formats/json.md); `read_graph` of store/graph_reader.hpp gives
/// the same graph back.
void write_graph_json(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
