// A sentence is read as words, each with its kinds and the actor it belongs to; a title is a run of words around a noun of office.

#include "entente/extraction/office_title.hpp"

#include "entente/text/normalise.hpp"
#include "extraction/office_sentence.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using Kind = OfficeWordKind;

constexpr std::size_t longest_complement = 14; // words between a post and the name: "Minister of the Environment, Water and …"
constexpr std::size_t furthest_post = 9;       // words from a name to a post behind it
constexpr std::size_t longest_title = 14;      // words
constexpr std::size_t longest_body = 3;        // words of a body's name before a post
constexpr std::size_t longest_post = 200;      // bytes between a state and its office holder
constexpr std::size_t longest_bracket = 12;    // bytes of an acronym before its closing bracket

class TitleFinder {
public:
    TitleFinder(const OfficeSentence& sentence, Span name, std::string_view label) : sentence_(sentence), words_(sentence.words()) {
        first_ = static_cast<std::size_t>(
            std::find_if(words_.begin(), words_.end(), [&](const auto& w) { return w.span.end > name.begin; }) - words_.begin());
        last_ = first_;
        while (last_ < words_.size() && words_[last_].span.begin < name.end) {
            ++last_;
        }
        name_ = begin_of_name(label);
    }

    [[nodiscard]] std::string find() const {
        if (first_ >= words_.size()) {
            return {};
        }
        for (const auto method : {&TitleFinder::before, &TitleFinder::inside, &TitleFinder::behind, &TitleFinder::list}) {
            if (auto title = (this->*method)(); !title.empty()) {
                return title;
            }
        }
        return {};
    }

private:
    /// Where, in a mention that begins with the title, the name itself begins: where its last words begin to be words of the person's
    /// label, else behind the post; if that is followed by what it is of, the last two words are taken for the name.
    [[nodiscard]] std::size_t begin_of_name(std::string_view label) const {
        std::size_t after_post = first_;
        for (std::size_t i = first_; i + 1 < last_; ++i) {
            if (words_[i].is(Kind::Head)) {
                after_post = i + 1;
            }
        }
        if (after_post == first_ || !begins_complement(after_post)) {
            return after_post;
        }
        const auto known = " " + normalised_name(label) + " ";
        std::size_t begin = last_;
        while (begin > after_post) {
            const auto span = words_[begin - 1].span;
            const auto name = normalised_name(sentence_.text().substr(span.begin, span.size()));
            if (name.size() > 1 && known.find(" " + name + " ") == std::string::npos) {
                break;
            }
            --begin;
        }
        return begin < last_ ? begin : std::max(after_post, last_ - 2);
    }
    /// The first word of a post whose last word is `i`: of "General" in "Secretary General" the secretary.
    [[nodiscard]] std::size_t post_at(std::size_t i) const {
        return i > 0 && words_[i].is(Kind::After) && words_[i - 1].is(Kind::Head) ? i - 1 : i;
    }

    /// The post right before the name, or with what it is of in between.
    [[nodiscard]] std::string before() const {
        std::size_t i = name_;
        while (i > 0 && words_[i - 1].is(Kind::Honorific) && !words_[i - 1].is(Kind::Head)) {
            --i;
        }
        for (std::size_t steps = 0; i > 0 && steps <= longest_complement; ++steps) {
            const auto& word = words_[--i];
            const bool post = word.is(Kind::Head) || post_at(i) != i;
            if (post && (steps == 0 || begins_complement(i + 1))) {
                return title_around(post_at(i), name_);
            }
            const bool fits = word.capital || word.of_body || word.is(Kind::Of) || word.is(Kind::To) || word.is(Kind::In) ||
                              word.is(Kind::And) || word.is(Kind::Determiner);
            if (!fits) {
                return {};
            }
        }
        return {};
    }
    /// A description that is the post itself: "The President of Russia said".
    [[nodiscard]] std::string inside() const {
        for (std::size_t i = first_; i < std::min(last_, first_ + 5); ++i) {
            if (words_[i].is(Kind::Head) && !(i + 1 < last_ && words_[i + 1].is(Kind::Head) && post_at(i + 1) != i)) {
                return title_around(i, last_);
            }
        }
        return {};
    }
    /// "X, head of Y", "X, the EU's foreign policy chief", "X, who was the deputy commander of Y".
    [[nodiscard]] std::string behind() const {
        bool linked = last_ > 0 && words_[last_ - 1].comma_after;
        for (std::size_t i = last_; i < std::min(words_.size(), last_ + furthest_post); ++i) {
            const auto& word = words_[i];
            linked = linked || word.is(Kind::Link);
            const bool compound = i + 1 < words_.size() && words_[i + 1].is(Kind::Head) && post_at(i + 1) != i && !word.comma_after;
            if (word.is(Kind::Head) && !compound) {
                return linked && !names_another(i) ? title_around(i, words_.size()) : std::string();
            }
            const bool fits = word.is(Kind::Link) || word.is(Kind::Determiner) || word.is(Kind::Modifier) || word.is(Kind::Status) ||
                              word.is(Kind::LeftOut) || word.of_body || word.is(Kind::And) || (word.capital && linked);
            if (!fits || word.break_after || (word.comma_after && !word.of_body)) {
                return {};
            }
        }
        return {};
    }
    /// "Foreign Ministers A of X, B of Y and C of Z".
    [[nodiscard]] std::string list() const {
        for (std::size_t i = name_; i > 0;) {
            const auto& word = words_[--i];
            if (word.is(Kind::Head) && !word.office.singular.empty()) {
                return title_around(i, i + 1);
            }
            if (!word.capital && !word.is(Kind::Of) && !word.is(Kind::And) && !word.is(Kind::Determiner)) {
                return {};
            }
        }
        return {};
    }

    /// Whether the post at `head` is that of the next name in a list: "X, Ambassador to Mexico Y, …".
    [[nodiscard]] bool names_another(std::size_t head) const {
        const auto end = end_of_complement(head + 1, words_.size());
        return end < words_.size() && words_[end].capital && words_[end].of_other() && !words_[end - 1].comma_after &&
               !words_[end - 1].break_after;
    }
    [[nodiscard]] bool begins_complement(std::size_t i) const {
        return i < words_.size() && (words_[i].is(Kind::Of) || words_[i].is(Kind::To));
    }
    /// Whether word `i` belongs to the post that begins at `next`.
    [[nodiscard]] bool extends_left(std::size_t i, std::size_t next) const {
        const auto& word = words_[i];
        if (word.of_body || word.of_other() || word.possessive || word.break_after || word.comma_after) {
            return false;
        }
        if (word.is(Kind::And)) { // "State Councilor and Foreign Minister", "trade and industry commissioner"
            return i > 0 && !words_[i - 1].comma_after && !words_[i - 1].of_body &&
                   (words_[i - 1].is(Kind::Head) || (words_[i - 1].is(Kind::Modifier) && words_[next].is(Kind::Modifier)));
        }
        return word.is(Kind::Modifier) || word.is(Kind::Status) || (word.is(Kind::Capital) && word.capital) ||
               (word.is(Kind::Head) && words_[next].is(Kind::And));
    }
    /// Where the title of the post at `head` begins: "Deputy Assistant to the President and National Security Advisor" is one.
    [[nodiscard]] std::size_t begin_of(std::size_t head) const {
        std::size_t begin = head;
        while (begin > 0 && head - begin < longest_title) {
            if (extends_left(begin - 1, begin)) {
                --begin;
                continue;
            }
            std::size_t of = begin; // the post itself may be what another is to
            while (of > 0 && words_[of - 1].is(Kind::Determiner)) {
                --of;
            }
            if (of < 2 || !words_[of - 1].is(Kind::To) || !words_[of - 2].is(Kind::Head) || !words_[of - 2].capital) {
                break;
            }
            begin = of - 2;
        }
        return begin;
    }
    /// "former" of "former Malaysian prime minister", with a blank; empty if nothing of the kind stands before the body's name.
    [[nodiscard]] std::string status_before(std::size_t begin) const {
        for (std::size_t i = begin; i > 0 && begin - i <= longest_body;) {
            const auto& word = words_[--i];
            if (word.is(Kind::Status)) {
                return sentence_.spell(i, i + 1, i) + " ";
            }
            if (!word.capital || word.comma_after || word.break_after || word.is(Kind::Head)) {
                break;
            }
        }
        return {};
    }
    [[nodiscard]] std::string title_around(std::size_t head, std::size_t limit) const {
        const auto begin = begin_of(head);
        std::size_t end = head + 1;
        if (end < limit && words_[end].is(Kind::After) && !words_[end - 1].comma_after) {
            ++end;
        }
        return status_before(begin) + sentence_.spell(begin, end_of_complement(end, limit), head);
    }
    /// What the post is of, segment by segment, without the body: "of State", "for African Affairs".
    [[nodiscard]] std::size_t end_of_complement(std::size_t begin, std::size_t limit) const {
        std::size_t end = begin;
        while (end < limit && begins_complement(end) && !words_[end - 1].break_after && !words_[end - 1].comma_after) {
            const bool keeps_actor = words_[end].is(Kind::To);
            std::size_t next = end + 1;
            bool actor = false;
            bool polity = false;
            while (next < limit && belongs(next) && next - begin < longest_complement) {
                if (next > end + 1 && words_[next].of_other() && words_[next - 1].of_other() &&
                    words_[next].other != words_[next - 1].other) {
                    break; // the next name of a list
                }
                actor = actor || words_[next].of_body || (words_[next].of_other() && !keeps_actor);
                polity = polity || words_[next].is(Kind::Polity);
                ++next;
                if (words_[next - 1].break_after) {
                    break;
                }
            }
            while (next > end + 1 && (words_[next - 1].is(Kind::And) || words_[next - 1].is(Kind::Determiner))) {
                --next;
            }
            const bool names_state = polity && next < limit && begins_complement(next) && next + 1 < words_.size() &&
                                     (words_[next + 1].of_body || words_[next + 1].of_other() || words_[next + 1].is(Kind::Determiner));
            if (next == end + 1 || actor || names_state) {
                break;
            }
            end = next;
        }
        return end;
    }
    /// Whether word `i` goes on with what a post is of: capitalised, or a joint between such words.
    [[nodiscard]] bool belongs(std::size_t i) const {
        const auto& word = words_[i];
        if (word.is(Kind::Of) || word.is(Kind::To) || word.is(Kind::In)) {
            return false;
        }
        if (words_[i - 1].comma_after &&
            !(words_[i].is(Kind::And) || (i + 1 < words_.size() && (words_[i].comma_after || words_[i + 1].is(Kind::And))))) {
            return false;
        }
        if (word.is(Kind::And) || word.is(Kind::Determiner)) {
            const auto next = i + (i + 1 < words_.size() && words_[i + 1].is(Kind::Determiner) ? 2 : 1);
            return next < words_.size() && words_[next].capital && !words_[next].is(Kind::Head);
        }
        return word.capital || word.is(Kind::Modifier);
    }

    const OfficeSentence& sentence_;
    const std::vector<OfficeSentenceWord>& words_;
    std::size_t first_ = 0; ///< of the mention
    std::size_t last_ = 0;  ///< past its last word
    std::size_t name_ = 0;  ///< where the name itself begins
};

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
    for (const std::string_view possessive : {"'s ", "\u2019s ", "' ", "\u2019 "}) {
        if (text.starts_with(possessive)) {
            text.remove_prefix(possessive.size());
            break;
        }
    }
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

/// Where the head of the relation stands in its sentence: first at its offset, a mention or a reference, then its other mentions.
std::vector<Span> spans_of_head(const Document& document, const RelationMention& relation) {
    std::vector<Span> spans{{relation.head_offset, relation.head_offset + 1}};
    for (const auto& reference : document.references) {
        if (reference.span.begin == relation.head_offset) {
            spans.front() = reference.span;
        }
    }
    const auto sentence = document.sentences[relation.sentence].span;
    for (const auto& mention : document.mentions) {
        if (mention.entity != relation.head || !sentence.contains(mention.span)) {
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

std::string OfficeTitles::title_of(const Document& document, const RelationMention& stated) const {
    RelationMention relation = stated;
    const bool head_is_before = stated.sentence > 0 && stated.head_offset < document.sentences[stated.sentence].span.begin;
    if (head_is_before) --relation.sentence;
    const OfficeSentence sentence(document, relation, impl_->words);
    const auto label =
        relation.head < document.entities.size() ? std::string_view(document.entities[relation.head].label) : std::string_view();
    for (const auto span : spans_of_head(document, relation)) {
        if (auto title = TitleFinder(sentence, span, label).find(); !title.empty()) {
            return title;
        }
    }
    return {};
}

void OfficeTitles::settle_offices(Document& document, float stated) const {
    const auto tied = [&](const Mention& person, const Mention& state, std::size_t relation) -> std::optional<RelationMention> {
        const bool is_behind = state.span.begin >= person.span.end;
        if (!is_behind && person.span.begin > state.span.end + longest_post) return std::nullopt;
        if (is_behind && !names_holder(document.content, {person.span.end, state.span.begin}, impl_->words)) return std::nullopt;
        RelationMention office;
        office.head = person.entity;
        office.tail = state.entity;
        office.relation = relation;
        office.confidence = stated;
        office.sentence = person.sentence;
        office.head_offset = person.span.begin;
        office.tail_offset = state.span.begin;
        const std::string title = title_of(document, office);
        const auto sentence = document.sentences[person.sentence].span;
        const auto before = std::string_view(document.content).substr(sentence.begin, state.span.begin - sentence.begin);
        const bool is_tied =
            !title.empty() && (is_behind || (leads_to(document.content, {state.span.end, person.span.begin}, title, impl_->words) &&
                                             !is_sent_to(before, impl_->words)));
        return is_tied ? std::optional(office) : std::nullopt;
    };
    std::vector<std::vector<const Mention*>> states(document.sentences.size()); // by sentence
    for (const auto& mention : document.mentions) {
        if (document.entities[mention.entity].type == ActorType::State) states[mention.sentence].push_back(&mention);
    }
    for (const auto relation : impl_->words.relations) {
        std::map<std::pair<std::size_t, std::size_t>, RelationMention> offices; // by sentence and person
        for (const auto& person : document.mentions) {
            if (person.type != ActorType::Person || document.entities[person.entity].type != ActorType::Person) continue;
            for (const auto* state : states[person.sentence]) {
                if (const auto office = tied(person, *state, relation)) offices.emplace(std::pair(person.sentence, person.entity), *office);
            }
        }
        std::erase_if(document.relations, [&](RelationMention& r) {
            const auto found = r.relation == relation ? offices.find({r.sentence, r.head}) : offices.end();
            if (found == offices.end()) return false;
            if (found->second.tail != r.tail) return document.entities[r.tail].type == ActorType::State;
            found->second.confidence = std::max(stated, r.confidence);
            found->second.status = r.status;
            return true;
        });
        for (const auto& office : offices) document.relations.push_back(office.second);
    }
}

void OfficeTitles::title_relations(Document& document) const {
    for (auto& relation : document.relations) {
        if (impl_->words.relations.contains(relation.relation)) {
            relation.title = title_of(document, relation);
        }
    }
}

} // namespace entente
