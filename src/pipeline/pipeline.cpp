#include "entente/pipeline/pipeline.hpp"

#include "entente/entity/corpus_resolver.hpp"
#include "entente/entity/entity_resolver.hpp"
#include "entente/entity/knowledge_base.hpp"
#include "entente/extraction/extractor.hpp"
#include "entente/pipeline/side_by_side.hpp"

namespace entente {

struct Pipeline::Impl {
    Ontology ontology;
    KnowledgeBase knowledge;
    Extractor extractor;
    Corrections corrections;

    void analyse(Document& document) const {
        const EntityResolver resolver(knowledge, &corrections);
        extractor.extract(document, [&](Document& d) { resolver.gather(d); });
        // A corpus is held in memory: what only extraction needs goes.
        document.references = {};
        document.sentences.shrink_to_fit();
        document.mentions.shrink_to_fit();
        document.relations.shrink_to_fit();
    }
};

Pipeline::Pipeline(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Pipeline Pipeline::load(const std::filesystem::path& resources, std::optional<float> floor, Corrections corrections) {
    Ontology ontology = Ontology::load(resources);
    KnowledgeBase knowledge = KnowledgeBase::load(resources / "en" / "knowledge");
    ExtractorOptions options;
    options.floor = floor;
    Extractor extractor = Extractor::load(resources, ontology.relations, options);
    return Pipeline(std::make_unique<Impl>(Impl{std::move(ontology), std::move(knowledge), std::move(extractor), std::move(corrections)}));
}

std::vector<Document> Pipeline::read(const std::function<std::optional<Document>()>& next, std::size_t threads,
                                     const std::function<void(std::size_t)>& done, const std::function<void(std::size_t)>& idle) const {
    std::vector<Document> documents = side_by_side(
        next, [this](Document& document) { impl_->analyse(document); }, threads, done);
    for (const std::size_t line : unify(impl_->knowledge, documents, &impl_->corrections)) {
        if (idle) idle(line);
    }
    return documents;
}

PropertyGraph Pipeline::graph_of(std::span<const Document> documents, const GraphOptions& options) const {
    GraphBuilder builder(impl_->ontology);
    for (const Document& document : documents) builder.add(document);
    return builder.build(options);
}

std::vector<Explanation> Pipeline::explain(std::span<const Document> documents, const ActorReference& actor) const {
    return entente::explain(impl_->knowledge, &impl_->corrections, documents, actor);
}

const Ontology& Pipeline::ontology() const { return impl_->ontology; }

} // namespace entente
