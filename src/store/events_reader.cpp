#include "entente/graph/edge_summary.hpp"
#include "entente/graph/layout.hpp"
#include "entente/store/graph_reader.hpp"
#include "store/record.hpp"

#include <algorithm>
#include <compare>
#include <istream>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace entente {
namespace {

/// Edges in the order in which a graph has them.
struct EdgeKey {
    std::size_t source;
    std::size_t target;
    std::size_t relation;
    Status status;

    friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

class EventGraph {
public:
    explicit EventGraph(const Ontology& ontology) : ontology_(ontology) {}

    /// The first line of a node counts, and what further ones, of graphs of other articles, add to it. One that an event has made before
    /// gets its data now. The dates are made anew, of the events that are here.
    void add_node(const Record& record) {
        Node node = node_of(record);
        node.first_date.clear();
        node.last_date.clear();
        if (!lines_.emplace(node.id, node.x, node.y, node.mentions).second) return; // of a graph that was given twice
        const std::size_t index = index_of(node.id);
        if (is_described_[index]) return join(nodes_[index], node);
        is_described_[index] = true;
        nodes_[index] = std::move(node);
    }

    void add_event(const Record& record) {
        EdgeKey key{actor_of(record, "source"), actor_of(record, "target"), record.relation(ontology_), record.status()};
        const EdgeKey reverse{key.target, key.source, key.relation, key.status};
        if (ontology_.relations[key.relation].symmetric && edges_.contains(reverse)) key = reverse;
        edges_[key].push_back(evidence_of(record));
    }

    [[nodiscard]] PropertyGraph build() {
        PropertyGraph graph(nodes_.size());
        bool is_laid_out = true;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            graph[i] = std::move(nodes_[i]);
            is_laid_out = is_laid_out && is_described_[i];
        }
        for (auto& [key, evidence] : edges_) {
            Edge edge = summarised_edge(key.relation, key.status, std::move(evidence));
            widen(graph[key.source], edge);
            widen(graph[key.target], edge);
            boost::add_edge(key.source, key.target, std::move(edge), graph);
        }
        if (!is_laid_out || is_joined_) lay_out(graph);
        return graph;
    }

private:
    void join(Node& node, const Node& other) {
        node.mentions += other.mentions;
        node.documents += other.documents;
        for (const std::string& alias : other.aliases) {
            if (std::ranges::find(node.aliases, alias) == node.aliases.end()) node.aliases.push_back(alias);
        }
        is_joined_ = true;
    }

    std::size_t index_of(const std::string& id) {
        const auto [place, is_new] = index_of_.try_emplace(id, nodes_.size());
        if (is_new) {
            nodes_.emplace_back().id = id;
            is_described_.push_back(false);
        }
        return place->second;
    }

    std::size_t actor_of(const Record& record, const std::string& end) {
        const std::size_t index = index_of(record.id(end));
        Node& node = nodes_[index];
        if (!is_described_[index] && node.label.empty()) {
            node.label = record.text(end + "_label");
            node.type = record.actor_type(end + "_type");
            node.color = ontology_.actor_types[node.type].color;
            node.aliases = {node.label};
        }
        return index;
    }

    const Ontology& ontology_;
    std::vector<Node> nodes_;
    std::vector<bool> is_described_;                                       ///< by a line of its own
    bool is_joined_ = false;                                               ///< some node is of several graphs
    std::set<std::tuple<std::string, double, double, std::size_t>> lines_; ///< of nodes: id, place, mentions
    std::unordered_map<std::string, std::size_t> index_of_;
    std::map<EdgeKey, std::vector<Evidence>> edges_;
};

void check_header(const Record& record) {
    if (record.text("format") != "entente-events")
        record.reject("the format is \"" + record.text("format") + "\", expected entente-events");
    if (record.number("version") != 1) record.reject("the version of the format is not 1; this program reads version 1");
}

} // namespace

PropertyGraph read_events(std::istream& input, const std::filesystem::path& shown, const Ontology& ontology) {
    EventGraph graph(ontology);
    std::string line;
    for (std::size_t number = 1; std::getline(input, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        const JsonValue value = read_json_line(line, shown, number);
        const Record record(value, shown, number);
        if (!record.has("kind") && record.has("text")) reject_articles(shown);
        const std::string& kind = record.text("kind");
        if (kind == "header")
            check_header(record);
        else if (kind == "node")
            graph.add_node(record);
        else if (kind == "event")
            graph.add_event(record);
        else
            record.reject("the kind is \"" + kind.substr(0, 60) + "\", expected header, node or event");
    }
    if (input.bad()) throw std::runtime_error(shown.string() + ": reading stopped before its end");
    return graph.build();
}

} // namespace entente
