#pragma once

#include "entente/document/document.hpp"
#include "entente/document/ontology.hpp"
#include "entente/graph/property_graph.hpp"

#include <memory>

namespace entente {

struct GraphOptions {
    float min_confidence = 0; ///< relations less sure than this are left out
};

/// Gathers what many articles say into one graph.
///
///     GraphBuilder builder(ontology);
///     for (const Document& document : documents) builder.add(document);   // any order: the graph is the same
///     const PropertyGraph graph = builder.build();
///
/// Entities of equal key are one node; relations of equal (source, relation, target, status) are one edge with all their evidence.
/// A symmetric relation is kept once, in the order of keys. No edge joins a node with itself. A place stays only where an edge ends in it;
/// every other actor stays. The confidence of an edge is the highest of its evidences: reports copy each other, so that treating
/// them as independent (noisy-or) would make repeated mistakes look sure.
class GraphBuilder {
public:
    /// The ontology must outlive the builder.
    explicit GraphBuilder(const Ontology& ontology);
    GraphBuilder(GraphBuilder&&) noexcept;
    GraphBuilder& operator=(GraphBuilder&&) noexcept;
    ~GraphBuilder();

    /// Takes the entities and relations of a document whose entities have their keys and labels. Ids of documents must be distinct.
    void add(const Document& document);

    /// The graph of all documents added, with sizes, colours and positions (layout.hpp). May be called again, with other options.
    [[nodiscard]] PropertyGraph build(const GraphOptions& options = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The node id of an entity's key: "Q43" -> "Q43", "person:olzhas bektenov" -> "person:olzhas_bektenov". Different keys give different ids.
[[nodiscard]] std::string node_id(std::string_view key);

} // namespace entente
