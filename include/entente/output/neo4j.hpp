#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// The three files of the neo4j format (docs/formats/neo4j.md): two tables for `neo4j-admin database import`, and a script for
/// `cypher-shell` that needs no other file and may be run again without doubling anything.
void write_neo4j_nodes(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);
void write_neo4j_relationships(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);
void write_neo4j_cypher(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
