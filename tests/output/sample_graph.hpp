#pragma once

#include "entente/graph/graph_builder.hpp"
#include "entente/output/output_format.hpp"
#include "marked_document.hpp"

#include <boost/range/iterator_range.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

inline PropertyGraph graph_of(const std::vector<Document>& documents) {
    GraphBuilder builder(shipped_ontology());
    for (const Document& document : documents) builder.add(document);
    return builder.build();
}

/// Two actors, a meeting with a date, an office with a title.
inline PropertyGraph sample_graph() {
    const Document first =
        marked_document("voa-1", "President [Recep Tayyip Erdoğan=person:erdogan] of [Türkiye=Q43] met \"[AT&T=organization:att]\".",
                        {{"person:erdogan", "holds-office", "Q43", Status::Asserted, 0.75F, "", "President"},
                         {"person:erdogan", "met-with", "organization:att", Status::Planned, 0.5F, "2024-04-25"}});
    Document second = marked_document("voa-2", "[Erdoğan=person:erdogan] to meet [AT&T=organization:att].",
                                      {{"person:erdogan", "met-with", "organization:att", Status::Planned, 0.9F}});
    second.entities[0].label = first.entities[0].label;
    return graph_of({first, second});
}

/// The same graph, and where its first article stands.
inline PropertyGraph linked_graph() {
    PropertyGraph graph = sample_graph();
    for (const auto edge : boost::make_iterator_range(boost::edges(graph))) {
        for (Evidence& evidence : graph[edge].evidence) {
            if (evidence.document == "voa-1") evidence.url = "https://news.example/?id=1&page=2";
        }
    }
    return graph;
}

inline std::string written(std::string_view format, const PropertyGraph& graph, OutputOptions options = {}) {
    options.resources = ENTENTE_TEST_RESOURCES;
    std::ostringstream out;
    output_format_named(format)->write(graph, shipped_ontology(), options, out);
    return out.str();
}

/// The line of the text that holds `part`, without its blanks at the beginning; empty if none does.
inline std::string line_with(const std::string& text, std::string_view part) {
    const std::size_t at = text.find(part);
    if (at == std::string::npos) return "";
    const std::size_t begin = text.find_first_not_of(' ', text.rfind('\n', at) + 1);
    return text.substr(begin, text.find('\n', at) - begin);
}

inline bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

} // namespace entente
