#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/knowledge_base.hpp"

namespace entente {

/// Gathers the mentions of one article into actors: "Recep Tayyip Erdoan", "Mr. Erdogan" and "Erdoğan" are one person,
/// "Turkish officials", "Ankara" (tagged as state) and "Trkiye" one state, "International Monetary Fund" and "IMF" one organization.
///
///     EntityResolver resolver(knowledge);
///     resolver.resolve(document);   // sets Document::entities and Mention::entity
///
/// The rules and their order are in docs/identity.md. Linear in the number of mentions but for the few forms of persons and
/// organizations that are compared with each other. Never throws on text.
class EntityResolver {
public:
    /// The knowledge base must outlive the resolver.
    explicit EntityResolver(const KnowledgeBase& knowledge) : knowledge_(&knowledge) {}

    /// Expects `content`, `date` and `mentions` (in text order). Replaces `entities`, in order of first mention, each with at least one
    /// mention.
    void resolve(Document& document) const;

private:
    const KnowledgeBase* knowledge_;
};

} // namespace entente
