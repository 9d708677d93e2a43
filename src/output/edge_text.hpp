#pragma once

#include "entente/document/relation_table.hpp"
#include "entente/graph/property_graph.hpp"
#include "entente/output/output_format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// "MET_WITH", "MET_WITH_PLANNED": what importers tell parallel edges apart by.
[[nodiscard]] std::string edge_kind(const RelationType& relation, Status status);

/// The ids of the documents that an edge rests on, each once, in the order of its evidence.
[[nodiscard]] std::vector<std::string> documents_of(const Edge& edge);

/// "The sentence. [voa-17:120-245]", one line an evidence, as many as the options let through.
[[nodiscard]] std::string evidence_lines(const Edge& edge, const OutputOptions& options);

/// `["Erdogan", "R. T. \"Reis\""]` without the blank: a list as text, for formats that know no lists.
[[nodiscard]] std::string json_array(const std::vector<std::string>& texts);

/// "person" -> "Person".
[[nodiscard]] std::string capitalised(std::string_view name);

} // namespace entente
