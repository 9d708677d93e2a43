#include "corpus_corrections.hpp"

#include "contradictions.hpp"
#include "entente/text/normalise.hpp"
#include "known_entity.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace entente {
namespace {

class Corrector {
public:
    Corrector(CorpusActors& actors, const KnowledgeBase& knowledge) : actors_(actors), knowledge_(knowledge) {
        for (std::size_t a = 0; a < actors_.size(); ++a) note_labels(a);
    }

    /// Throws std::runtime_error where the correction says something else of an actor than one before.
    void check(const Correction& correction, Contradictions& contradictions) const {
        const auto other = key_of(correction.other);
        const auto roots = roots_of(correction.actor);
        if (roots.empty()) contradictions.check(correction, key_of(correction.actor), other);
        for (const auto actor : roots) contradictions.check(correction, actors_[actor].key, other);
    }

    /// Joins all of the first name into the one of the other that is named most; where there is none, into what the knowledge base has.
    bool merge(const Correction& correction) {
        const auto from = roots_of(correction.actor);
        auto into = roots_of(correction.other);
        if (from.empty()) {
            return false;
        }
        if (into.empty()) into.push_back(new_actor(correction.other, actors_[from.front()].first_type()));
        const auto target = most_named(into);
        for (const auto actor : from) {
            if (actor == target) continue;
            actors_[actor].joined_to = target;
            actors_[actor].joined_by = IdentityRule::Corrected;
        }
        return true;
    }

    bool change(const Correction& correction) {
        const auto roots = roots_of(correction.actor);
        for (const auto root : roots) {
            auto& actor = actors_[root];
            if (correction.action == CorrectionAction::Rename) actor.corrected_label = correction.label;
            if (correction.action == CorrectionAction::Retype) actor.corrected_type = correction.type;
            if (correction.action == CorrectionAction::Ignore) actor.is_ignored = true;
        }
        return !roots.empty();
    }

private:
    void note_labels(std::size_t actor) {
        for (const auto& label : actors_[actor].labels) {
            auto& called = by_label_[normalised_name(label.first)];
            if (called.empty() || called.back() != actor) called.push_back(actor);
        }
    }

    /// The sets of all actors that answer to the reference, in order of keys.
    [[nodiscard]] std::vector<std::size_t> roots_of(const ActorReference& reference) const {
        std::vector<std::size_t> roots;
        if (!reference.key.empty()) {
            if (const auto found = actors_.find(reference.key)) roots.push_back(actors_.root(*found));
        } else if (const auto called = by_label_.find(reference.name); called != by_label_.end() && !reference.name.empty()) {
            for (const auto actor : called->second) roots.push_back(actors_.root(actor));
        }
        std::sort(roots.begin(), roots.end(), [&](std::size_t a, std::size_t b) { return actors_[a].key < actors_[b].key; });
        roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
        return roots;
    }

    [[nodiscard]] std::size_t most_named(const std::vector<std::size_t>& roots) const {
        return *std::max_element(roots.begin(), roots.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(actors_[a].is_known(), actors_[a].count) < std::pair(actors_[b].is_known(), actors_[b].count);
        });
    }

    /// Of the one actor that is meant, whether or not articles name it.
    [[nodiscard]] std::string key_of(const ActorReference& reference) const {
        if (const auto roots = roots_of(reference); !roots.empty()) return actors_[most_named(roots)].key;
        const auto known = known_actor(knowledge_, reference);
        return known ? std::string(knowledge_[*known].key) : reference.identity();
    }

    std::size_t new_actor(const ActorReference& reference, ActorType type) {
        Entity entity;
        if (const auto known = known_actor(knowledge_, reference)) {
            describe(knowledge_[*known], entity);
        } else {
            entity.type = type;
            entity.label = reference.text;
            entity.key = reference.key.empty() ? std::string(name_of(type)) + ":" + reference.name : reference.key;
        }
        const auto actor = actors_.note(entity);
        actors_.settle_label(actor);
        note_labels(actor);
        return actors_.root(actor);
    }

    CorpusActors& actors_;
    const KnowledgeBase& knowledge_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_label_; // normalised
};

} // namespace

std::vector<const Correction*> correct(CorpusActors& actors, const Corrections& corrections, const KnowledgeBase& knowledge,
                                       const std::function<bool(std::string_view)>& met) {
    Corrector corrector(actors, knowledge);
    std::vector<const Correction*> idle;
    Contradictions before_merges(corrections.file());
    for (const auto& correction : corrections.all()) corrector.check(correction, before_merges);
    for (const auto& correction : corrections.all()) {
        if (correction.action == CorrectionAction::Merge && !corrector.merge(correction)) idle.push_back(&correction);
    }
    Contradictions after_merges(corrections.file()); // two names may mean one actor by now
    for (const auto& correction : corrections.all()) {
        if (correction.action == CorrectionAction::Merge) {
            continue;
        }
        corrector.check(correction, after_merges);
        const bool acts = correction.action == CorrectionAction::Split ? met(correction.form) : corrector.change(correction);
        if (!acts) idle.push_back(&correction);
    }
    return idle;
}

} // namespace entente
