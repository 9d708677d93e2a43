#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/corrections.hpp"
#include "entente/entity/identity_rule.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <vector>

namespace entente {

/// Gathers the mentions of one article into actors: "Recep Tayyip Erdoan", "Mr. Erdogan" and "Erdoğan" are one person,
/// "Turkish officials", "Ankara" (tagged as state) and "Trkiye" one state, "International Monetary Fund" and "IMF" one organization.
///
///     EntityResolver resolver(knowledge);
///     resolver.resolve(document);   // sets Document::entities and Mention::entity
///
/// The rules and their order are in docs/identity.md. Linear in the number of mentions but for the forms of persons and organizations, of
/// which an article has few and each is compared with all others. Never throws on text.
class EntityResolver {
public:
    /// Knowledge base and corrections, where there are any, must outlive the resolver. Of the corrections only splits act here.
    explicit EntityResolver(const KnowledgeBase& knowledge, const Corrections* corrections = nullptr)
        : knowledge_(&knowledge), corrections_(corrections) {}

    /// Expects `content`, `date` and `mentions` (in text order). Replaces `entities`, in order of first mention, each with at least one
    /// mention. Returns for each mention why it is in its entity.
    std::vector<IdentityRule> resolve(Document& document) const;

    /// The same of mentions and references as the reader found them, which are mended first: `drop_things`, `mend_mentions`,
    /// `add_inner_names`. What Extractor::extract calls.
    void gather(Document& document) const;

private:
    const KnowledgeBase* knowledge_;
    const Corrections* corrections_;
};

} // namespace entente
