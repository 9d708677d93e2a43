#include "cli/graph_table.hpp"

#include "cli/counted.hpp"
#include "entente/text/terminal_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view plain = "\033[0m";
constexpr const char* between = " \u00B7 "; // a raised dot

struct Row {
    std::size_t source;
    std::size_t target;
    const Edge* edge;
};

std::vector<Row> rows_of(const PropertyGraph& graph) {
    std::vector<Row> rows;
    for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex) {
        const auto [begin, end] = boost::out_edges(vertex, graph);
        for (auto edge = begin; edge != end; ++edge) rows.push_back({vertex, boost::target(*edge, graph), &graph[*edge]});
    }
    return rows;
}

/// Nothing read is sure: at most 99.
long percent_of(double confidence) { return std::min(std::lround(confidence * 100), 99L); }

std::string signed_number(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return (value > 0 ? "+" : "") + std::string(buffer, end);
}

/// "#C0392B" as the nearest of the 216 colours that terminals have in common.
std::string color_code(const std::string& color) {
    const auto level = [&](std::size_t at) {
        int value = 0;
        std::from_chars(color.data() + at, color.data() + at + 2, value, 16);
        return static_cast<int>(std::lround(value / 51.0));
    };
    if (color.size() != 7) return "";
    return "\033[38;5;" + std::to_string(16 + 36 * level(1) + 6 * level(3) + level(5)) + "m";
}

std::string dates_of(const Edge& edge) {
    if (edge.first_date.empty()) return "undated";
    return edge.first_date == edge.last_date ? edge.first_date : edge.first_date + " to " + edge.last_date;
}

class Printer {
public:
    Printer(std::ostream& out, const PropertyGraph& graph, const Ontology& ontology, const TableOptions& options)
        : out_(out), graph_(graph), ontology_(ontology), options_(options), rows_(rows_of(graph)), weights_(boost::num_vertices(graph)) {
        for (const Row& row : rows_) {
            weights_[row.source] += row.edge->evidence.size();
            weights_[row.target] += row.edge->evidence.size();
        }
    }

    void print() {
        print_actors();
        out_ << '\n';
        print_edges();
    }

private:
    void print_lines(const std::string& text, std::size_t indent, std::string_view style) {
        for (const std::string& line : wrapped_lines(text, options_.terminal.width - indent)) {
            out_ << std::string(indent, ' ') << styled(line, style) << '\n';
        }
    }

    [[nodiscard]] std::string styled(const std::string& text, std::string_view style) const {
        if (!options_.terminal.colors || style.empty()) return text;
        return std::string(style) + text + std::string(plain);
    }

    [[nodiscard]] std::size_t shown(std::size_t count) const { return options_.limit == 0 ? count : std::min(count, options_.limit); }

    void print_rest(std::size_t count) {
        if (shown(count) < count) out_ << "  and " << count - shown(count) << " more (--limit 0 shows all)\n";
    }

    void print_actors() {
        std::vector<std::size_t> order(weights_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weights_[a] > weights_[b]; });
        out_ << styled(counted(order.size(), "actor"), bold) << '\n';
        if (order.empty()) return;
        out_ << styled("  weight  named  type          actor", dim) << '\n';
        for (std::size_t i = 0; i < shown(order.size()); ++i) print_actor(graph_[order[i]], weights_[order[i]]);
        print_rest(order.size());
    }

    void print_actor(const Node& node, std::size_t weight) {
        constexpr std::size_t indent = 30;
        const auto right = [](std::size_t number, std::size_t width) {
            const std::string text = std::to_string(number);
            return std::string(width - std::min(width, text.size()), ' ') + text;
        };
        std::string type(name_of(node.type));
        type.resize(14, ' ');
        out_ << right(weight, 8) << right(node.mentions, 7) << "  " << type;
        const std::string name = printable_line(node.label) + (node.country.empty() ? "" : " (" + printable_line(node.country) + ")");
        const std::vector<std::string> lines =
            wrapped_lines(name, std::max<std::size_t>(options_.terminal.width, indent + 10) - indent - 1);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out_ << (i == 0 ? "" : std::string(indent + 1, ' ')) << styled(lines[i], options_.terminal.colors ? color_code(node.color) : "")
                 << '\n';
        }
    }

    void print_edges() {
        std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
            if (a.edge->evidence.size() != b.edge->evidence.size()) return a.edge->evidence.size() > b.edge->evidence.size();
            return a.edge->confidence > b.edge->confidence;
        });
        out_ << styled(counted(rows_.size(), "edge"), bold) << '\n';
        for (std::size_t i = 0; i < shown(rows_.size()); ++i) {
            if (i > 0) out_ << '\n';
            print_edge(rows_[i]);
        }
        print_rest(rows_.size());
    }

    void print_edge(const Row& row) {
        const Edge& edge = *row.edge;
        const RelationType& relation = ontology_.relations[edge.relation];
        const std::string head = printable_line(graph_[row.source].label) + " \u2014 " + relation.label +
                                 (relation.symmetric ? " \u2014 " : " \u2192 ") + printable_line(graph_[row.target].label);
        print_lines(head, 2, options_.terminal.colors ? color_code(relation.color) : "");
        std::string facts = dates_of(edge) + between + std::string(name_of(edge.status)) + between +
                            std::to_string(percent_of(edge.confidence)) + "% sure" + between + counted(edge.evidence.size(), "sentence");
        if (!edge.title.empty()) facts += between + printable_line(edge.title);
        if (options_.events) {
            if (!relation.plover.empty()) facts += between + relation.plover + between + "quad " + std::to_string(relation.quad);
            facts += between + std::string("score ") + signed_number(relation.score);
        }
        print_lines(facts, 4, dim);
        print_evidence(edge);
    }

    void print_evidence(const Edge& edge) {
        std::vector<const Evidence*> surest;
        for (const Evidence& evidence : edge.evidence) surest.push_back(&evidence);
        std::stable_sort(surest.begin(), surest.end(), [](const Evidence* a, const Evidence* b) { return a->confidence > b->confidence; });
        surest.resize(std::min(surest.size(), options_.evidence));
        for (const Evidence* evidence : surest) {
            print_lines(printable_line(evidence->text) + " [" + printable_line(evidence->document) +
                            (evidence->date.empty() ? "" : ", " + evidence->date) + "]",
                        4, "");
        }
    }

    std::ostream& out_;
    const PropertyGraph& graph_;
    const Ontology& ontology_;
    const TableOptions& options_;
    std::vector<Row> rows_;
    std::vector<std::size_t> weights_;
};

} // namespace

void print_table(std::ostream& out, const PropertyGraph& graph, const Ontology& ontology, const TableOptions& options) {
    Printer(out, graph, ontology, options).print();
}

} // namespace entente
