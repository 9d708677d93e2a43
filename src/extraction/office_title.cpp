#include "entente/extraction/office_title.hpp"

#include "entente/text/normalise.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "extraction/office_sentence.hpp"
#include "extraction/title_finder.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace entente {
namespace {

using Kind = OfficeWordKind;

constexpr std::size_t longest_post = 200;   // bytes between a state and its office holder
constexpr std::size_t longest_bracket = 12; // bytes of an acronym before its closing bracket

/// Spaces only: what a line end parts does not stand side by side.
std::string_view without_outer_spaces(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Is what stands between a person and a state "of", "of the" or an opening bracket?
bool names_holder(std::string_view content, Span gap, const OfficeWords& words) {
    auto text = without_outer_spaces(content.substr(gap.begin, gap.size()));
    if (text == "(") return true;
    bool has_of = false;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = words.find(text.substr(0, end));
        if (!word.is(Kind::Of) && !word.is(Kind::Determiner)) return false;
        has_of = has_of || word.is(Kind::Of);
        text = without_outer_spaces(text.substr(end));
    }
    return has_of;
}

/// Not a former post, one to come, or one abroad: "ex-President", "President-elect", "Ambassador to Chad".
bool is_held_at_home(std::string_view title, const OfficeWords& words) {
    const auto all = split_fields(title, ' ');
    return std::ranges::none_of(all, [&](const std::string& word) {
        const auto found = words.find(word);
        return found.is(Kind::NotHeld) || found.is(Kind::To) ||
               words.find(std::string_view(word).substr(0, word.find('-'))).is(Kind::NotHeld);
    });
}

/// "returned", "went home", but not "Home Minister".
bool tells_return(const Document& document, std::size_t sentence, const OfficeWords& words) {
    const Span span = document.sentences[sentence].span;
    const auto all = split_fields(text_of(document, span), ' ');
    return std::ranges::any_of(all, [&](const std::string& word) {
        return !word.empty() && 'a' <= word.front() && word.front() <= 'z' && words.find(normalised_name(word)).is(Kind::Homeward);
    });
}

/// Takes the last word off the text.
std::string_view take_last_word(std::string_view& text) {
    text = without_outer_spaces(text);
    const auto begin = text.rfind(' ') + 1; // 0 where there is none
    const auto word = text.substr(begin);
    text = text.substr(0, begin);
    return word;
}

/// Does what stands between a state and a person end in the title, and is the rest a possessive, an acronym or another post:
/// "China (PRC) State Councilor and Foreign Minister Wang"?
bool leads_to(std::string_view content, Span gap, std::string_view title, const OfficeWords& words) {
    auto text = content.substr(gap.begin, gap.size());
    const auto first = text.empty() ? CodePoint{} : decode_utf8(text, 0);
    const auto ending = std::max(possessive_size(text), is_apostrophe(first.value) ? first.size : 0); // "Philippines' "
    if (text.substr(ending).starts_with(' ')) text.remove_prefix(ending);
    text = without_outer_spaces(text);
    if (text.starts_with('(')) {
        const auto close = text.find(')');
        if (close < longest_bracket) text = without_outer_spaces(text.substr(close + 1));
    }
    if (!text.ends_with(title)) return false;
    text.remove_suffix(title.size());
    bool is_joint = false; // "Canada and President Alt" joins no posts
    while (!without_outer_spaces(text).empty()) {
        const auto word = words.find(take_last_word(text));
        is_joint = word.is(Kind::And);
        if (!is_joint && !word.is(Kind::Head) && !word.is(Kind::Modifier)) return false;
    }
    return !is_joint;
}

/// Whether the text before a state says that a post is for it or to it, and another's: "U.S. Envoy for Iran Robert Malley".
bool is_sent_to(std::string_view before, const OfficeWords& words) {
    return words.find(take_last_word(before)).is(Kind::To) && words.find(take_last_word(before)).is(Kind::Head);
}

/// Whether there are only words like "the" in a text.
bool has_only_determiners(std::string_view text, const OfficeWords& words) {
    while (!without_outer_spaces(text).empty()) {
        if (!words.find(take_last_word(text)).is(Kind::Determiner)) return false;
    }
    return true;
}

/// Takes "of", "of the" off the end of a text. Whether there was an "of".
bool take_of(std::string_view& text, const OfficeWords& words) {
    bool has_of = false;
    for (auto rest = text;; text = rest) {
        const auto word = words.find(take_last_word(rest));
        if (!word.is(Kind::Of) && !word.is(Kind::Determiner)) break;
        has_of = has_of || word.is(Kind::Of);
    }
    text = without_outer_spaces(text);
    return has_of;
}

/// Whether a description of a person is a post and the state it is of: "the President of Russia", "the Kenyan foreign minister".
bool describes(std::string_view content, Span description, Span state, std::string_view title, const OfficeWords& words) {
    auto before = content.substr(description.begin, state.begin - description.begin);
    if (has_only_determiners(before, words)) return leads_to(content, {state.end, description.end}, title, words);
    if (!without_outer_spaces(content.substr(state.end, description.end - state.end)).empty()) return false; // "of Russia's largest bank"
    if (!take_of(before, words) || !before.ends_with(title)) return false;
    before.remove_suffix(title.size());
    return has_only_determiners(before, words);
}

/// A person where a sentence names or describes it.
struct Holder {
    Span span;
    std::size_t sentence = 0;
    std::size_t entity = 0;
};

std::vector<Holder> holders_of(const Document& document) {
    const auto is_person = [&](std::size_t entity) { return document.entities[entity].type == ActorType::Person; };
    std::vector<Holder> holders;
    for (const auto& mention : document.mentions) {
        if (mention.type == ActorType::Person && is_person(mention.entity))
            holders.push_back({mention.span, mention.sentence, mention.entity});
    }
    for (const auto& reference : document.references) {
        if (reference.entities.size() == 1 && is_person(reference.entities.front()))
            holders.push_back({reference.span, reference.sentence, reference.entities.front()});
    }
    return holders;
}

RelationMention office_of(const Holder& holder, std::size_t state, std::size_t state_offset, float confidence) {
    RelationMention office;
    office.head = holder.entity;
    office.tail = state;
    office.confidence = confidence;
    office.sentence = holder.sentence;
    office.head_offset = holder.span.begin;
    office.tail_offset = state_offset;
    return office;
}

/// Whether a title may be of a party or a company as well: "opposition leader".
bool is_anybodys(std::string_view title, const OfficeWords& words) {
    bool is_of_state = false;
    std::string last;
    while (!without_outer_spaces(title).empty()) {
        const std::string name(take_last_word(title));
        const auto word = words.find(name);
        if (word.is(Kind::Anybodys) || words.find(name + "-" + last).is(Kind::Anybodys)) return true; // "Secretary General"
        is_of_state = is_of_state || word.is(Kind::Head);
        last = name;
    }
    return !is_of_state;
}

/// Whether a title is one against the state: "opposition leader".
bool is_against(std::string_view title, const OfficeWords& words) {
    while (!without_outer_spaces(title).empty()) {
        if (words.find(take_last_word(title)).is(Kind::Against)) return true;
    }
    return false;
}

/// Whether the last word of a text is a post, or belongs to one: "the Secretary General".
bool ends_in_post(std::string_view text, const OfficeWords& words) {
    const auto last = words.find(take_last_word(text));
    return last.is(Kind::Head) || last.is(Kind::After);
}

/// Whether a title stands right before a name, or before it in the mention, and nothing before it that it may be of: "that President
/// Biden", not "Gazprom Chairman Alt" or "the party's president Alt".
bool has_title_alone(const Document& document, const Mention& mention, std::string_view title) {
    const std::string_view content = document.content;
    const auto begin = document.sentences[mention.sentence].span.begin;
    auto before = content.substr(begin, mention.span.begin - begin);
    if (mention.span.size() <= title.size() || !content.substr(mention.span.begin, mention.span.size()).starts_with(title)) {
        before = without_outer_spaces(before);
        if (!before.ends_with(title)) return false;
        before.remove_suffix(title.size());
    }
    before = without_outer_spaces(before);
    if (before.empty()) return true;
    const auto end = begin + before.size();
    const auto word = take_last_word(before);
    const bool is_first = without_outer_spaces(before).empty();
    if (is_uppercase(decode_utf8(word, 0).value) && is_alphanumeric(decode_utf8_before(word, word.size()).value) && !is_first) return false;
    if (is_possessive(word) || word.ends_with('\'') || word.ends_with("\u2019")) return false;
    return std::ranges::none_of(mentions_in(document, {begin, end}), [&](const Mention& other) { return other.span.end == end; });
}

/// Where the head of the relation stands in its sentence: first at its offset, a mention or a reference, then its other mentions.
std::vector<Span> spans_of_head(const Document& document, const RelationMention& relation, Span within) {
    std::vector<Span> spans{{relation.head_offset, relation.head_offset + 1}};
    const auto reference =
        std::ranges::lower_bound(document.references, relation.head_offset, {}, [](const Reference& r) { return r.span.begin; });
    if (reference != document.references.end() && reference->span.begin == relation.head_offset) spans.front() = reference->span;
    for (const auto& mention : mentions_in(document, within)) {
        if (mention.entity != relation.head || !within.contains(mention.span)) {
            continue;
        }
        if (mention.span.begin == relation.head_offset) {
            spans.front() = mention.span;
        } else {
            spans.push_back(mention.span);
        }
    }
    return spans;
}

/// Whether a title tells no post, but a rank at most: "General".
bool tells_no_post(std::string_view title, const OfficeWords& words) {
    while (!without_outer_spaces(title).empty()) {
        if (!words.find(take_last_word(title)).is(Kind::Rank)) return false;
    }
    return true;
}

/// Whether another title tells more than this one: what the post is of ("Secretary", "Secretary of State"), or, of none or a rank, the
/// post.
bool is_cut(std::string_view title, std::string_view other, const OfficeWords& words) {
    if (tells_no_post(title, words)) return title.empty() ? !other.empty() : !tells_no_post(other, words);
    if (!other.starts_with(title) || other.size() == title.size() || other[title.size()] != ' ') return false;
    other.remove_prefix(title.size() + 1);
    const auto word = words.find(other.substr(0, other.find(' ')));
    return word.is(Kind::Of) || word.is(Kind::To);
}

/// The title that the relation's sentence, or the one before it, where only that names the head, gives the head.
std::string title_in(const Document& document, const DocumentNames& names, const OfficeWords& words, RelationMention relation) {
    const bool head_is_before = relation.sentence > 0 && relation.head_offset < document.sentences[relation.sentence].span.begin;
    if (head_is_before) {
        --relation.sentence;
        relation.tail_offset = relation.head_offset;
    }
    const OfficeSentence sentence(document, names, relation, words);
    const auto label =
        relation.head < document.entities.size() ? std::string_view(document.entities[relation.head].label) : std::string_view();
    std::string fullest;
    for (const auto span : spans_of_head(document, relation, sentence.span())) {
        if (auto title = find_title(sentence, span, label, document.entities); is_cut(fullest, title, words)) fullest = std::move(title);
    }
    return fullest;
}

/// Whether the relation's sentence has the title beside the state: "the president of Georgia", "Georgia's new president".
bool stands_beside(const Document& document, const RelationMention& office, std::string_view title, const OfficeWords& words) {
    constexpr std::size_t most_between = 3; // words behind a possessive
    const Span sentence = document.sentences[office.sentence].span;
    if (title.empty() || !sentence.contains({office.tail_offset, office.tail_offset})) return false;
    const auto text = std::string_view(document.content).substr(0, sentence.end);
    auto before = text.substr(sentence.begin, office.tail_offset - sentence.begin);
    if (take_of(before, words) && before.ends_with(title)) return true;
    const auto named = mentions_in(document, {office.tail_offset, office.tail_offset + 1});
    if (named.empty()) return false;
    const auto is_anothers = [&](std::size_t begin) { // "Chinese President Xi and President Alt"
        return std::ranges::any_of(mentions_in(document, {begin, begin + title.size() + 2}), [&](const Mention& mention) {
            return mention.entity != office.head && document.entities[mention.entity].type == ActorType::Person;
        });
    };
    auto behind = text.substr(std::min(named.front().span.end, text.size()));
    const auto possessive = possessive_size(behind);
    behind.remove_prefix(possessive);
    for (auto left = possessive > 0 ? most_between : 0;; --left) {
        behind = without_outer_spaces(behind);
        if (behind.starts_with(title)) return !is_anothers(text.size() - behind.size());
        const auto word = behind.substr(0, behind.find(' '));
        const bool is_whole = !word.empty() && is_letter(decode_utf8_before(word, word.size()).value);
        if (left == 0 || !is_whole) return false; // "Israel's minister, President Alt said"
        behind.remove_prefix(word.size());
    }
}

using Offices = std::map<std::pair<std::size_t, std::size_t>, RelationMention>; // by sentence and person

/// Whether only the sentence before names the state of an office, and there it is that of another's post, beside somebody of another side:
/// "President Alt received Kenyan Prime Minister Berg. Defence Minister Cole was present." `offices` are those that a sentence ties to a
/// state word by word.
bool is_of_other_side(const Document& document, const RelationMention& office, const Offices& offices) {
    const Span own = document.sentences[office.sentence].span;
    const bool is_named_here = office.tail_offset != office.head_offset && own.contains({office.tail_offset, office.tail_offset});
    if (document.entities[office.tail].type != ActorType::State || is_named_here || office.sentence == 0) return false;
    const auto before = office.sentence - 1;
    if (offices.contains({before, office.head})) return false;
    const auto is_of_state = [&](std::size_t person) {
        const auto tied = offices.find({before, person});
        return tied != offices.end() && tied->second.tail == office.tail;
    };
    std::size_t posts = 0;
    std::size_t times = 0;
    bool has_other = false;
    for (const Mention& mention : mentions_in(document, document.sentences[before].span)) {
        if (mention.entity == office.head) return false;
        const bool is_person = document.entities[mention.entity].type == ActorType::Person;
        times += mention.entity == office.tail ? 1 : 0;
        posts += is_person && is_of_state(mention.entity) ? 1 : 0;
        has_other = has_other || (is_person && !is_of_state(mention.entity));
    }
    return has_other && times > 0 && times <= posts;
}

/// A title that the text shouts, as it would say it: "VICE PRESIDENT" is "Vice President"; "CEO" stays.
std::string without_shouting(const std::string& title, const OfficeWords& words) {
    constexpr std::size_t longest_acronym = 3; // letters
    if (lowercase(title).size() != title.size() || title.size() <= longest_acronym || !has_only_capitals(title)) return title;
    std::string said;
    for (const auto& word : split_fields(title, ' ')) {
        const auto found = words.find(word);
        const bool is_joint = found.is(Kind::Of) || found.is(Kind::To) || found.is(Kind::And) || found.is(Kind::Determiner);
        const auto kept = is_joint ? 0 : word.size() <= longest_acronym ? word.size() : decode_utf8(word, 0).size;
        said += (said.empty() ? "" : " ") + word.substr(0, kept) + lowercase(word.substr(kept));
    }
    return said;
}

/// Gives an office whose sentence tells no post, or half of it ("Secretary Alt"), or a rank, the title that the same office has in the
/// nearest sentence before it, else behind, that tells more: "Chinese President Alt left. Mr. Alt said that China …".
void share_titles(std::vector<RelationMention>& relations, const OfficeWords& words) {
    constexpr std::ptrdiff_t most_looked_at = 50; // sentences with a title on each side
    using Office = std::tuple<std::size_t, std::size_t, std::size_t, Status>;
    const auto office_of = [](const RelationMention& r) { return Office(r.relation, r.head, r.tail, r.status); };
    std::map<Office, std::map<std::size_t, std::string>> told; // -> by sentence
    for (const auto& relation : relations) {
        if (words.relations.contains(relation.relation) && !relation.title.empty())
            told[office_of(relation)].emplace(relation.sentence, relation.title);
    }
    for (auto& relation : relations) {
        const auto found = told.find(office_of(relation));
        if (found == told.end()) continue;
        const auto here = found->second.lower_bound(relation.sentence + 1);
        const auto take_from = [&](const auto& titles, bool is_post) {
            const auto near = titles | std::views::take(most_looked_at);
            const auto fuller = std::ranges::find_if(near, [&](const auto& other) {
                return is_cut(relation.title, other.second, words) && is_post != tells_no_post(other.second, words);
            });
            const bool is_found = fuller != near.end();
            if (is_found) relation.title = (*fuller).second;
            return is_found;
        };
        for (const bool is_post : {true, false}) { // else a rank
            if (take_from(std::ranges::subrange(std::make_reverse_iterator(here), found->second.rend()), is_post) ||
                take_from(std::ranges::subrange(here, found->second.end()), is_post))
                break;
        }
    }
}

} // namespace

struct OfficeTitles::Impl {
    OfficeWords words;
};

OfficeTitles::OfficeTitles(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OfficeTitles::OfficeTitles(OfficeTitles&&) noexcept = default;
OfficeTitles& OfficeTitles::operator=(OfficeTitles&&) noexcept = default;
OfficeTitles::~OfficeTitles() = default;

OfficeTitles OfficeTitles::load(const std::filesystem::path& lexicons, const RelationTable& relations) {
    return OfficeTitles(std::make_unique<Impl>(Impl{OfficeWords::load(lexicons / "office_words.tsv", relations)}));
}

std::string OfficeTitles::title_of(const Document& document, const RelationMention& relation) const {
    return title_in(document, DocumentNames(document), impl_->words, relation);
}

std::vector<std::optional<std::size_t>> OfficeTitles::states_of_offices(const Document& document) const {
    const DocumentNames names(document);
    const auto state_of = [&](const Reference& reference) -> std::optional<std::size_t> {
        for (const Mention& mention : mentions_in(document, reference.span)) {
            if (!reference.span.contains(mention.span) || document.entities[mention.entity].type != ActorType::State) continue;
            const Holder nobody{reference.span, reference.sentence, document.entities.size()};
            const auto office = office_of(nobody, mention.entity, mention.span.begin, 0);
            const std::string title = title_in(document, names, impl_->words, office);
            if (!title.empty() && describes(document.content, reference.span, mention.span, title, impl_->words)) return mention.entity;
        }
        return std::nullopt;
    };
    std::vector<std::optional<std::size_t>> states;
    std::ranges::transform(document.references, std::back_inserter(states), state_of);
    return states;
}

void OfficeTitles::drop_foreign_ties(Document& document, float believed) const {
    constexpr std::uint8_t well_known = 3; // of 23,683 persons of the knowledge base 954 are: few of them are taken for namesakes
    const DocumentNames names(document);
    std::erase_if(document.relations, [&](const RelationMention& r) {
        const Entity& head = document.entities[r.head];
        const Entity& state = document.entities[r.tail];
        if (state.type != ActorType::State || !are_of_two_states(head, state)) return false;
        if (head.type == ActorType::Organization) return impl_->words.belonging.contains(r.relation);
        const bool is_doubted = head.weight >= well_known || r.confidence < believed;
        return impl_->words.relations.contains(r.relation) && is_doubted &&
               !stands_beside(document, r, title_in(document, names, impl_->words, r), impl_->words);
    });
}

void OfficeTitles::settle_offices(Document& document, float stated) const {
    const DocumentNames names(document);
    std::vector<std::vector<const Mention*>> states(document.sentences.size()); // by sentence
    for (const auto& mention : document.mentions) {
        if (document.entities[mention.entity].type == ActorType::State) states[mention.sentence].push_back(&mention);
    }
    const auto is_tied = [&](const Holder& holder, Span state, const RelationMention& office) {
        const std::string_view content = document.content;
        const bool is_behind = state.begin >= holder.span.end;
        if (state.begin > 0 && content[state.begin - 1] == '-') return false; // "pro-Syrian President Alt"
        if (!is_behind && holder.span.begin > state.end + longest_post) return false;
        if (is_behind && !names_holder(content, {holder.span.end, state.begin}, impl_->words)) return false;
        const std::string title = title_in(document, names, impl_->words, office);
        if (title.empty() || is_against(title, impl_->words)) return false;
        if (is_behind) return true;
        if (state.begin >= holder.span.begin) return describes(content, holder.span, state, title, impl_->words);
        const auto sentence = document.sentences[holder.sentence].span;
        return leads_to(content, {state.end, holder.span.begin}, title, impl_->words) &&
               !is_sent_to(content.substr(sentence.begin, state.begin - sentence.begin), impl_->words);
    };
    Offices offices;
    std::map<std::size_t, std::size_t> described; // where a state stands within a description -> whose it is
    for (const Holder& holder : holders_of(document)) {
        for (const auto* state : states[holder.sentence]) {
            const auto office = office_of(holder, state->entity, state->span.begin, stated);
            if (!is_tied(holder, state->span, office)) continue;
            offices.emplace(std::pair(holder.sentence, holder.entity), office);
            if (holder.span.contains(state->span)) described.emplace(state->span.begin, holder.entity);
        }
    }
    for (const auto relation : impl_->words.relations) {
        auto told = offices;
        std::erase_if(document.relations, [&](RelationMention& r) {
            if (r.relation != relation) return false;
            if (is_of_other_side(document, r, offices)) return true;
            const auto owner = described.find(r.tail_offset);
            if (owner != described.end() && owner->second != r.head) return true;
            const auto found = told.find({r.sentence, r.head});
            if (found == told.end()) return false;
            if (found->second.tail != r.tail) return document.entities[r.tail].type == ActorType::State;
            found->second.confidence = std::max(stated, r.confidence);
            found->second.status = r.status;
            return true;
        });
        for (auto& office : told) {
            office.second.relation = relation;
            document.relations.push_back(office.second);
        }
    }
}

void OfficeTitles::settle_known_offices(Document& document, float stated, float told) const {
    const DocumentNames names(document);
    std::map<std::string_view, std::size_t> state_of; // country
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
        const Entity& entity = document.entities[e];
        if (entity.type == ActorType::State && !entity.country.empty()) state_of.emplace(entity.country, e);
    }
    for (const auto relation : impl_->words.relations) {
        std::set<std::size_t> holders;
        for (const auto& office : document.relations) {
            if (office.relation == relation && office.confidence >= told) holders.insert(office.head);
        }
        for (const auto& mention : document.mentions) {
            const Entity& person = document.entities[mention.entity];
            const auto state = state_of.find(person.country);
            if (mention.type != ActorType::Person || person.type != ActorType::Person || state == state_of.end() ||
                holders.contains(mention.entity))
                continue;
            const auto begin = document.sentences[mention.sentence].span.begin;
            const auto name = text_of(document, mention.span);
            const bool may_have_title =
                ends_in_post(std::string_view(document.content).substr(begin, mention.span.begin - begin), impl_->words) ||
                impl_->words.find(name.substr(0, name.find(' '))).is(Kind::Head);
            if (!may_have_title) continue;
            auto office = office_of({mention.span, mention.sentence, mention.entity}, state->second, mention.span.begin, stated);
            office.relation = relation;
            const std::string title = title_in(document, names, impl_->words, office);
            if (title.empty() || is_anybodys(title, impl_->words) || is_against(title, impl_->words) ||
                !has_title_alone(document, mention, title))
                continue;
            holders.insert(mention.entity);
            document.relations.push_back(office);
        }
    }
}

void OfficeTitles::keep_one_state(Document& document) const {
    const auto is_of_state = [&](const RelationMention& r) {
        return impl_->words.relations.contains(r.relation) && r.status != Status::Denied &&
               document.entities[r.tail].type == ActorType::State;
    };
    std::map<std::pair<std::size_t, std::size_t>, float> surest; // person and state -> confidence
    std::map<std::size_t, float> surest_of;                      // person -> that of his surest state
    for (const auto& relation : document.relations) {
        if (!is_of_state(relation)) continue;
        for (float* most : {&surest[{relation.head, relation.tail}], &surest_of[relation.head]})
            *most = std::max(*most, relation.confidence);
    }
    std::erase_if(document.relations, [&](const RelationMention& r) {
        return is_of_state(r) && surest[{r.head, r.tail}] < surest_of[r.head];
    });
}

void OfficeTitles::drop_visits_at_home(Document& document, float told) const {
    const OfficeWords& words = impl_->words;
    std::set<std::pair<std::size_t, std::string_view>> homes; // person and country
    for (const auto& office : document.relations) {
        const Entity& state = document.entities[office.tail];
        const bool is_sure = office.status == Status::Asserted && office.confidence >= told && is_held_at_home(office.title, words);
        if (words.relations.contains(office.relation) && is_sure && state.type == ActorType::State && !state.country.empty())
            homes.emplace(office.head, state.country);
    }
    const auto is_at_home = [&](const RelationMention& visit) {
        const Entity& goal = document.entities[visit.tail];
        return homes.contains({visit.head, goal.type == ActorType::State ? goal.country : goal.seat_of});
    };
    std::erase_if(document.relations, [&](const RelationMention& visit) {
        return words.journeys.contains(visit.relation) && is_at_home(visit) && !tells_return(document, visit.sentence, words);
    });
}

void OfficeTitles::title_relations(Document& document) const {
    const DocumentNames names(document);
    for (auto& relation : document.relations) {
        if (impl_->words.relations.contains(relation.relation)) {
            relation.title = without_shouting(title_in(document, names, impl_->words, relation), impl_->words);
        }
    }
    share_titles(document.relations, impl_->words);
}

} // namespace entente
