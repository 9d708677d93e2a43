// A sentence is read as words, each with its kinds and the actor it belongs to; a title is a run of words around a noun of office.

#include "extraction/title_finder.hpp"

#include "entente/text/normalise.hpp"

#include <algorithm>
#include <vector>

namespace entente {
namespace {

using Kind = OfficeWordKind;

constexpr std::size_t longest_complement = 14; // words between a post and the name: "Minister of the Environment, Water and …"
constexpr std::size_t furthest_post = 9;       // words from a name to a post behind it
constexpr std::size_t longest_title = 14;      // words
constexpr std::size_t longest_body = 3;        // words of a body's name before a post

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
        if (i > 0 && words_[i - 1].is(Kind::And)) { // "Alt, Head of Cabinet, and Berg": the post is another's
            return {};
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
            while (next > end + 1 && is_before_name(next - 1)) {
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
    /// Whether word `i` ends no title: "Secretary of State Mr. Alt".
    [[nodiscard]] bool is_before_name(std::size_t i) const {
        return words_[i].is(Kind::And) || words_[i].is(Kind::Determiner) || words_[i].is(Kind::Honorific);
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
        if (word.is(Kind::And) && words_[i - 1].comma_after && i + 1 < words_.size() && words_[i + 1].of_other()) {
            return false; // "Director General for Energy, and Berg"
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

} // namespace

std::string find_title(const OfficeSentence& sentence, Span name, std::string_view label) {
    return TitleFinder(sentence, name, label).find();
}

} // namespace entente
