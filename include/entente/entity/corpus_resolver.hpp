#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/corrections.hpp"
#include "entente/entity/identity_rule.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
    /// Knowledge base and corrections, where there are any, must outlive the resolver.
    explicit CorpusResolver(const KnowledgeBase& knowledge, const Corrections* corrections = nullptr);
    CorpusResolver(CorpusResolver&&) noexcept;
    CorpusResolver& operator=(CorpusResolver&&) noexcept;
    ~CorpusResolver();

    /// Takes note of the entities of a document that EntityResolver has resolved.
    void add(const Document& document);
    /// Call once, after the last `add` and before the first `apply`. Throws std::runtime_error naming file and both lines where two
    /// corrections say different things of what proves to be one actor.
    void decide();
    /// Rewrites key, label, type, wikidata, country and subtype of the document's entities. Two entities of one document that prove
    /// to be the same actor get the same key, but are not joined. Entities that the user wants ignored go, with their mentions and
    /// relations.
    void apply(Document& document) const;

    /// After `decide`: the key that an entity of this key has after `apply`, and why the two are one (OwnName where they are equal).
    [[nodiscard]] std::string final_key(std::string_view key) const;
    [[nodiscard]] IdentityRule rule_of(std::string_view key) const;
    /// The corrections that no document has given anything to do.
    [[nodiscard]] std::vector<const Correction*> idle_corrections() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The three steps above over documents held in memory. Returns the lines of corrections that had nothing to do. Throws as `decide`.
std::vector<std::size_t> unify(const KnowledgeBase& knowledge, std::span<Document> documents, const Corrections* corrections = nullptr);

} // namespace entente
