#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Pictures, drawn by Graphviz's program `dot` from what write_dot gives (docs/formats/pictures.md). Its library was rejected: when it runs
/// out of memory or meets a bug it ends the process that it lives in.
/// Throw std::runtime_error when the program is missing or fails, with what it said.
/// `check_graphviz` draws nothing: it tells beforehand whether the program can be started.
void check_graphviz();
void write_svg(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);
void write_png(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);
void write_pdf(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
