#include "entente/entity/corpus_resolver.hpp"

#include "corpus_actors.hpp"
#include "corpus_corrections.hpp"
#include "corpus_rules.hpp"
#include "entente/text/normalise.hpp"
#include "entity_filter.hpp"

#include <algorithm>
#include <set>

namespace entente {

struct CorpusResolver::Impl {
    const KnowledgeBase& knowledge;
    const Corrections* corrections;
    CorpusActors actors;
    std::set<std::string, std::less<>> split_forms; // of the user's, those that articles have
    std::vector<const Correction*> idle;

    void note_words(CorpusActor& actor, const Entity& entity, const Document& document);
    void note_split_forms(const Document& document);
};

/// Of a body's forms those of one word: acronyms are among them.
void CorpusResolver::Impl::note_words(CorpusActor& actor, const Entity& entity, const Document& document) {
    for (const auto mention : entity.mentions) {
        auto form = normalised_name(text_of(document, document.mentions[mention].span));
        const bool is_new =
            form.find(' ') == std::string::npos && std::find(actor.words.begin(), actor.words.end(), form) == actor.words.end();
        if (is_new) actor.words.push_back(std::move(form));
    }
}

void CorpusResolver::Impl::note_split_forms(const Document& document) {
    for (const auto& mention : document.mentions) {
        auto form = normalised_name(text_of(document, mention.span));
        if (corrections->is_split(form)) split_forms.insert(std::move(form));
    }
}

CorpusResolver::CorpusResolver(const KnowledgeBase& knowledge, const Corrections* corrections)
    : impl_(std::make_unique<Impl>(Impl{knowledge, corrections, {}, {}, {}})) {}
CorpusResolver::CorpusResolver(CorpusResolver&&) noexcept = default;
CorpusResolver& CorpusResolver::operator=(CorpusResolver&&) noexcept = default;
CorpusResolver::~CorpusResolver() = default;

void CorpusResolver::add(const Document& document) {
    std::vector<std::size_t> named;
    for (const auto& entity : document.entities) {
        named.push_back(impl_->actors.note(entity));
        auto& actor = impl_->actors[named.back()];
        ++actor.count;
        if (entity.type == ActorType::Organization) impl_->note_words(actor, entity, document);
    }
    impl_->actors.note_document(document.entities, named);
    if (impl_->corrections != nullptr && !impl_->corrections->empty()) impl_->note_split_forms(document);
}

void CorpusResolver::decide() {
    impl_->actors.settle(impl_->corrections);
    join_by_names(impl_->actors, impl_->knowledge);
    if (impl_->corrections == nullptr) return;
    const auto met = [&](std::string_view form) { return impl_->split_forms.contains(form); };
    impl_->idle = correct(impl_->actors, *impl_->corrections, impl_->knowledge, met);
}

void CorpusResolver::apply(Document& document) const {
    std::vector<bool> keep(document.entities.size(), true);
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
        auto& entity = document.entities[e];
        const auto found = impl_->actors.find(entity.key);
        if (!found) {
            continue;
        }
        const auto& actor = impl_->actors[impl_->actors.root(*found)];
        keep[e] = !actor.is_ignored;
        entity.key = actor.key;
        entity.label = actor.corrected_label.empty() ? actor.label() : actor.corrected_label;
        entity.type = actor.corrected_type.value_or(actor.type());
        entity.wikidata = actor.wikidata;
        entity.country = actor.country;
        entity.subtype = actor.subtype;
    }
    if (std::find(keep.begin(), keep.end(), false) != keep.end()) keep_entities(document, keep);
}

std::string CorpusResolver::final_key(std::string_view key) const {
    const auto found = impl_->actors.find(key);
    return found ? impl_->actors[impl_->actors.root(*found)].key : std::string(key);
}

IdentityRule CorpusResolver::rule_of(std::string_view key) const {
    const auto found = impl_->actors.find(key);
    return found && impl_->actors[*found].joined_to != *found ? impl_->actors[*found].joined_by : IdentityRule::OwnName;
}

std::vector<const Correction*> CorpusResolver::idle_corrections() const { return impl_->idle; }

std::vector<std::size_t> unify(const KnowledgeBase& knowledge, std::span<Document> documents, const Corrections* corrections) {
    CorpusResolver corpus(knowledge, corrections);
    for (const auto& document : documents) {
        corpus.add(document);
    }
    corpus.decide();
    for (auto& document : documents) {
        corpus.apply(document);
    }
    std::vector<std::size_t> idle;
    for (const auto* correction : corpus.idle_corrections()) idle.push_back(correction->line);
    std::sort(idle.begin(), idle.end());
    return idle;
}

} // namespace entente
