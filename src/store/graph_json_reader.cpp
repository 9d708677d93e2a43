#include "entente/store/graph_reader.hpp"
#include "entente/text/table.hpp"
#include "store/record.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

/// Links wait until all nodes are known: the members of a JSON object come in any order.
struct Link {
    std::string source;
    std::string target;
    Edge edge;
    std::size_t line;
};

struct Parts {
    std::vector<Node> nodes;
    std::unordered_map<std::string, std::size_t> index_of; ///< of nodes, by id
    std::vector<Link> links;
    bool is_ours = false;    ///< the format was named
    bool is_article = false; ///< a text was
};

void check_format(std::string_view member, const JsonValue& value, const std::filesystem::path& shown, std::size_t line, Parts& parts) {
    if (member == "format") {
        parts.is_ours = value.text == "entente-graph";
        if (!parts.is_ours) throw_table_error(shown, line, "the format is \"" + value.text.substr(0, 60) + "\", expected entente-graph");
    }
    if (member == "version" && value.number != 1)
        throw_table_error(shown, line, "the version of the format is not 1, the one that this program reads");
}

[[noreturn]] void reject_others(const std::filesystem::path& shown) {
    throw std::runtime_error(shown.string() + ": this is no graph of ours: expected \"format\":\"entente-graph\" in it");
}

/// Whether a node or link that stands before the format has what other programs' have not.
bool looks_ours(std::string_view member, const JsonValue& value) {
    const std::string_view own = member == "nodes" ? "actor_type" : "relation";
    return std::ranges::find(value.names, own) != value.names.end();
}

void add_node(const Record& record, Parts& parts) {
    Node node = node_of(record);
    if (!parts.index_of.emplace(node.id, parts.nodes.size()).second)
        record.reject("the node \"" + node.id + "\" stands here a second time");
    parts.nodes.push_back(std::move(node));
}

Edge edge_of(const Record& record, const std::filesystem::path& shown, const Ontology& ontology) {
    Edge edge;
    edge.relation = record.relation(ontology);
    edge.status = record.status();
    edge.date = record.date_or_none("date");
    edge.first_date = record.date_or_none("first_date");
    edge.last_date = record.date_or_none("last_date");
    edge.title = record.text_or_none("title");
    edge.confidence = record.confidence();
    for (const JsonValue& item : record.items("evidence")) edge.evidence.push_back(evidence_of(Record(item, shown, record.line())));
    if (edge.evidence.size() != record.count("weight") || edge.evidence.empty()) {
        record.reject("an edge of weight " + std::to_string(record.count("weight")) + " has " + std::to_string(edge.evidence.size()) +
                      " of its sentences here; a graph that was written with fewer of them (--evidence) cannot be read back");
    }
    return edge;
}

std::size_t node_of_link(const Parts& parts, const std::string& id, const Link& link, const std::filesystem::path& shown) {
    const auto found = parts.index_of.find(id);
    if (found != parts.index_of.end()) return found->second;
    throw_table_error(shown, link.line, "a link ends in \"" + id + "\", but there is no such node");
}

PropertyGraph joined(Parts& parts, const std::filesystem::path& shown) {
    PropertyGraph graph(parts.nodes.size());
    for (std::size_t i = 0; i < parts.nodes.size(); ++i) graph[i] = std::move(parts.nodes[i]);
    std::set<std::tuple<std::size_t, std::size_t, std::size_t, Status>> seen;
    for (Link& link : parts.links) {
        const std::size_t source = node_of_link(parts, link.source, link, shown);
        const std::size_t target = node_of_link(parts, link.target, link, shown);
        if (!seen.emplace(source, target, link.edge.relation, link.edge.status).second) {
            throw_table_error(shown, link.line,
                              "a link from \"" + link.source + "\" to \"" + link.target +
                                  "\" of this relation and status stands here a second time");
        }
        boost::add_edge(source, target, std::move(link.edge), graph);
    }
    return graph;
}

} // namespace

PropertyGraph read_graph_json(std::istream& input, const std::filesystem::path& shown, const Ontology& ontology) {
    if (input.peek() == '[')
        throw std::runtime_error(shown.string() + ": this is an array, and no graph; entente build reads those of articles");
    Parts parts;
    read_json_object(input, shown, [&](std::string_view member, const JsonValue& value, std::size_t line) {
        if (!parts.is_ours && (member == "nodes" || member == "links") && !looks_ours(member, value)) reject_others(shown);
        if (member == "nodes") return add_node(Record(value, shown, line), parts);
        if (member == "links") {
            const Record record(value, shown, line);
            parts.links.push_back({record.id("source"), record.id("target"), edge_of(record, shown, ontology), line});
        }
        check_format(member, value, shown, line, parts);
        parts.is_article = parts.is_article || member == "text";
    });
    if (!parts.is_ours && parts.is_article) reject_articles(shown);
    if (!parts.is_ours) reject_others(shown);
    return joined(parts, shown);
}

} // namespace entente
