#pragma once

#include "entente/document/document.hpp"
#include "entente/document/ontology.hpp"
#include "entente/entity/explanation.hpp"
#include "entente/graph/graph_builder.hpp"
#include "entente/graph/property_graph.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace entente {

/// Articles in, graph out: all steps in their order.
///
///     const Pipeline pipeline = Pipeline::load("src/resources");
///     const std::vector<Document> documents = pipeline.read([&] { return reader.next(); }, threads);
///     const PropertyGraph graph = pipeline.graph_of(documents, {.min_confidence = 0.5});
///
/// The same articles give the same documents and graph, whatever the number of threads.
class Pipeline {
public:
    /// Loads the model, the knowledge base and the tables. Throws std::runtime_error naming the file where one is missing or wrong.
    /// Relations less sure than `floor` are not kept; without it each relation's own threshold in the model decides.
    /// `corrections` is what the user knows better of who is who.
    [[nodiscard]] static Pipeline load(const std::filesystem::path& resources, std::optional<float> floor = std::nullopt,
                                       Corrections corrections = {});
    Pipeline(Pipeline&&) noexcept;
    Pipeline& operator=(Pipeline&&) noexcept;
    ~Pipeline();

    /// Analyses every article that `next` gives (side_by_side.hpp says how), then decides which actors of different articles are one.
    /// `idle`, where given, hears the lines of corrections that had nothing to do.
    [[nodiscard]] std::vector<Document> read(const std::function<std::optional<Document>()>& next, std::size_t threads,
                                             const std::function<void(std::size_t)>& done = {},
                                             const std::function<void(std::size_t)>& idle = {}) const;

    /// What these documents of `read` say together. The nodes of one document's graph have the ids that they have in the graph of all.
    [[nodiscard]] PropertyGraph graph_of(std::span<const Document> documents, const GraphOptions& options = {}) const;

    /// Why the nodes that answer to this name or id are what they are (explanation.hpp).
    [[nodiscard]] std::vector<Explanation> explain(std::span<const Document> documents, const ActorReference& actor) const;

    [[nodiscard]] const Ontology& ontology() const;

private:
    struct Impl;
    explicit Pipeline(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
