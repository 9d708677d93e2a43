#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Writes GraphML that Gephi, Cytoscape, NetworkX, igraph and Neo4j read without loss (docs/formats/graphml.md says why each detail is so).
void write_graphml(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
