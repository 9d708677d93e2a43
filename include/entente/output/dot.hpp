#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Writes a drawing for Graphviz: `dot -Tsvg graph.dot -o graph.svg` (docs/formats/dot.md). The layout that suits the graph's size
/// is named in the file, so that the same command serves small graphs and large ones.
void write_dot(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
