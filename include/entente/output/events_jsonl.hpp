#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Writes one JSON object a line: first the nodes, then every evidence of every edge as an event that stands by itself, with both actors,
/// relation, status, dates and source (docs/formats/jsonl.md). `read_graph` of store/graph_reader.hpp gives the same graph back.
void write_events_jsonl(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
