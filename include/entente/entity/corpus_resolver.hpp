#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <memory>
#include <span>

namespace entente {

/// Decides, once all articles are known, which actors of different articles are one, and gives them one key, label and type.
///
///     CorpusResolver corpus(knowledge);
///     for (const Document& document : documents) corpus.add(document);   // any order: the result is the same
///     corpus.decide();
///     for (Document& document : documents) corpus.apply(document);
///
/// Keeps a summary of each distinct actor, not the documents, so they may be dropped and applied to later.
class CorpusResolver {
public:
    explicit CorpusResolver(const KnowledgeBase& knowledge);
    CorpusResolver(CorpusResolver&&) noexcept;
    CorpusResolver& operator=(CorpusResolver&&) noexcept;
    ~CorpusResolver();

    /// Takes note of the entities of a document that EntityResolver has resolved.
    void add(const Document& document);
    /// Call once, after the last `add` and before the first `apply`.
    void decide();
    /// Rewrites key, label, type, wikidata, country and subtype of the document's entities. Two entities of one document that prove
    /// to be the same actor get the same key, but are not joined.
    void apply(Document& document) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The three steps above over documents held in memory.
void unify(const KnowledgeBase& knowledge, std::span<Document> documents);

} // namespace entente
