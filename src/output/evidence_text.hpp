#pragma once

#include "entente/graph/property_graph.hpp"
#include "entente/output/output_format.hpp"

#include <string>
#include <vector>

namespace entente {

/// The evidences of an edge that the options let through: the surest, in the order of the edge.
[[nodiscard]] std::vector<const Evidence*> chosen_evidence(const Edge& edge, const OutputOptions& options);

/// The evidence on one line, and where it stands: "Ankara met Astana. [voa-17:120-138]", in a title "… [voa-17:title:0-32]", with the
/// address of the article where it is known: "… [voa-17:120-138 https://news.example/17]".
[[nodiscard]] std::string line_of(const Evidence& evidence);

} // namespace entente
