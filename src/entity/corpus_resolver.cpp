#include "entente/entity/corpus_resolver.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "person_name.hpp"

#include <algorithm>
#include <map>
#include <set>

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

bool is_person(const Summary& summary) { return summary.types.contains(ActorType::Person); }

} // namespace

struct CorpusResolver::Impl {
    explicit Impl(const KnowledgeBase& base) : knowledge(base) {}

    const KnowledgeBase& knowledge;
    std::map<std::string, Summary> actors;        // by key
    std::map<std::string, std::string> joined_to; // key -> key of a set that it was joined to

    [[nodiscard]] std::string root(std::string key) const {
        for (auto found = joined_to.find(key); found != joined_to.end(); found = joined_to.find(key)) {
            key = found->second;
        }
        return key;
    }

    /// Joins two sets under the better known key: of the knowledge base, then more often named, then first in order.
    void join(const std::string& a, const std::string& b) {
        auto x = root(a);
        auto y = root(b);
        if (x == y) {
            return;
        }
        const auto rank = [&](const std::string& key) {
            const auto& summary = actors.at(key);
            return std::pair(summary.known ? 1 : 0, summary.count);
        };
        if (rank(x) < rank(y) || (rank(x) == rank(y) && y < x)) {
            std::swap(x, y);
        }
        joined_to[y] = x;
    }

    void join_persons();
    void join_damaged();
    void join_acronyms();
    void join_types();
};

/// Full names that agree, in groups in which all agree with all: "George Bush" joins neither "George W. Bush" nor "George H. W. Bush"
/// where both are about. Two actors of the knowledge base, or of two states, never join.
void CorpusResolver::Impl::join_persons() {
    struct Candidate {
        std::string key;
        PersonName name;
    };
    std::map<std::string, std::vector<Candidate>> blocks; // by the last word, and by first and last whatever their order
    for (const auto& [key, summary] : actors) {
        if (!is_person(summary) || key.find(bare_mark) != std::string::npos) {
            continue;
        }
        auto name = parse_person_name(knowledge, words_of(normalised_name(best_label(summary))));
        if (!name.is_full) {
            continue;
        }
        const auto& first = name.sounds.front();
        const auto& last = name.sounds.back();
        blocks[last].push_back({key, name});
        blocks[std::min(first, last) + " " + std::max(first, last)].push_back({key, name});
    }
    for (const auto& entry : blocks) {
        const auto& block = entry.second;
        const auto agree = [&](const Candidate& a, const Candidate& b) {
            const auto& x = actors.at(a.key);
            const auto& y = actors.at(b.key);
            const bool apart = (x.known && y.known) || (!x.country.empty() && !y.country.empty() && x.country != y.country);
            return !apart && full_names_agree(knowledge, a.name, b.name);
        };
        std::vector<std::vector<std::size_t>> alike(block.size());
        std::vector<bool> settled(block.size()); // those who agree with it agree with each other
        for (std::size_t i = 0; i < block.size(); ++i) {
            for (std::size_t j = 0; j < block.size(); ++j) {
                if (i != j && agree(block[i], block[j])) {
                    alike[i].push_back(j);
                }
            }
            settled[i] = std::all_of(alike[i].begin(), alike[i].end(), [&](std::size_t a) {
                return std::all_of(alike[i].begin(), alike[i].end(), [&](std::size_t b) { return a == b || agree(block[a], block[b]); });
            });
        }
        for (std::size_t i = 0; i < block.size(); ++i) {
            for (const auto j : alike[i]) {
                if (settled[i] && settled[j]) {
                    join(block[i].key, block[j].key);
                }
            }
        }
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
            join(damaged, *keys.begin());
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
            join(prefix + form, *keys.begin());
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
            join(keys.front(), key);
        }
    }
}

CorpusResolver::CorpusResolver(const KnowledgeBase& knowledge) : impl_(std::make_unique<Impl>(knowledge)) {}
CorpusResolver::CorpusResolver(CorpusResolver&&) noexcept = default;
CorpusResolver& CorpusResolver::operator=(CorpusResolver&&) noexcept = default;
CorpusResolver::~CorpusResolver() = default;

void CorpusResolver::add(const Document& document) {
    for (const auto& entity : document.entities) {
        auto& summary = impl_->actors[entity.key];
        ++summary.labels[entity.label];
        ++summary.types[entity.type];
        ++summary.count;
        summary.wikidata = std::max(summary.wikidata, entity.wikidata);
        summary.country = std::max(summary.country, entity.country);
        summary.subtype = std::max(summary.subtype, entity.subtype);
        if (!entity.wikidata.empty()) {
            summary.known = true;
        }
        for (const auto mention : entity.mentions) {
            const auto& span = document.mentions[mention].span;
            summary.forms.insert(normalised_name(std::string_view(document.content).substr(span.begin, span.size())));
        }
    }
}

void CorpusResolver::decide() {
    impl_->join_persons();
    impl_->join_damaged();
    impl_->join_acronyms();
    impl_->join_types();
}

void CorpusResolver::apply(Document& document) const {
    for (auto& entity : document.entities) {
        const auto found = impl_->actors.find(impl_->root(entity.key));
        if (found == impl_->actors.end()) {
            continue;
        }
        const auto& summary = found->second;
        entity.key = found->first;
        entity.label = best_label(summary);
        entity.type = std::max_element(summary.types.begin(), summary.types.end(), [](const auto& a, const auto& b) {
                          return a.second < b.second;
                      })->first;
        entity.wikidata = summary.wikidata;
        entity.country = summary.country;
        entity.subtype = summary.subtype;
    }
}

void unify(const KnowledgeBase& knowledge, std::span<Document> documents) {
    CorpusResolver corpus(knowledge);
    for (const auto& document : documents) {
        corpus.add(document);
    }
    corpus.decide();
    for (auto& document : documents) {
        corpus.apply(document);
    }
}

} // namespace entente
