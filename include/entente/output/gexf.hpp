#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Writes GEXF 1.3 with time: Gephi shows it with timeline, edge kinds, colours, sizes and places (docs/formats/gexf.md).
void write_gexf(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
