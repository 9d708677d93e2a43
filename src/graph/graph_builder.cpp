#include "entente/graph/graph_builder.hpp"

#include "entente/graph/edge_summary.hpp"
#include "entente/graph/layout.hpp"
#include "entente/text/one_line.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace entente {
namespace {

using Votes = std::map<std::string, std::size_t, std::less<>>;

/// What the documents say of one actor. Where they differ, the majority holds, then the lesser text: never the order of adding.
struct Actor {
    std::string key;
    Votes labels;
    std::array<std::size_t, actor_type_count> types{};
    Votes subtypes;
    Votes countries;
    Votes wikidata;
    Votes aliases;
    std::size_t mentions = 0;
    std::size_t documents = 0;
};

struct EdgeKey {
    std::uint32_t head;
    std::uint32_t tail;
    std::uint32_t relation;
    Status status;

    friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

std::string winner(const Votes& votes) {
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::string{} : best->first;
}

void vote(Votes& votes, const std::string& value, std::size_t times) {
    if (!value.empty()) votes[value] += times;
}

std::vector<std::string> by_frequency(const Votes& votes) {
    std::vector<std::pair<std::string, std::size_t>> entries(votes.begin(), votes.end());
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> names;
    for (auto& entry : entries) names.push_back(std::move(entry.first));
    return names;
}

ActorType type_of(const Actor& actor) {
    return static_cast<ActorType>(std::max_element(actor.types.begin(), actor.types.end()) - actor.types.begin());
}

Node node_of(const Actor& actor, const ActorTypeTable& looks) {
    Node node;
    node.id = node_id(actor.key);
    node.label = winner(actor.labels);
    node.type = type_of(actor);
    node.subtype = winner(actor.subtypes);
    node.country = winner(actor.countries);
    node.wikidata = winner(actor.wikidata);
    node.aliases = by_frequency(actor.aliases);
    node.mentions = actor.mentions;
    node.documents = actor.documents;
    node.color = looks[node.type].color;
    return node;
}

} // namespace

struct GraphBuilder::Impl {
    const Ontology& ontology;
    std::vector<Actor> actors;
    std::unordered_map<std::string, std::uint32_t> actor_with_key;
    std::map<EdgeKey, std::vector<Evidence>> edges;

    std::uint32_t actor_of(const std::string& key) {
        const auto [place, is_new] = actor_with_key.try_emplace(key, static_cast<std::uint32_t>(actors.size()));
        if (is_new) actors.emplace_back().key = key;
        return place->second;
    }

    std::vector<std::uint32_t> add_entities(const Document& document) {
        std::vector<std::uint32_t> actor_of_entity;
        std::set<std::uint32_t> here;
        for (const Entity& entity : document.entities) {
            const std::uint32_t index = actor_of(entity.key);
            Actor& actor = actors[index];
            const std::size_t times = std::max<std::size_t>(entity.mentions.size(), 1);
            vote(actor.labels, entity.label, times);
            actor.types[static_cast<std::size_t>(entity.type)] += times;
            vote(actor.subtypes, entity.subtype, times);
            vote(actor.countries, entity.country, times);
            vote(actor.wikidata, entity.wikidata, times);
            for (const std::size_t mention : entity.mentions) {
                const Span span = document.mentions[mention].span;
                // A surface form may run over a line end; as a name it is one line.
                vote(actor.aliases, tidy_name(text_of(document, span)), 1);
            }
            actor.mentions += entity.mentions.size();
            actor.documents += here.insert(index).second;
            actor_of_entity.push_back(index);
        }
        return actor_of_entity;
    }

    void add_relations(const Document& document, const std::vector<std::uint32_t>& actor_of_entity) {
        for (const RelationMention& relation : document.relations) {
            std::uint32_t head = actor_of_entity[relation.head];
            std::uint32_t tail = actor_of_entity[relation.tail];
            if (head == tail) continue;
            if (ontology.relations[relation.relation].symmetric && actors[tail].key < actors[head].key) std::swap(head, tail);
            edges[{head, tail, static_cast<std::uint32_t>(relation.relation), relation.status}].push_back(evidence_of(document, relation));
        }
    }
};

GraphBuilder::GraphBuilder(const Ontology& ontology) : impl_(std::make_unique<Impl>(Impl{ontology, {}, {}, {}})) {}
GraphBuilder::GraphBuilder(GraphBuilder&&) noexcept = default;
GraphBuilder& GraphBuilder::operator=(GraphBuilder&&) noexcept = default;
GraphBuilder::~GraphBuilder() = default;

void GraphBuilder::add(const Document& document) { impl_->add_relations(document, impl_->add_entities(document)); }

PropertyGraph GraphBuilder::build(const GraphOptions& options) const {
    const auto& actors = impl_->actors;
    std::vector<std::pair<EdgeKey, std::vector<Evidence>>> kept;
    std::vector<bool> is_end(actors.size());
    for (const auto& [key, evidence] : impl_->edges) {
        // An actor may be of another type in the whole than in an article, or by a correction: no group holds an office.
        if (!impl_->ontology.relations.allows(key.relation, type_of(actors[key.head]), type_of(actors[key.tail]))) continue;
        std::vector<Evidence> sure;
        for (const Evidence& e : evidence) {
            if (e.confidence >= options.min_confidence) sure.push_back(e);
        }
        if (sure.empty()) continue;
        is_end[key.head] = is_end[key.tail] = true;
        kept.emplace_back(key, std::move(sure));
    }

    std::vector<std::uint32_t> order(actors.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return actors[a].key < actors[b].key; });

    PropertyGraph graph;
    std::vector<std::uint32_t> vertex_of(actors.size());
    for (const std::uint32_t index : order) {
        Node node = node_of(actors[index], impl_->ontology.actor_types);
        if (node.type == ActorType::Place && !is_end[index]) continue;
        vertex_of[index] = static_cast<std::uint32_t>(boost::add_vertex(std::move(node), graph));
    }

    for (auto& [key, evidence] : kept) {
        key.head = vertex_of[key.head];
        key.tail = vertex_of[key.tail];
    }
    std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [key, evidence] : kept) {
        Edge edge = summarised_edge(key.relation, key.status, std::move(evidence));
        widen(graph[key.head], edge);
        widen(graph[key.tail], edge);
        boost::add_edge(key.head, key.tail, std::move(edge), graph);
    }
    lay_out(graph);
    return graph;
}

std::string node_id(std::string_view key) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string id;
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '-';
        if (plain)
            id += c;
        else if (c == ' ')
            id += '_';
        else {
            const auto byte = static_cast<unsigned char>(c);
            id += '~';
            id += digits[byte >> 4U];
            id += digits[byte & 15U];
        }
    }
    return id;
}

} // namespace entente
