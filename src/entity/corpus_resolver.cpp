#include "entente/entity/corpus_resolver.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "entity_filter.hpp"
#include "known_entity.hpp"
#include "person_groups.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

// Everything is decided from sets and counts over all articles, in the order of keys: the order of articles cannot show.

namespace entente {
namespace {

constexpr char bare_mark = '@'; // in keys of those who are known in one article or state only

/// What is known of all the entities of one key.
struct Summary {
    std::map<std::string, std::size_t> labels; // -> in how many entities
    std::map<ActorType, std::size_t> types;
    std::string wikidata;
    std::string country;
    std::string subtype;
    std::set<std::string> forms; // normalised, as the articles write them
    std::size_t count = 0;
    bool known = false; // to Wikidata
    std::string corrected_label;
    std::optional<ActorType> corrected_type;
};

std::size_t accents(const std::string& label) {
    return static_cast<std::size_t>(
        std::count_if(label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

/// The commonest label; of equals the one with most accents, then the first in order.
const std::string& best_label(const Summary& summary) {
    const auto better = [](const auto& a, const auto& b) {
        return std::tuple(a.second, accents(a.first)) < std::tuple(b.second, accents(b.first));
    };
    return std::max_element(summary.labels.begin(), summary.labels.end(), better)->first;
}

std::string without_foreign_letters(const std::string& label) {
    std::string out;
    std::copy_if(label.begin(), label.end(), std::back_inserter(out), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return out;
}

ActorType best_type(const Summary& summary) {
    return std::max_element(summary.types.begin(), summary.types.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// Takes note of one more entity of an actor.
void note(Summary& summary, const Entity& entity) {
    ++summary.labels[entity.label];
    ++summary.types[entity.type];
    summary.wikidata = std::max(summary.wikidata, entity.wikidata);
    summary.country = std::max(summary.country, entity.country);
    summary.subtype = std::max(summary.subtype, entity.subtype);
    summary.known = summary.known || !entity.wikidata.empty();
}

bool is_person(const Summary& summary) { return summary.types.contains(ActorType::Person); }

} // namespace

struct CorpusResolver::Impl {
    struct Joined {
        std::string to;
        IdentityRule rule{};
    };

    Impl(const KnowledgeBase& base, const Corrections* corrected) : knowledge(base), corrections(corrected) {}

    const KnowledgeBase& knowledge;
    const Corrections* corrections;
    std::unordered_map<std::string, Summary> noted; // by key, until `decide`
    std::map<std::string, Summary> actors;          // by key, from then on
    std::map<std::string, Joined, std::less<>> joined_to;
    std::set<std::string, std::less<>> ignored;
    std::vector<const Correction*> idle;

    [[nodiscard]] std::string root(std::string key) const {
        for (auto found = joined_to.find(key); found != joined_to.end(); found = joined_to.find(key)) {
            key = found->second.to;
        }
        return key;
    }

    /// A name that the user has taken out of an actor is joined by no rule again.
    [[nodiscard]] bool is_split(const std::string& key) const {
        return corrections != nullptr && key.find(':') != std::string::npos && corrections->is_split(key.substr(key.find(':') + 1));
    }

    /// Joins two sets under the better known key: of the knowledge base, then more often named, then first in order.
    void join(const std::string& a, const std::string& b, IdentityRule rule) {
        auto x = root(a);
        auto y = root(b);
        if (x == y || is_split(a) || is_split(b)) {
            return;
        }
        const auto rank = [&](const std::string& key) {
            const auto& summary = actors.at(key);
            return std::pair(summary.known ? 1 : 0, summary.count);
        };
        if (rank(x) < rank(y) || (rank(x) == rank(y) && y < x)) {
            std::swap(x, y);
        }
        joined_to[y] = {x, rule};
    }

    void join_persons();
    void join_damaged();
    void join_acronyms();
    void join_types();

    [[nodiscard]] std::vector<std::string> roots_of(const ActorReference& actor) const;
    bool merge(const Correction& correction);
    void correct();
};

/// Full names that agree: "George Bush" joins neither "George W. Bush" nor "George H. W. Bush" where both are about. Two actors of the
/// knowledge base, or of two states, never join.
void CorpusResolver::Impl::join_persons() {
    std::vector<const std::pair<const std::string, Summary>*> candidates;
    std::vector<PersonName> names;
    for (const auto& entry : actors) {
        if (!is_person(entry.second) || entry.first.find(bare_mark) != std::string::npos) {
            continue;
        }
        auto name = parse_person_name(knowledge, words_of(normalised_name(best_label(entry.second))));
        if (name.is_full) {
            candidates.push_back(&entry);
            names.push_back(std::move(name));
        }
    }
    const auto may_join = [&](std::size_t a, std::size_t b) {
        const auto& x = candidates[a]->second;
        const auto& y = candidates[b]->second;
        return !(x.known && y.known) && (x.country.empty() || y.country.empty() || x.country == y.country);
    };
    for (const auto& [a, b] : group_persons(knowledge, names, may_join)) {
        join(candidates[a]->first, candidates[b]->first, IdentityRule::NamesAgreeAcross);
    }
}

/// "Mer Bolat" is what is left of "Ömer Bolat" when foreign letters are dropped, if it is left of no other name.
void CorpusResolver::Impl::join_damaged() {
    std::map<std::string, std::set<std::string>> whole; // damaged key -> keys
    for (const auto& [key, summary] : actors) {
        const auto& label = best_label(summary);
        if (accents(label) != 0) {
            whole[std::string(name_of(summary.types.begin()->first)) + ":" + normalised_name(without_foreign_letters(label))].insert(key);
        }
    }
    for (const auto& [damaged, keys] : whole) {
        const auto found = actors.find(damaged);
        if (found != actors.end() && keys.size() == 1 && *keys.begin() != damaged && words_of(damaged).size() > 1) {
            join(damaged, *keys.begin(), IdentityRule::LettersDropped);
        }
    }
}

/// An acronym that stands alone in one article and is explained in others, always as the same body.
void CorpusResolver::Impl::join_acronyms() {
    std::map<std::string, std::set<std::string>> owners; // one-word form -> keys of bodies whose label is longer
    for (const auto& [key, summary] : actors) {
        if (summary.types.contains(ActorType::Organization) && words_of(normalised_name(best_label(summary))).size() > 1) {
            for (const auto& form : summary.forms) {
                if (form.find(' ') == std::string::npos) {
                    owners[form].insert(root(key));
                }
            }
        }
    }
    const std::string prefix = std::string(name_of(ActorType::Organization)) + ":";
    for (const auto& [form, keys] : owners) {
        if (actors.contains(prefix + form) && keys.size() == 1) {
            join(prefix + form, *keys.begin(), IdentityRule::AcronymAcross);
        }
    }
}

/// One name tagged as body here, as place or state there: one actor of the commonest type, where the knowledge base has no two of them.
void CorpusResolver::Impl::join_types() {
    std::map<std::string, std::vector<std::string>> alike;
    for (const auto& [key, summary] : actors) {
        const auto colon = key.find(':');
        const auto type = summary.types.begin()->first;
        if (colon != std::string::npos && type != ActorType::Person && type != ActorType::Group) {
            alike[key.substr(colon + 1)].push_back(key);
        }
    }
    for (const auto& [name, keys] : alike) {
        for (const auto& key : keys) {
            join(keys.front(), key, IdentityRule::TypesAcross);
        }
    }
}

/// The sets of all actors that answer to the reference, in order of keys.
std::vector<std::string> CorpusResolver::Impl::roots_of(const ActorReference& actor) const {
    std::set<std::string> roots;
    for (const auto& entry : actors) {
        const bool fits = !actor.key.empty() ? entry.first == actor.key
                                             : std::any_of(entry.second.labels.begin(), entry.second.labels.end(),
                                                           [&](const auto& label) { return actor.fits(entry.first, label.first); });
        if (fits) roots.insert(root(entry.first));
    }
    return {roots.begin(), roots.end()};
}

/// Joins all of the first name into the one of the other that is named most; where there is none, into what the knowledge base has.
bool CorpusResolver::Impl::merge(const Correction& correction) {
    const auto from = roots_of(correction.actor);
    auto into = roots_of(correction.other);
    if (from.empty()) {
        return false;
    }
    if (into.empty()) {
        Entity entity;
        const auto known = known_actor(knowledge, correction.other);
        if (known) {
            describe(knowledge[*known], entity);
        } else {
            entity.type = actors.at(from.front()).types.begin()->first;
            entity.label = correction.other.text;
            entity.key =
                correction.other.key.empty() ? std::string(name_of(entity.type)) + ":" + correction.other.name : correction.other.key;
        }
        note(actors[entity.key], entity);
        into.push_back(entity.key);
    }
    const auto target = *std::max_element(into.begin(), into.end(), [&](const std::string& a, const std::string& b) {
        return std::pair(actors.at(a).known, actors.at(a).count) < std::pair(actors.at(b).known, actors.at(b).count);
    });
    for (const auto& key : from) {
        if (key != target) joined_to[key] = {target, IdentityRule::Corrected};
    }
    return true;
}

/// What the user knows better, last of all and therefore above all. Merges first: a merged actor may be renamed by either name.
void CorpusResolver::Impl::correct() {
    if (corrections == nullptr) {
        return;
    }
    for (const auto& correction : corrections->all()) {
        if (correction.action == CorrectionAction::Merge && !merge(correction)) idle.push_back(&correction);
    }
    for (const auto& correction : corrections->all()) {
        if (correction.action == CorrectionAction::Merge) {
            continue;
        }
        if (correction.action == CorrectionAction::Split) {
            const bool met =
                std::any_of(actors.begin(), actors.end(), [&](const auto& actor) { return actor.second.forms.contains(correction.form); });
            if (!met) idle.push_back(&correction);
            continue;
        }
        const auto roots = roots_of(correction.actor);
        if (roots.empty()) idle.push_back(&correction);
        for (const auto& key : roots) {
            auto& summary = actors.at(key);
            if (correction.action == CorrectionAction::Rename) summary.corrected_label = correction.label;
            if (correction.action == CorrectionAction::Retype) summary.corrected_type = correction.type;
            if (correction.action == CorrectionAction::Ignore) ignored.insert(key);
        }
    }
}

CorpusResolver::CorpusResolver(const KnowledgeBase& knowledge, const Corrections* corrections)
    : impl_(std::make_unique<Impl>(knowledge, corrections)) {}
CorpusResolver::CorpusResolver(CorpusResolver&&) noexcept = default;
CorpusResolver& CorpusResolver::operator=(CorpusResolver&&) noexcept = default;
CorpusResolver::~CorpusResolver() = default;

void CorpusResolver::add(const Document& document) {
    for (const auto& entity : document.entities) {
        auto& summary = impl_->noted[entity.key];
        note(summary, entity);
        ++summary.count;
        for (const auto mention : entity.mentions) {
            const auto& span = document.mentions[mention].span;
            summary.forms.insert(normalised_name(std::string_view(document.content).substr(span.begin, span.size())));
        }
    }
}

void CorpusResolver::decide() {
    impl_->actors = {std::make_move_iterator(impl_->noted.begin()), std::make_move_iterator(impl_->noted.end())};
    impl_->noted.clear();
    impl_->join_persons();
    impl_->join_damaged();
    impl_->join_acronyms();
    impl_->join_types();
    impl_->correct();
}

void CorpusResolver::apply(Document& document) const {
    std::vector<bool> keep(document.entities.size(), true);
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
        auto& entity = document.entities[e];
        const auto found = impl_->actors.find(impl_->root(entity.key));
        if (found == impl_->actors.end()) {
            continue;
        }
        const auto& summary = found->second;
        keep[e] = !impl_->ignored.contains(found->first);
        entity.key = found->first;
        entity.label = summary.corrected_label.empty() ? best_label(summary) : summary.corrected_label;
        entity.type = summary.corrected_type.value_or(best_type(summary));
        entity.wikidata = summary.wikidata;
        entity.country = summary.country;
        entity.subtype = summary.subtype;
    }
    if (std::find(keep.begin(), keep.end(), false) != keep.end()) keep_entities(document, keep);
}

std::string CorpusResolver::final_key(std::string_view key) const { return impl_->root(std::string(key)); }

IdentityRule CorpusResolver::rule_of(std::string_view key) const {
    const auto found = impl_->joined_to.find(key);
    return found == impl_->joined_to.end() ? IdentityRule::OwnName : found->second.rule;
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
