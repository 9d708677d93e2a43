#pragma once

#include "cli/terminal.hpp"
#include "entente/document/ontology.hpp"
#include "entente/graph/property_graph.hpp"

#include <cstddef>
#include <iosfwd>

namespace entente {

struct TableOptions {
    Terminal terminal;
    std::size_t limit = 25;   ///< so many actors and so many edges at most; 0: all
    std::size_t evidence = 1; ///< sentences an edge at most, the surest
    bool events = false;      ///< PLOVER type, quad class and score of each edge
};

/// The graph for people: its actors, those of the greatest weight first, then its edges likewise, each with date, status, confidence and
/// what the articles say.
void print_table(std::ostream& out, const PropertyGraph& graph, const Ontology& ontology, const TableOptions& options);

} // namespace entente
