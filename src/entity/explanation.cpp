#include "entente/entity/explanation.hpp"

#include "clusters.hpp"
#include "entente/entity/corpus_resolver.hpp"
#include "entente/entity/entity_resolver.hpp"
#include "entente/text/normalise.hpp"
#include "person_name.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace entente {
namespace {

constexpr char bare_mark = '@';

/// All that the articles say of the actors of one final key.
struct Gathered {
    Entity actor;
    std::size_t mentions = 0;
    std::set<std::string> documents;
    std::map<std::pair<std::string, IdentityRule>, JoinedForm> forms;
    std::map<std::string, std::string> parts; // key before joining -> a label it had
    std::set<std::string> names;              // normalised forms
};

class Explainer {
public:
    Explainer(const KnowledgeBase& knowledge, const Corrections* corrections, std::span<const Document> documents)
        : knowledge_(knowledge), corrections_(corrections), corpus_(knowledge, corrections) {
        const EntityResolver resolver(knowledge, corrections);
        std::vector<std::vector<IdentityRule>> rules;
        std::vector<Document> copies;
        for (const auto& document : documents) {
            auto& copy = copies.emplace_back(without_relations(document));
            rules.push_back(resolver.resolve(copy));
            corpus_.add(copy);
        }
        corpus_.decide();
        for (std::size_t d = 0; d < copies.size(); ++d) gather(copies[d], rules[d]);
    }

    /// The first of these that finds any decides: key or label; a form; a name that the knowledge base has for it; all words of the name
    /// in the label or a form, whole or as copies without foreign letters leave them.
    [[nodiscard]] std::vector<Explanation> of(const ActorReference& reference) const {
        std::vector<const Gathered*> found;
        const auto collect = [&](const auto& fits) {
            if (!found.empty()) return;
            for (const auto& entry : actors_) {
                if (fits(entry.second)) found.push_back(&entry.second);
            }
        };
        collect([&](const Gathered& actor) {
            return reference.fits(actor.actor.key, actor.actor.label) || (!reference.key.empty() && actor.parts.contains(reference.key));
        });
        if (reference.key.empty()) {
            collect([&](const Gathered& actor) { return actor.names.contains(reference.name); });
            collect([&](const Gathered& actor) { return is_known_name(reference.name, actor); });
            const std::array wanted{words_of(reference.name), words_of(normalised_name(without_foreign_letters(reference.text)))};
            collect([&](const Gathered& actor) { return has_words_of(actor, wanted); });
        }
        std::vector<Explanation> out;
        for (const auto* actor : found) out.push_back(explanation(*actor));
        return out;
    }

private:
    [[nodiscard]] bool is_known_name(const std::string& name, const Gathered& actor) const {
        const auto senses = knowledge_.find(name);
        return std::any_of(senses.begin(), senses.end(), [&](NameSense sense) {
            return sense.kind != NameKind::WithState && knowledge_[sense.actor].key == actor.actor.key;
        });
    }

    /// Does the label or a form have all the words of one of the names?
    static bool has_words_of(const Gathered& actor, std::span<const std::vector<std::string>> wanted) {
        const auto has = [&](const std::string& name) {
            return std::any_of(wanted.begin(), wanted.end(),
                               [&](const std::vector<std::string>& words) { return !words.empty() && has_words(name, words); });
        };
        const auto has_either = [&](const std::string& text) {
            return has(normalised_name(text)) || has(normalised_name(without_foreign_letters(text)));
        };
        return has_either(actor.actor.label) ||
               std::any_of(actor.forms.begin(), actor.forms.end(), [&](const auto& form) { return has_either(form.first.first); });
    }

    static Document without_relations(const Document& document) {
        Document copy;
        copy.id = document.id;
        copy.date = document.date;
        copy.content = document.content;
        copy.sentences = document.sentences;
        copy.mentions = document.mentions;
        return copy;
    }

    void gather(const Document& document, const std::vector<IdentityRule>& rules) {
        Document final = document;
        corpus_.apply(final);
        std::map<std::string, const Entity*> kept; // those that the user ignores are gone
        for (const auto& entity : final.entities) kept[entity.key] = &entity;
        for (const auto& entity : document.entities) {
            const auto found = kept.find(corpus_.final_key(entity.key));
            if (found == kept.end()) continue;
            auto& actor = actors_[found->first];
            actor.actor = *found->second;
            actor.parts.emplace(entity.key, entity.label);
            actor.documents.insert(document.id);
            for (const auto m : entity.mentions) {
                const auto& span = document.mentions[m].span;
                const auto form = document.content.substr(span.begin, span.size());
                auto& joined = actor.forms[{form, rules[m]}];
                joined.form = form;
                joined.rule = rules[m];
                ++joined.mentions;
                if (joined.documents.empty() || joined.documents.back() != document.id) joined.documents.push_back(document.id);
                ++actor.mentions;
                actor.names.insert(normalised_name(form));
            }
        }
    }

    [[nodiscard]] Explanation explanation(const Gathered& actor) const {
        Explanation out{actor.actor, actor.mentions, actor.documents.size(), {}, {}, {}};
        for (const auto& entry : actor.forms) out.forms.push_back(entry.second);
        std::stable_sort(out.forms.begin(), out.forms.end(),
                         [](const JoinedForm& a, const JoinedForm& b) { return a.mentions > b.mentions; });
        for (auto& form : out.forms) {
            std::sort(form.documents.begin(), form.documents.end());
        }
        for (const auto& [key, label] : actor.parts) {
            if (key != actor.actor.key) out.joined.push_back({key, label, corpus_.rule_of(key)});
        }
        for (const auto& [key, other] : actors_) {
            if (&other != &actor && look_alike(actor, other)) out.apart.push_back({key, other.actor.label, reason(actor, other)});
        }
        return out;
    }

    static bool look_alike(const Gathered& a, const Gathered& b) {
        const auto x = normalised_name(a.actor.label);
        const auto y = normalised_name(b.actor.label);
        if (x.empty() || y.empty()) return false;
        const auto last = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
        const bool persons = a.actor.type == ActorType::Person && b.actor.type == ActorType::Person;
        const bool shared = std::any_of(a.names.begin(), a.names.end(), [&](const std::string& name) { return b.names.contains(name); });
        constexpr std::size_t telling = 4; // letters that a beginning must have to say anything
        const bool beginning = std::min(x.size(), y.size()) >= telling && (x.starts_with(y) || y.starts_with(x));
        const bool end = x.ends_with(" " + y) || y.ends_with(" " + x);
        return shared || beginning || end || (persons && last(x) == last(y));
    }

    [[nodiscard]] IdentityRule reason(const Gathered& a, const Gathered& b) const {
        const auto is_split = [&](const Gathered& actor, const Gathered& other) {
            return corrections_ != nullptr && std::any_of(actor.names.begin(), actor.names.end(), [&](const std::string& name) {
                       return corrections_->split_of(name, other.actor.key, other.actor.label) != nullptr;
                   });
        };
        if (is_split(a, b) || is_split(b, a)) return IdentityRule::Corrected;
        if (a.actor.type != b.actor.type) return IdentityRule::TwoTypes;
        if (!a.actor.wikidata.empty() && !b.actor.wikidata.empty()) return IdentityRule::TwoKnown;
        const auto is_bare = [](const Gathered& actor) { return actor.actor.key.find(bare_mark) != std::string::npos; };
        if (are_of_two_states(a.actor, b.actor) && a.actor.type != ActorType::Person) return IdentityRule::TwoStates;
        if (a.actor.type != ActorType::Person) return is_bare(a) || is_bare(b) ? IdentityRule::BareBody : IdentityRule::NamesDiffer;
        if (is_bare(a) || is_bare(b)) return IdentityRule::BareSurname;
        const auto name = [&](const Gathered& actor) {
            return parse_person_name(knowledge_, words_of(normalised_name(actor.actor.label)));
        };
        if (!full_names_agree(knowledge_, name(a), name(b))) return IdentityRule::NamesDiffer;
        return are_of_two_states(a.actor, b.actor) ? IdentityRule::TwoStates : IdentityRule::SeveralFit;
    }

    const KnowledgeBase& knowledge_;
    const Corrections* corrections_;
    CorpusResolver corpus_;
    std::map<std::string, Gathered> actors_; // by final key
};

} // namespace

std::vector<Explanation> explain(const KnowledgeBase& knowledge, const Corrections* corrections, std::span<const Document> documents,
                                 const ActorReference& actor) {
    return Explainer(knowledge, corrections, documents).of(actor);
}

} // namespace entente
