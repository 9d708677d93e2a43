#include "clusters.hpp"

#include "entente/text/normalise.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace entente {
namespace {

/// "International Monetary Fund" -> "imf"; also with its small words: "ifof" for a name that has one.
bool has_initials(const KnowledgeBase& knowledge, const std::vector<std::string>& words, std::string_view acronym) {
    std::string main;
    std::string all;
    for (const auto& word : words) {
        all += word.front();
        if (!is_small_word(knowledge, word)) {
            main += word.front();
        }
    }
    return words.size() > 1 && (main == acronym || all == acronym);
}

bool is_acronym(const Form& form) {
    return form.words.size() == 1 && form.name.size() >= 2 && form.name.size() <= 8 &&
           std::none_of(form.surface.begin(), form.surface.end(), [](char c) { return 'a' <= c && c <= 'z'; });
}

bool ends_with_words(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return part.size() < whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool begins_with_words(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

/// Two names that are alike but for the "s" of plurals; of one or two words such names are two ("Rolling Stone").
bool differ_in_number(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.size() != b.size() || a.size() < 3) {
        return a == b;
    }
    return std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) { return in_singular(x) == in_singular(y); });
}

constexpr std::ptrdiff_t aim_reach = 3; // words between which a name tells its aim: "to protect the"

class OrganizationLinker {
public:
    explicit OrganizationLinker(Article& article) : article_(article) {}

    void run() {
        for (std::size_t f = 0; f < article_.forms.size(); ++f) {
            if (article_.forms[f].type == ActorType::Organization) {
                forms_.push_back(f);
            }
        }
        // the longest first and words for bodies last, so that short forms find what they are short for
        const auto length = [&](std::size_t f) {
            const auto& words = article_.forms[f].words;
            return words.size() == 1 && is_body_word(article_.knowledge, words.front()) ? 0 : words.size();
        };
        std::stable_sort(forms_.begin(), forms_.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
        for (const auto f : forms_) {
            link(f);
            link_with_next(f);
            linked_.push_back(f);
        }
    }

private:
    [[nodiscard]] std::size_t cluster_of(std::size_t form) const { return article_.cluster_of[article_.forms[form].mentions.front()]; }

    void link(std::size_t f) {
        const auto& form = article_.forms[f];
        auto senses = article_.senses(form.name, form.surface, ActorType::Organization, NameKind::Name);
        const auto body = state_body(article_, form);
        const auto owner = !body ? std::nullopt : body->state ? body->state : state_before(article_, form);
        const bool is_open =
            body && !owner && std::ranges::all_of(senses, [](NameSense sense) { return sense.kind == NameKind::WithState; });
        auto state = owner;
        if (is_open) {
            state = state_of(article_, form, *body, article_.choose(senses));
        } else if (!body) {
            state = keep_those_beside(form, senses);
        }
        if (state && body && !body->state) keep_those_of(*state, senses); // "Venezuela's Supreme Court" is not another state's
        const auto defined = defined_beside(f);
        if (defined != Article::none) {
            article_.assign(f, defined, IdentityRule::DefinedBeside);
            return;
        }
        auto actor = article_.choose(senses);
        auto rule = Article::rule_of_choice(senses);
        if (!actor && senses.empty() && !body) {
            actor = actor_in_other_number(form);
            rule = IdentityRule::OtherNumber;
        }
        const auto known = article_.known_also_as(f, actor);
        if (known != Article::none) {
            article_.assign(f, known, IdentityRule::DefinedBeside);
            if (actor) article_.clusters[known].actor = actor;
            return;
        }
        if (!actor && !form.bracketed.empty()) {
            actor =
                article_.choose(article_.senses(normalised_name(form.bracketed), form.bracketed, ActorType::Organization, NameKind::Name));
        }
        const auto longer = longer_form(f, actor.has_value());
        if (longer != Article::none) {
            article_.assign(f, longer, rule_of_longer(form, longer));
            return;
        }
        const auto whole = actor || owner ? Article::none : body_that_ends_so(form);
        if (whole != Article::none) {
            article_.assign(f, whole, IdentityRule::ShorterName);
            return;
        }
        const bool is_known = actor.has_value();
        if (!is_known && !state && is_open && !senses.empty() && has_none_named(article_, *body) && is_spoken_of(senses.front().actor)) {
            actor = senses.front().actor; // the best known
            rule = IdentityRule::KnownInContext;
        } else if (!is_known && state && body && body->is_only_one) {
            actor = body_of(*state, body->name);
            rule = IdentityRule::KnownInContext;
        }
        const auto cluster = actor ? article_.cluster_of_actor(*actor, ActorType::Organization)
                                   : article_.add_cluster(ActorType::Organization, std::nullopt);
        article_.assign(f, cluster, actor ? rule : IdentityRule::OwnName);
        if (state && !is_known) article_.clusters[cluster].state = state;
    }

    /// Drops what is another state's.
    void keep_those_of(std::size_t state, std::vector<NameSense>& senses) const {
        const auto country = article_.knowledge[state].country;
        std::erase_if(senses, [&](NameSense sense) {
            const auto& actor = article_.knowledge[sense.actor];
            return !actor.country.empty() && actor.country != country;
        });
    }

    /// Whether the article names somebody or something known of the same state: Joe Biden, for the Congress of the United States.
    [[nodiscard]] bool is_spoken_of(std::size_t actor) const {
        const auto country = article_.knowledge[actor].country;
        return std::ranges::any_of(article_.clusters, [&](const Cluster& cluster) {
            return cluster.actor && article_.knowledge[*cluster.actor].country == country;
        });
    }

    /// Of bodies of several states keeps those whose state is named before the form in its sentences, if any is: "South Korea's … the
    /// Democratic Party". Returns that state where another state's body would have been meant, and it is open which of this one's is.
    [[nodiscard]] std::optional<std::size_t> keep_those_beside(const Form& form, std::vector<NameSense>& senses) const {
        if (senses.empty()) return std::nullopt;
        std::map<std::string_view, std::size_t> states; // by country
        for (const auto state : nearest_states_before(article_, form)) states.emplace(article_.knowledge[state].country, state);
        const auto country_of = [&](NameSense sense) { return article_.knowledge[sense.actor].country; };
        auto beside = senses;
        std::erase_if(beside, [&](NameSense sense) { return !states.contains(country_of(sense)); });
        const auto known = article_.choose(senses);
        const bool is_open = !article_.choose(beside);
        if (beside.empty() || (is_open && (!known || article_.knowledge[*known].country.empty()))) return std::nullopt;
        senses = std::move(beside);
        const auto country = country_of(senses.front());
        const bool is_one = std::ranges::all_of(senses, [&](NameSense sense) { return country_of(sense) == country; });
        return is_open && is_one ? std::optional(states.at(country)) : std::nullopt;
    }

    /// The actor of the knowledge base that is called like the body and "of" that state: "Supreme Court of Pakistan".
    [[nodiscard]] std::optional<std::size_t> body_of(std::size_t state, const std::string& body) const {
        const auto name = normalised_name(article_.knowledge[state].label);
        for (const std::string_view joint : {" of ", " of the "}) {
            const auto senses = article_.senses(body + std::string(joint) + name, {}, ActorType::Organization, NameKind::Name);
            if (const auto actor = article_.choose(senses)) return actor;
        }
        return std::nullopt;
    }

    /// Gives the mentions of which the name goes on with the next one to whom the knowledge base knows so: "Communist Party" of "Vietnam".
    void link_with_next(std::size_t f) {
        const auto& form = article_.forms[f];
        const auto& mentions = article_.document.mentions;
        for (const auto m : form.mentions) {
            if (!is_joined_to_next(article_, m, WordClass::Minor)) continue;
            const auto rest =
                std::string_view(article_.document.content).substr(mentions[m].span.end, mentions[m + 1].span.end - mentions[m].span.end);
            const auto actor =
                article_.choose(article_.senses(form.name + " " + normalised_name(rest), {}, ActorType::Organization, NameKind::Name));
            if (actor) article_.assign_mention(f, m, article_.cluster_of_actor(*actor, ActorType::Organization), IdentityRule::KnownName);
        }
    }

    /// "International Monetary Fund (IMF)", "IMF (International Monetary Fund)": the cluster of the name that stands beside this one.
    [[nodiscard]] std::size_t defined_beside(std::size_t f) const {
        const auto& mentions = article_.document.mentions;
        const std::string_view content = article_.document.content;
        for (const auto m : article_.forms[f].mentions) {
            for (const auto other : {m == 0 ? m : m - 1, m + 1}) {
                if (other == m || other >= mentions.size() || mentions[other].type != ActorType::Organization ||
                    article_.cluster_of[other] == Article::none) {
                    continue;
                }
                const auto& first = mentions[std::min(m, other)].span;
                const auto& second = mentions[std::max(m, other)].span;
                if (second.begin < first.end || second.begin - first.end > 4 || second.end >= content.size()) {
                    continue;
                }
                std::string between(content.substr(first.end, second.begin - first.end));
                std::erase_if(between, [](char c) { return c == ' ' || c == '"'; });
                if (between == "(" && content[second.end] == ')') {
                    return article_.cluster_of[other];
                }
            }
        }
        return Article::none;
    }

    /// The one actor of the knowledge base that is called like this with an "s" more or less: "Federal Bureau of Investigations".
    [[nodiscard]] std::optional<std::size_t> actor_in_other_number(const Form& form) const {
        std::optional<std::size_t> found;
        for (std::size_t w = 0; form.words.size() > 1 && w < form.words.size(); ++w) {
            auto words = form.words;
            auto& word = words[w];
            if (word.size() < shortest_noun) {
                continue;
            }
            word.back() == 's' ? word.pop_back() : word.push_back('s');
            const auto actor =
                article_.choose(article_.senses(joined(words, 0, words.size()), form.surface, ActorType::Organization, NameKind::Name));
            if (actor && found && *actor != *found) {
                return std::nullopt;
            }
            found = actor ? actor : found;
        }
        return found;
    }

    /// Whether a form is more than an acronym, a kind of body ("Senate"), a branch ("University of California") and a people ("Kurdish").
    [[nodiscard]] bool names_nothing_else(const Form& form) const {
        const auto& knowledge = article_.knowledge;
        const bool is_of =
            std::any_of(form.words.begin(), form.words.end(), [&](const auto& word) { return knowledge.is(word, WordClass::Minor); });
        const auto& last = form.words.back();
        return !is_of && !is_acronym(form) && !is_body_word(knowledge, last) &&
               article_.senses(form.name, form.surface, ActorType::State, NameKind::People).empty() &&
               article_.senses(form.name, form.surface, ActorType::Group, NameKind::People).empty();
    }

    /// Whether the form, a word for bodies in capitals, is what the longer name says that it is: "the Department" of "U.S. Department of
    /// State".
    [[nodiscard]] bool is_kind_of(const std::vector<std::string>& whole, const Form& form) const {
        const auto joint =
            std::find_if(whole.begin(), whole.end(), [&](const auto& word) { return article_.knowledge.is(word, WordClass::Minor); });
        return joint != whole.begin() && joint != whole.end() && *std::prev(joint) == form.words.front() && is_capital_body(form);
    }

    [[nodiscard]] bool is_capital_body(const Form& form) const {
        const char first = form.surface[form.surface.find_last_of(' ') + 1]; // of the only word
        return form.words.size() == 1 && 'A' <= first && first <= 'Z' && is_body_word(article_.knowledge, form.words.front());
    }

    /// Whether a longer name that begins with the form goes on as the same one: "Hamas Movement", "Liberal Party of Canada", "Abbott
    /// Laboratories".
    [[nodiscard]] bool goes_on(const std::vector<std::string>& whole, const Form& form) const {
        const auto next = form.words.size();
        const bool is_minor = article_.knowledge.is(whole[next], WordClass::Minor);
        return article_.knowledge.is(whole[next], WordClass::Body) || (is_minor ? next > 1 : names_nothing_else(form));
    }

    /// Whether a longer name that ends in the form is the same actor's: "U.N. Security Council", but not "Coalition to Defeat ISIS" and
    /// "Mission to the United Nations".
    [[nodiscard]] bool is_end_of(const std::vector<std::string>& whole, const Form& form) const {
        if (!ends_with_words(whole, form.words)) return false;
        const auto before = whole.end() - static_cast<std::ptrdiff_t>(form.words.size());
        const auto nearest = before - std::min<std::ptrdiff_t>(before - whole.begin(), aim_reach);
        return std::none_of(nearest, before, [&](const auto& word) { return article_.knowledge.is(word, WordClass::Aim); });
    }

    /// "The Alliance" where the article says NATO: the one body of the knowledge base in it of which some name ends in this word for
    /// bodies. Not "the Army" and "Parliament", which are a state's.
    [[nodiscard]] std::size_t body_that_ends_so(const Form& form) const {
        if (!is_capital_body(form) || article_.knowledge.is(form.words.front(), WordClass::Sole)) return Article::none;
        auto found = Article::none;
        for (std::size_t c = 0; c < article_.clusters.size(); ++c) {
            const auto& cluster = article_.clusters[c];
            if (cluster.type != ActorType::Organization || !cluster.actor ||
                !article_.knowledge.has_name_ending(*cluster.actor, form.words.front()))
                continue;
            if (found != Article::none) return Article::none;
            found = c;
        }
        return found;
    }

    /// Why the form is short for a name of the cluster, or that name in another number.
    [[nodiscard]] IdentityRule rule_of_longer(const Form& form, std::size_t cluster) const {
        if (is_acronym(form)) {
            return IdentityRule::Initials;
        }
        const auto& forms = article_.clusters[cluster].forms;
        const bool is_other_number = std::any_of(
            forms.begin(), forms.end(), [&](std::size_t other) { return differ_in_number(article_.forms[other].words, form.words); });
        return is_other_number ? IdentityRule::OtherNumber : IdentityRule::ShorterName;
    }

    /// The one cluster of which this form is an acronym or a shorter way to say it; `none` if there are none or several.
    [[nodiscard]] std::size_t longer_form(std::size_t f, bool known) const {
        const auto& form = article_.forms[f];
        if (form.words.empty()) { // "&" is short for nothing
            return Article::none;
        }
        std::vector<std::size_t> found;
        for (const auto other : linked_) {
            const auto& whole = article_.forms[other].words;
            bool fits = is_acronym(form) && (normalised_name(article_.forms[other].bracketed) == form.name ||
                                             has_initials(article_.knowledge, whole, form.name));
            if (!known && !fits) {
                fits = differ_in_number(whole, form.words) || is_end_of(whole, form) ||
                       (begins_with_words(whole, form.words) && goes_on(whole, form)) || is_kind_of(whole, form);
            }
            if (fits && std::find(found.begin(), found.end(), cluster_of(other)) == found.end()) {
                found.push_back(cluster_of(other));
            }
        }
        return found.size() == 1 ? found.front() : Article::none;
    }

    Article& article_;
    std::vector<std::size_t> forms_;
    std::vector<std::size_t> linked_;
};

} // namespace

void link_organizations(Article& article) { OrganizationLinker(article).run(); }

} // namespace entente
