#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// The two tables of the csv format (docs/formats/csv.md), for spreadsheets, data frames and Gephi's spreadsheet import.
void write_csv_nodes(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);
void write_csv_edges(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
