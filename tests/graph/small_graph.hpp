#pragma once

#include "entente/graph/graph_builder.hpp"
#include "entente/graph/property_graph.hpp"
#include "marked_document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A graph from lines that people read, one sentence and relation each:
///
///     small_graph({"[Ankara=Q43] met-with [Astana=Q232] 2024-04-25", "[Ankara=Q43] attacks [Astana=Q232] alleged"})
///
/// After the second name come status (asserted where none is named) and date. Each line is an article of its own. `countries` gives nodes
/// their country, by id; `labels` their canonical names.
inline PropertyGraph small_graph(const std::vector<std::string>& lines,
                                 const std::vector<std::pair<std::string, std::string>>& countries = {},
                                 const std::vector<std::pair<std::string, std::string>>& labels = {}) {
    GraphBuilder builder(shipped_ontology());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string& line = lines[i];
        const std::size_t middle = line.find(']') + 1;
        const std::size_t second = line.find('[', middle);
        const std::size_t end = line.find(']', second) + 1;
        const auto key_in = [&](std::size_t from) {
            const std::size_t equals = line.find('=', from);
            return line.substr(equals + 1, line.find(']', equals) - equals - 1);
        };
        MarkedRelation relation{key_in(0), line.substr(middle + 1, second - middle - 2), key_in(second)};
        std::string_view rest = std::string_view(line).substr(end);
        while (!rest.empty()) {
            rest.remove_prefix(1);
            const std::string word(rest.substr(0, rest.find(' ')));
            rest.remove_prefix(word.size());
            if (const auto status = status_named(word))
                relation.status = *status;
            else
                relation.date = word;
        }
        builder.add(marked_document("article-" + std::to_string(i), line.substr(0, end), {relation}));
    }
    PropertyGraph graph = builder.build();
    for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
        for (const auto& [id, country] : countries) {
            if (graph[vertex].id == id) graph[vertex].country = country;
        }
        for (const auto& [id, label] : labels) {
            if (graph[vertex].id == id) graph[vertex].label = label;
        }
    }
    return graph;
}

/// "Q43 met-with Q232 planned 2": the edges, with their weights.
inline std::vector<std::string> edges_of(const PropertyGraph& graph) {
    std::vector<std::string> lines;
    for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
        const auto [begin, end] = boost::out_edges(vertex, graph);
        for (auto edge = begin; edge != end; ++edge) {
            lines.push_back(graph[vertex].id + " " + shipped_ontology().relations[graph[*edge].relation].name + " " +
                            graph[boost::target(*edge, graph)].id + " " + std::string(name_of(graph[*edge].status)) + " " +
                            std::to_string(graph[*edge].evidence.size()));
        }
    }
    return lines;
}

inline std::vector<std::string> ids_of(const PropertyGraph& graph) {
    std::vector<std::string> ids;
    for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) ids.push_back(graph[vertex].id);
    return ids;
}

} // namespace entente
