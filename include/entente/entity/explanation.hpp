#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/corrections.hpp"
#include "entente/entity/identity_rule.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A way in which articles write an actor, and why it was taken for the actor there.
struct JoinedForm {
    std::string form;
    IdentityRule rule{};
    std::size_t mentions = 0;
    std::vector<std::string> documents; ///< ids, in order
};

/// Another actor: one that was joined into this one across articles, or a look-alike that was kept apart.
struct OtherActor {
    std::string key;
    std::string label;
    IdentityRule rule{};
};

/// Why a node is what it is.
struct Explanation {
    Entity actor; ///< as in the graph
    std::size_t mentions = 0;
    std::size_t documents = 0;
    std::vector<JoinedForm> forms;  ///< the most frequent first
    std::vector<OtherActor> joined; ///< by key
    std::vector<OtherActor> apart;  ///< by key
};

/// Explains every actor that answers to the reference: by its key or label, else by a form in which articles write it, else by a name
/// that the knowledge base has for it, else by some words of its label or a form ("Xylander"), be they whole or damaged ("Erdoan").
///
///     explain(knowledge, nullptr, documents, actor_reference("Erdogan"))   // of documents that the pipeline has read
///
/// Decides anew who is who, as nothing of it is kept while a graph is built: costs a moment, but only where somebody asks.
/// Look-alikes are actors that share a form, a surname, or a beginning of their label with the actor.
[[nodiscard]] std::vector<Explanation> explain(const KnowledgeBase& knowledge, const Corrections* corrections,
                                               std::span<const Document> documents, const ActorReference& actor);

} // namespace entente
