// A sentence is read as words, each with its kinds and the actor it belongs to; a title is a run of words around a noun of office.
// One thing: each place where a title may stand (beside, before, within or behind the name, further off) walks over the same words and asks
// the same questions of them.

#include "extraction/title_finder.hpp"

#include "entente/text/normalise.hpp"
#include "entente/text/utf8.hpp"

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
    TitleFinder(const OfficeSentence& sentence, Span name, std::string_view label, const std::vector<Entity>& entities)
        : sentence_(sentence), words_(sentence.words()), entities_(entities), label_(" " + normalised_name(label) + " ") {
        first_ = static_cast<std::size_t>(
            std::find_if(words_.begin(), words_.end(), [&](const auto& w) { return w.span.end > name.begin; }) - words_.begin());
        last_ = first_;
        while (last_ < words_.size() && words_[last_].span.begin < name.end) {
            ++last_;
        }
        name_ = begin_of_name();
    }

    [[nodiscard]] std::string find() const {
        if (first_ >= words_.size()) {
            return {};
        }
        const bool is_others = !names_body_before(); // "Foreign Minister Alt spoke as president of the Union": that is another office
        if (is_others) {
            if (auto title = service(); !title.empty()) {
                return title;
            }
        }
        for (const auto method :
             {&TitleFinder::beside_rank, &TitleFinder::before, &TitleFinder::inside, &TitleFinder::behind, &TitleFinder::list}) {
            if (auto title = (this->*method)(); !title.empty()) {
                return title;
            }
        }
        return is_others ? std::string() : service();
    }

private:
    /// Where, in a mention that begins with the title, the name itself begins: where its last words begin to be words of the person's
    /// label, else behind the post; if that is followed by what it is of, the last two words are taken for the name.
    [[nodiscard]] std::size_t begin_of_name() const {
        std::size_t after_post = first_;
        for (std::size_t i = first_; i + 1 < last_; ++i) {
            if (words_[i].is(Kind::Head) && end_of_post(last_of_post(i)) < last_) {
                after_post = i + 1;
            }
        }
        if (after_post == first_ || !begins_complement(after_post)) {
            return after_post;
        }
        std::size_t begin = last_;
        while (begin > after_post && (is_of_name(begin - 1) || words_[begin - 1].span.size() == 1)) {
            --begin;
        }
        return begin < last_ ? begin : std::max(after_post, last_ - 2);
    }
    /// Whether the person's label has word `i`, which is more than an initial.
    [[nodiscard]] bool is_of_name(std::size_t i) const {
        const auto word = normalised_name(sentence_.text().substr(words_[i].span.begin, words_[i].span.size()));
        return word.size() > 1 && label_.find(" " + word + " ") != std::string::npos;
    }
    /// The first word of a post whose last word is `i`: of "General" in "Secretary General" the secretary.
    [[nodiscard]] std::size_t post_at(std::size_t i) const {
        return i > 0 && words_[i].is(Kind::After) && words_[i - 1].is(Kind::Head) && !is_owner(i - 1) ? i - 1 : i;
    }
    /// Whether nothing parts word `i` from the next.
    [[nodiscard]] bool runs_on(std::size_t i) const {
        return i + 1 < words_.size() && !words_[i].comma_after && !words_[i].break_after && !words_[i].possessive;
    }
    /// Whether the post that ends at `i` is that of whoever is named next: "the Secretary General's envoy".
    [[nodiscard]] bool is_owner(std::size_t i) const {
        const auto& word = words_[i];
        return word.possessive && (!word.office.singular.empty() || possessive_size(sentence_.text().substr(word.span.end)) > 0);
    }
    /// The last word of the post that begins at `i`: the officer of "chief executive officer", "chief commercial and financial officer".
    [[nodiscard]] std::size_t last_of_post(std::size_t i) const {
        for (std::size_t next = i; runs_on(next);) {
            const auto& word = words_[++next];
            if (word.is(Kind::Head) && (next > i + 1 || post_at(next) == next)) {
                return last_of_post(next);
            }
            const bool joins = word.is(Kind::And) && next > i + 1 && next + 1 < words_.size() && words_[next + 1].is(Kind::Modifier);
            if (!words_[i].is(Kind::Modifier) || !(word.is(Kind::Modifier) || joins) || word.of_body || word.of_other()) {
                break;
            }
        }
        return i;
    }
    /// Past the last word of the post at `head`.
    [[nodiscard]] std::size_t end_of_post(std::size_t head) const {
        return head + 1 < words_.size() && words_[head + 1].is(Kind::After) && runs_on(head) ? head + 2 : head + 1;
    }

    /// The post of one with a rank, before it or behind the name: "Army spokesman Major General Alt", "Admiral Alt, chief of staff".
    [[nodiscard]] std::string beside_rank() const {
        std::size_t rank = name_;
        while (rank > 0 && words_[rank - 1].is(Kind::Rank)) {
            --rank;
        }
        if (rank == name_ || post_at(rank) != rank) {
            return {};
        }
        const bool has_post =
            rank > 0 && words_[rank - 1].is(Kind::Head) && !words_[rank - 1].break_after && words_[rank - 1].office.singular.empty();
        return has_post && !is_owner(rank - 1) ? title_around(post_at(rank - 1), rank) : behind();
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
            if (post && (steps == 0 || begins_complement(i + 1) || is_place(i + 1))) {
                return is_owner(i) ? std::string() : title_around(post_at(i), name_);
            }
            const bool fits = word.capital || word.of_body || word.is(Kind::Of) || word.is(Kind::To) || word.is(Kind::In) ||
                              word.is(Kind::And) || word.is(Kind::Determiner) || word.is(Kind::Modifier);
            if (!fits || (post && is_owner(i) && !word.of_body && !word.of_other())) {
                return {};
            }
        }
        return {};
    }
    /// A description that is the post itself: "The President of Russia said".
    [[nodiscard]] std::string inside() const {
        for (std::size_t i = first_; i < std::min(last_, first_ + 5); ++i) {
            const auto head = words_[i].is(Kind::Head) ? last_of_post(i) : last_;
            if (head < last_ && (end_of_post(head) == last_ || !is_owner(end_of_post(head) - 1))) { // "the President's" is his own
                return title_around(head, last_);
            }
        }
        return {};
    }
    /// "X, head of Y", "X, the EU's foreign policy chief", "X, who was the deputy commander of Y".
    [[nodiscard]] std::string behind() const {
        bool linked = last_ > 0 && words_[last_ - 1].comma_after;
        std::string status;
        for (std::size_t i = last_; i < std::min(words_.size(), last_ + furthest_post); ++i) {
            const auto& word = words_[i];
            linked = linked || word.is(Kind::Link);
            const bool names_body = word.of_body && i + 1 < words_.size() && words_[i + 1].of_body; // "General Services Administration"
            if (word.is(Kind::Head) && !names_body) {
                i = last_of_post(i);
                if (!is_owner(end_of_post(i) - 1)) {
                    return linked && !names_another(i) ? status + joint_title(i) : std::string();
                }
                continue;
            }
            status = is_adverb(i) ? status_at(i) : status;
            if (linked && is_other_calling(i)) {
                ++i;
                continue;
            }
            const bool fits = word.is(Kind::Link) || word.is(Kind::Determiner) || word.is(Kind::Modifier) || word.is(Kind::Capital) ||
                              word.is(Kind::Status) || word.is(Kind::LeftOut) || word.of_body || word.is(Kind::And) ||
                              (word.capital && linked) || (word.is(Kind::To) && i > last_ && words_[i - 1].is(Kind::Link));
            if (!fits || word.break_after || (word.comma_after && !word.of_body)) {
                return {};
            }
        }
        return {};
    }
    /// Whether word `i` is a calling that is joined to the post: "X, curator and director of Y", "X is a lawyer and chairman of Y".
    [[nodiscard]] bool is_other_calling(std::size_t i) const {
        const auto& word = words_[i];
        const bool is_noun = word.office.kinds.empty() && !word.capital && !word.of_body && !word.of_other() && i > 0 &&
                             (i == last_ || words_[i - 1].is(Kind::Determiner));
        return is_noun && runs_on(i) && words_[i + 1].is(Kind::And) && runs_on(i + 1) && !words_[i + 2].is(Kind::Determiner);
    }
    /// Further from the name: "X studied in Y and served as chair of Z", if nobody else is named in between, or right before.
    [[nodiscard]] std::string service() const {
        if (last_ > 0 && words_[last_ - 1].possessive) { // "Alt's wife serves as"
            return {};
        }
        for (std::size_t i = last_; i < words_.size(); ++i) {
            const auto head = words_[i].is(Kind::Head) ? last_of_post(i) : words_.size();
            if (head == words_.size() || is_owner(end_of_post(head) - 1)) {
                continue;
            }
            std::size_t begin = begin_of(head);
            bool is_of_body = names_body(end_of_post(head));
            while (begin > last_ && stands_before_post(begin - 1)) {
                --begin;
                is_of_body = is_of_body || words_[begin].of_body;
            }
            const auto end = begin_of_list(begin);
            begin = end;
            while (begin > last_ && words_[begin - 1].is(Kind::Link) && runs_on(begin - 1)) {
                --begin;
            }
            const bool follows_name = begin > last_ && (words_[begin - 1].of_other() || words_[begin - 1].capital);
            const bool is_joined =
                begin > last_ && words_[begin - 1].is(Kind::And) && words_[begin].is(Kind::Role); // "Alt, as well as the King of Spain"
            if (is_of_body && (end > begin + 1 ? !follows_name : end > begin && !is_joined && is_alone(begin))) {
                return (begin > 0 && is_adverb(begin - 1) ? status_at(begin - 1) : std::string()) + joint_title(head);
            }
        }
        return {};
    }
    /// Whether word `i` may stand between "as" and a post: "as the <Zambian> president", "as {Chad}'s delegate to <the Union>".
    [[nodiscard]] bool stands_before_post(std::size_t i) const {
        const auto& word = words_[i];
        const bool is_others = word.of_other() && !is_person(i);
        return (word.is(Kind::Determiner) || word.is(Kind::LeftOut) || word.of_body || is_others) && !word.comma_after && !word.break_after;
    }
    /// Whether word `i` is of the name of a person other than the one whose title is looked for.
    [[nodiscard]] bool is_person(std::size_t i) const {
        return words_[i].of_other() && entities_[words_[i].other].type == ActorType::Person;
    }
    /// Where the list of posts begins in which one that begins at `begin` stands: "served as chief of Y and head of Z"; `begin` if in none.
    [[nodiscard]] std::size_t begin_of_list(std::size_t begin) const {
        bool has_post = false;
        for (std::size_t i = begin; i > last_; --i) {
            const auto& word = words_[i - 1];
            if (i == begin && !word.is(Kind::And) && !word.comma_after) {
                return begin;
            }
            if (word.is(Kind::Link)) {
                return has_post ? i : begin;
            }
            has_post = has_post || word.is(Kind::Head);
            const bool fits = word.capital || word.is(Kind::Of) || word.is(Kind::To) || word.is(Kind::In) || word.is(Kind::And) ||
                              word.is(Kind::Determiner) || word.is(Kind::Modifier) || word.is(Kind::Head) || word.is(Kind::Status);
            if (!fits || word.break_after) {
                return begin;
            }
        }
        return begin;
    }
    /// Whether nobody else is named or told of between the name and word `end`: "his deputy".
    [[nodiscard]] bool is_alone(std::size_t end) const {
        for (std::size_t i = last_; i < end; ++i) {
            if (words_[i].break_after || is_person(i) || (words_[i].is(Kind::Head) && !words_[i].capital && !is_own_post(i))) {
                return false;
            }
        }
        return true;
    }
    /// Whether the post at `head` stands behind the name, a link, a comma or an "and": "as a federal prosecutor", not "said his deputy".
    [[nodiscard]] bool is_own_post(std::size_t head) const {
        std::size_t begin = head;
        const auto belongs = [&](const OfficeSentenceWord& word) {
            return word.is(Kind::Modifier) || word.is(Kind::Determiner) || word.is(Kind::Status) || word.is(Kind::LeftOut);
        };
        while (begin > last_ && belongs(words_[begin - 1])) {
            --begin;
        }
        return begin == last_ || words_[begin - 1].is(Kind::Link) || words_[begin - 1].is(Kind::And) || words_[begin - 1].comma_after;
    }
    /// Whether a title before the name is of the body: "Kenyan President Alt".
    [[nodiscard]] bool names_body_before() const {
        bool has_post = false;
        for (std::size_t i = name_, steps = 0; i > 0 && steps <= longest_complement; --i, ++steps) {
            const auto& word = words_[i - 1];
            const bool fits = word.capital || word.of_body || word.is(Kind::Of) || word.is(Kind::And) || word.is(Kind::Determiner) ||
                              word.is(Kind::Modifier) || word.is(Kind::Head) || word.is(Kind::Honorific) || word.is(Kind::Status);
            if (!fits || word.break_after) {
                return false;
            }
            has_post = has_post || word.is(Kind::Head);
            if (word.of_body) {
                return has_post;
            }
        }
        return false;
    }
    /// Whether what begins at `i` says that a post is of the body or in it.
    [[nodiscard]] bool names_body(std::size_t i) const {
        const auto limit = std::min(words_.size(), i + longest_complement);
        if (!begins_complement(i) && !(i < limit && words_[i].is(Kind::In))) {
            return false;
        }
        for (; i < limit && !words_[i].of_body; ++i) {
            if (!words_[i].capital && !words_[i].is(Kind::Determiner) && !words_[i].is(Kind::Of) && !words_[i].is(Kind::To) &&
                !words_[i].is(Kind::In)) {
                return false;
            }
        }
        return i < limit;
    }
    /// "Foreign Ministers A of X, B of Y and C of Z".
    [[nodiscard]] std::string list() const {
        for (std::size_t i = name_; i > 0;) {
            const auto& word = words_[--i];
            if (word.is(Kind::Head) && !word.office.singular.empty()) {
                return is_owner(i) ? std::string() : title_around(i, i + 1);
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
    /// Whether what begins at `i` tells, without a comma, where the one named next has the post: "Senator from Minnesota Jane Roe".
    [[nodiscard]] bool is_place(std::size_t i) const {
        return i < name_ && words_[i].is(Kind::In) &&
               std::none_of(words_.begin() + static_cast<std::ptrdiff_t>(i) - 1, words_.begin() + static_cast<std::ptrdiff_t>(name_),
                            [](const auto& word) { return word.comma_after || word.break_after; });
    }
    /// Whether word `i` belongs to the post that begins at `next`.
    [[nodiscard]] bool extends_left(std::size_t i, std::size_t next) const {
        const auto& word = words_[i];
        if (word.of_body || word.of_other() || word.possessive || word.break_after || word.comma_after) {
            return false;
        }
        if (word.is(Kind::And)) { // "State Councilor and Foreign Minister", "trade and industry commissioner"
            return i > 0 && !words_[i - 1].comma_after && !words_[i - 1].of_body &&
                   ((words_[i - 1].is(Kind::Head) && words_[i - 1].office.singular.empty()) ||
                    (words_[i - 1].is(Kind::Modifier) && words_[next].is(Kind::Modifier)));
        }
        return word.is(Kind::Modifier) || (word.is(Kind::Status) && !is_adverb(i)) || is_capital_part(i, next) ||
               (word.is(Kind::Head) && words_[next].is(Kind::And));
    }
    /// Whether word `i`, capitalised, belongs to the post that begins at `next`: "Under" to a secretary only, not in "Under President Alt".
    [[nodiscard]] bool is_capital_part(std::size_t i, std::size_t next) const {
        const auto& word = words_[i];
        const auto& post = words_[next].span;
        return word.is(Kind::Capital) && word.capital &&
               (word.office.singular.empty() || word.office.singular == lowercase(sentence_.text().substr(post.begin, post.size())));
    }
    /// Where the title of the post at `head` begins: "Deputy Assistant to the President and National Security Advisor" is one.
    [[nodiscard]] std::size_t begin_of(std::size_t head) const {
        std::size_t begin = head;
        while (begin > 0 && head - begin < longest_title) {
            if (extends_left(begin - 1, begin)) {
                --begin;
                continue;
            }
            std::size_t of =
                begin; // the post itself may be what another is to; a post without "the" is another's title: "Aide to Senator Alt"
            while (of > 0 && words_[of - 1].is(Kind::Determiner)) {
                --of;
            }
            const bool is_post = of == begin && (words_[of].is(Kind::Head) || words_[of].is(Kind::Status));
            if (is_post || of < 2 || !words_[of - 1].is(Kind::To) || !words_[of - 2].is(Kind::Head) || !words_[of - 2].capital) {
                break;
            }
            begin = of - 2;
        }
        return begin;
    }
    /// "formerly", which a title has as "former".
    [[nodiscard]] bool is_adverb(std::size_t i) const { return words_[i].is(Kind::Status) && !words_[i].office.singular.empty(); }
    /// The status that word `i` gives a post, with a blank.
    [[nodiscard]] std::string status_at(std::size_t i) const {
        return (is_adverb(i) ? words_[i].office.singular : sentence_.spell(i, i + 1, i)) + " ";
    }
    /// "former" of "former Malaysian prime minister", with a blank; empty if nothing of the kind stands before the body's name.
    [[nodiscard]] std::string status_before(std::size_t begin) const {
        std::size_t others = 0; // words that are not known to be the body's
        for (std::size_t i = begin; i > 0 && others <= longest_body;) {
            const auto& word = words_[--i];
            if (word.is(Kind::Status) && !is_adverb(i)) {
                return status_at(i);
            }
            if (!(word.capital || word.of_body) || word.comma_after || word.break_after || word.is(Kind::Head)) {
                break;
            }
            others += word.of_body ? 0 : 1;
        }
        return {};
    }
    /// The title of the post at `head` with the one that is joined to it: "president and chief executive".
    [[nodiscard]] std::string joint_title(std::size_t head) const {
        std::size_t next = end_of_post(head);
        const bool joins = words_[head].office.singular.empty() && runs_on(next - 1) && words_[next].is(Kind::And) && runs_on(next);
        for (++next; joins && next < words_.size() && !words_[next].is(Kind::Head) && words_[next].is(Kind::Modifier) && runs_on(next);) {
            ++next;
        }
        if (!joins || !words_[next].is(Kind::Head) || words_[next].of_other() || words_[next].of_body) {
            return title_around(head, words_.size());
        }
        const auto last = last_of_post(next);
        const auto end = end_of_post(last);
        const bool is_anothers = is_owner(end - 1) || (runs_on(end - 1) && (words_[end].capital || words_[end].of_other()));
        if (is_anothers || !words_[last].office.singular.empty()) {
            return title_around(head, words_.size());
        }
        const auto begin = begin_of(head);
        return status_before(begin) + sentence_.spell(begin, end_of_complement(end, words_.size()), last);
    }
    [[nodiscard]] std::string title_around(std::size_t head, std::size_t limit) const {
        const auto begin = begin_of(head);
        const auto end = std::min(end_of_post(head), std::max(limit, head + 1));
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
                polity = polity || (words_[next].is(Kind::Polity) && next > end + 1); // not in "Secretary of State of"
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
        return (word.capital && !is_of_name(i)) || word.is(Kind::Modifier);
    }

    const OfficeSentence& sentence_;
    const std::vector<OfficeSentenceWord>& words_;
    const std::vector<Entity>& entities_;
    std::string label_;     ///< normalised, between blanks
    std::size_t first_ = 0; ///< of the mention
    std::size_t last_ = 0;  ///< past its last word
    std::size_t name_ = 0;  ///< where the name itself begins
};

} // namespace

std::string find_title(const OfficeSentence& sentence, Span name, std::string_view label, const std::vector<Entity>& entities) {
    return TitleFinder(sentence, name, label, entities).find();
}

} // namespace entente
