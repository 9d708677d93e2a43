#include "entente/output/dot.hpp"

#include "output/dot_text.hpp"
#include "output/evidence_text.hpp"
#include "output/format_number.hpp"

#include <boost/range/iterator_range.hpp>

#include <array>
#include <cmath>
#include <map>
#include <ostream>
#include <string>

namespace entente {
namespace {

// What Graphviz 2.42 lays out within seconds, measured on news graphs (docs/formats/dot.md).
constexpr std::size_t most_nodes_for_ranks = 100;
constexpr std::size_t most_edges_for_ranks = 200;
constexpr std::size_t most_edges_for_splines = 300;
constexpr std::size_t most_edges_with_labels = 300;

constexpr std::size_t node_label_width = 18;
constexpr std::size_t edge_label_width = 20;
constexpr std::size_t tooltip_width = 100;

struct Drawing {
    const PropertyGraph& graph;
    const Ontology& ontology;
    const OutputOptions& options;
    std::ostream& out;

    [[nodiscard]] std::size_t nodes() const { return boost::num_vertices(graph); }
    [[nodiscard]] std::size_t edges() const { return boost::num_edges(graph); }
    [[nodiscard]] bool is_ranked() const { return nodes() <= most_nodes_for_ranks && edges() <= most_edges_for_ranks; }
};

std::string_view line_style(Status status) {
    switch (status) {
    case Status::Planned:
        return "dashed";
    case Status::Alleged:
        return "dotted";
    default:
        return "solid";
    }
}

void write_layout(const Drawing& drawing) {
    std::ostream& out = drawing.out;
    if (drawing.is_ranked()) {
        out << "  layout=dot; rankdir=LR; nodesep=0.25; ranksep=0.5; splines=true;\n";
    } else {
        out << "  layout=sfdp; overlap=prism; overlap_scaling=-4; start=1; K=0.9; splines="
            << (drawing.edges() <= most_edges_for_splines ? "true" : "line") << "; outputorder=edgesfirst;\n";
    }
}

void write_legend_row(std::ostream& out, std::string_view sample, std::string_view text) {
    out << "<td>" << sample << "</td><td align=\"left\">" << dot_html(text) << "</td>";
}

/// The legend is the label of the graph itself, below the drawing: the one place where it can overlap nothing in any layout.
void write_legend(const Drawing& drawing) {
    if (boost::num_vertices(drawing.graph) == 0) return; // Graphviz takes no row without a cell
    std::array<bool, actor_type_count> types{};
    std::array<bool, status_count> statuses{};
    std::map<std::string, std::string> families;
    for (const auto vertex : boost::make_iterator_range(boost::vertices(drawing.graph))) {
        types[static_cast<std::size_t>(drawing.graph[vertex].type)] = true;
    }
    for (const auto edge : boost::make_iterator_range(boost::edges(drawing.graph))) {
        statuses[static_cast<std::size_t>(drawing.graph[edge].status)] = true;
        const RelationType& relation = drawing.ontology.relations[drawing.graph[edge].relation];
        families.emplace(relation.family, relation.color);
    }
    std::ostream& out = drawing.out;
    out << "  labelloc=b; labeljust=c; label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"5\" cellpadding=\"0\"><tr><td "
           "height=\"14\"></td></tr><tr>";
    for (std::size_t i = 0; i < actor_type_count; ++i) {
        const auto type = static_cast<ActorType>(i);
        if (types[i])
            write_legend_row(out, "<font color=\"" + drawing.ontology.actor_types[type].color + "\" point-size=\"15\">&#9632;</font>",
                             name_of(type));
    }
    for (const auto& [family, color] : families) write_legend_row(out, "<font color=\"" + color + "\">&#10230;</font>", family);
    constexpr std::array<std::string_view, status_count> samples{"&#9472;&#9472;&#9472;", "&#9476;&#9476;&#9476;",
                                                                 "&#183;&#183;&#183;&#183;", "&#9472;&#9472;&#9508;"};
    const bool plain = statuses == std::array<bool, status_count>{true};
    for (std::size_t i = 0; i < status_count; ++i) {
        if (statuses[i] && !plain) write_legend_row(out, samples[i], name_of(static_cast<Status>(i)));
    }
    out << "</tr></table>>;\n";
}

std::string tooltip_of(const Node& node) {
    std::string text = node.label + "\n" + std::string(name_of(node.type));
    if (!node.subtype.empty()) text += ", " + node.subtype;
    if (!node.country.empty()) text += ", " + node.country;
    std::string aliases;
    for (const std::string& alias : node.aliases) {
        if (alias != node.label) aliases += (aliases.empty() ? "" : "; ") + alias;
    }
    return aliases.empty() ? text : text + "\n" + wrapped(aliases, tooltip_width);
}

void write_node(const Drawing& drawing, const Node& node) {
    const ActorTypeLook& look = drawing.ontology.actor_types[node.type];
    drawing.out << "  " << dot_quoted(node.id) << " [label=" << dot_quoted(wrapped(node.label, node_label_width))
                << ", shape=" << dot_quoted(look.shape) << ", fillcolor=" << dot_quoted(node.color)
                << ", fontsize=" << format_number(11 + node.size / 14, 1) << ", tooltip=" << dot_quoted(tooltip_of(node)) << "];\n";
}

std::string label_of(const Edge& edge, const RelationType& relation) {
    std::string label = relation.label;
    if (!edge.title.empty()) label += "\n" + wrapped(edge.title, edge_label_width);
    if (!edge.date.empty()) label += "\n" + edge.date;
    return label;
}

std::string tooltip_of(const Node& source, const Node& target, const Edge& edge, const RelationType& relation,
                       const OutputOptions& options) {
    std::string text = source.label + " " + relation.label + " " + target.label;
    text += " (" + std::string(name_of(edge.status)) + (edge.date.empty() ? "" : ", " + edge.date) + ", " +
            format_number(edge.confidence, 2) + ")";
    for (const Evidence* evidence : chosen_evidence(edge, options)) {
        text += "\n" + wrapped(line_of(*evidence), tooltip_width);
    }
    return text;
}

/// The address of the surest evidence that has one.
std::string url_of(const Edge& edge) {
    const Evidence* surest = nullptr;
    for (const Evidence& evidence : edge.evidence) {
        if (!evidence.url.empty() && (surest == nullptr || evidence.confidence > surest->confidence)) surest = &evidence;
    }
    return surest == nullptr ? "" : surest->url;
}

void write_edge(const Drawing& drawing, const Node& source, const Node& target, const Edge& edge) {
    const RelationType& relation = drawing.ontology.relations[edge.relation];
    const bool denied = edge.status == Status::Denied;
    std::ostream& out = drawing.out;
    out << "  " << dot_quoted(source.id) << " -> " << dot_quoted(target.id) << " [color=" << dot_quoted(relation.color);
    if (drawing.edges() <= most_edges_with_labels)
        out << ", label=" << dot_quoted(label_of(edge, relation)) << ", fontcolor=" << dot_quoted(relation.color);
    if (line_style(edge.status) != "solid") out << ", style=" << line_style(edge.status);
    if (denied) out << ", arrowhead=tee";
    if (relation.symmetric) out << (denied ? ", dir=both, arrowtail=tee" : ", dir=none");
    out << ", penwidth=" << format_number(1.2 + std::log2(static_cast<double>(edge.evidence.size())) * 0.6, 2);
    const std::string tooltip = dot_quoted(tooltip_of(source, target, edge, relation, drawing.options));
    out << ", tooltip=" << tooltip << ", labeltooltip=" << tooltip;
    if (const std::string url = url_of(edge); !url.empty()) out << ", URL=" << dot_link(url) << ", target=\"_blank\"";
    out << "];\n";
}

} // namespace

void write_dot(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    const Drawing drawing{graph, ontology, options, out};
    out << "digraph \"entente\" {\n"
           "  charset=\"UTF-8\"; bgcolor=\"white\"; pad=0.3; fontname=\"Helvetica,Arial,sans-serif\"; fontsize=11;\n";
    write_layout(drawing);
    write_legend(drawing);
    out << "  node [style=\"filled,rounded\", color=\"#00000040\", fontname=\"Helvetica,Arial,sans-serif\", margin=\"0.12,0.06\", "
           "height=0.3];\n"
           "  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, arrowsize=0.7];\n";
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) write_node(drawing, graph[vertex]);
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            write_edge(drawing, graph[vertex], graph[boost::target(edge, graph)], graph[edge]);
        }
    }
    out << "}\n";
}

} // namespace entente
