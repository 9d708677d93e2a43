#include "extraction/date_candidates.hpp"

#include "entente/text/day_interval.hpp"
#include "entente/text/iso_date.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <bit>
#include <span>

namespace entente {
namespace {

constexpr std::size_t most_own = 16;      // dates of the relation's own sentence that may be its date: the nearest
constexpr std::size_t lead_sentences = 2; // after the title: they tell at length what it tells in short

/// What the features of one candidate are made from, and where they are collected.
struct Describer {
    const Document& document;
    const RelationMention& relation;
    std::string_view relation_name;
    DateCandidate& candidate;

    /// "own position=between"
    void add(std::string_view origin, std::string_view name, std::string_view value) const {
        candidate.features.push_back(std::string(origin) + " " + std::string(name) + "=" + std::string(value));
    }
};

/// How the date lies to the article's day, both cut to the shorter.
std::string_view side_of(std::string_view date, std::string_view today) {
    if (today.empty()) {
        return "unknown";
    }
    const auto first = date.substr(0, date.find('/'));
    const auto order = first.compare(today.substr(0, first.size()));
    return order < 0 ? "past" : order > 0 ? "future" : "same";
}

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

/// The word that ends before `end` or begins at or after `begin`, in small letters; a mark is itself; empty at the sentence's edge.
std::string word_before(std::string_view text, Span sentence, std::size_t end) {
    while (end > sentence.begin && is_blank(text[end - 1])) {
        --end;
    }
    std::size_t begin = end;
    while (begin > sentence.begin) {
        const auto point = decode_utf8_before(text, begin);
        if (!is_letter(point.value)) {
            break;
        }
        begin -= point.size;
    }
    if (begin == end && begin > sentence.begin) {
        begin -= decode_utf8_before(text, begin).size;
    }
    return lowercase(text.substr(begin, end - begin));
}

std::string word_after(std::string_view text, Span sentence, std::size_t begin) {
    while (begin < sentence.end && is_blank(text[begin])) {
        ++begin;
    }
    std::size_t end = begin;
    while (end < sentence.end) {
        const auto point = decode_utf8(text, end);
        if (!is_letter(point.value)) {
            break;
        }
        end += point.size;
    }
    if (begin == end && end < sentence.end) {
        end += decode_utf8(text, end).size;
    }
    return lowercase(text.substr(begin, end - begin));
}

std::string shape_after(std::string_view text, Span sentence, std::size_t begin) {
    while (begin < sentence.end && is_blank(text[begin])) {
        ++begin;
    }
    if (begin >= sentence.end) {
        return "end";
    }
    const auto point = decode_utf8(text, begin);
    return is_uppercase(point.value) ? "capital" : is_letter(point.value) ? "small" : is_digit(point.value) ? "digit" : "mark";
}

std::string bucket(std::size_t distance) { return std::to_string(std::bit_width(distance / 4)); }

std::size_t marks_between(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view marks = ",;:()\"";
    const auto part = text.substr(begin, end - begin);
    return static_cast<std::size_t>(
        std::count_if(part.begin(), part.end(), [&](char c) { return marks.find(c) != std::string_view::npos; }));
}

std::size_t distance_of(Span expression, std::size_t low, std::size_t high) {
    return expression.end <= low ? low - expression.end : expression.begin >= high ? expression.begin - high : 0;
}

void describe_common(const Describer& to, std::string_view origin, const TimeExpression& expression, Span sentence) {
    const auto& date = to.candidate.date;
    const auto status = name_of(to.relation.status);
    const auto side = std::string(side_of(date, to.document.date));
    to.add(origin, "relation", to.relation_name);
    to.add(origin, "status", status);
    to.add(origin, "precision", precision_of(date));
    to.add(origin, "side", side);
    to.add(origin, "side,status", side + "," + std::string(status));
    to.add(origin, "relation,status", std::string(to.relation_name) + "," + std::string(status));
    to.add(origin, "relation,precision", std::string(to.relation_name) + "," + std::string(precision_of(date)));
    to.add(origin, "before", word_before(to.document.content, sentence, expression.span.begin));
    to.add(origin, "open", expression.open ? "yes" : "no");
    to.add(origin, "first", expression.span.begin < sentence.begin + 12 ? "yes" : "no");
}

/// "A has bombed B since C attacked D on June 3": what stands before the word that bounds the time is not of that day, even if it is told
/// on in the next sentence. `sentence`: the expression's.
bool is_of_later_clause(const TimeExpression& expression, const RelationMention& relation, Span sentence) {
    if (expression.bound.empty()) {
        return false;
    }
    const auto [first, last] = std::minmax(relation.head_offset, relation.tail_offset);
    const auto nearest = last < sentence.end ? last : first;
    return nearest >= sentence.begin && nearest < expression.bound.begin;
}

/// Whether an open expression, "since June 3", dates the relation all the same: because that is told to have happened then ("since June 3,
/// when C attacked D"), or because it began then and goes on ("at war since June 3"), as material conflict does. Of help or talks since
/// then there may have been much, and what stands behind another actor may be his ("attacked Chad, where Alt has ruled since 2000").
bool begins_then(const Document& document, const TimeExpression& expression, const RelationMention& relation, const RelationType& type,
                 Span sentence) {
    constexpr int material_conflict = 4;
    const auto [first, last] = std::minmax(relation.head_offset, relation.tail_offset);
    const bool is_told_then = !expression.then.empty() && last >= expression.then.begin && last < sentence.end;
    const bool is_told_here = first >= sentence.begin && last < sentence.end;
    const auto is_other = [&](const Mention& mention) { return mention.entity != relation.head && mention.entity != relation.tail; };
    return is_told_then || (expression.begins && is_told_here && type.quad == material_conflict &&
                            std::ranges::none_of(mentions_in(document, {last, std::max(last, expression.span.begin)}), is_other));
}

/// Whether the expression, which may be of another sentence, is surely of something else.
bool is_of_something_else(const Document& document, const TimeExpression& expression, const RelationMention& relation,
                          const RelationType& type, Span sentence) {
    return expression.open ? !begins_then(document, expression, relation, type, sentence)
                           : is_of_later_clause(expression, relation, sentence);
}

/// The places of the two actors in their sentence, in order of the text; one that stands before the sentence counts as its beginning.
Span reach_of(const RelationMention& relation, Span sentence) {
    return {std::clamp(std::min(relation.head_offset, relation.tail_offset), sentence.begin, sentence.end),
            std::clamp(std::max(relation.head_offset, relation.tail_offset), sentence.begin, sentence.end)};
}

/// The smallest distances of the expressions from the relation, nearest first.
std::vector<std::size_t> nearest_distances(const std::vector<TimeExpression>& times, Span reach) {
    std::vector<std::size_t> distances;
    for (const auto& expression : times) {
        distances.push_back(distance_of(expression.span, reach.begin, reach.end));
    }
    const auto count = std::min(distances.size(), most_own);
    std::partial_sort(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(count), distances.end());
    distances.resize(count);
    return distances;
}

void describe_own(const Describer& to, std::size_t count, std::span<const std::size_t> nearest, const TimeExpression& expression,
                  Span sentence) {
    const std::string_view text = to.document.content;
    const auto [low, high] = reach_of(to.relation, sentence);
    const std::string position = expression.span.end <= low ? "before" : expression.span.begin >= high ? "after" : "between";
    const auto distance = distance_of(expression.span, low, high);
    const auto nearer = std::count_if(nearest.begin(), nearest.end(), [&](std::size_t other) { return other < distance; });
    const auto marks = position == "before" ? marks_between(text, expression.span.end, low)
                       : position == "after"
                           ? marks_between(text, high, expression.span.begin)
                           : std::min(marks_between(text, low, expression.span.begin), marks_between(text, expression.span.end, high));
    describe_common(to, "own", expression, sentence);
    to.add("own", "position", position);
    to.add("own", "position,distance", position + "," + bucket(distance));
    to.add("own", "position,marks", position + "," + std::to_string(std::min<std::size_t>(marks, 4)));
    to.add("own", "position,relation", position + "," + std::string(to.relation_name));
    to.add("own", "position,nearer", position + "," + std::to_string(std::min<std::ptrdiff_t>(nearer, 2)));
    to.add("own", "count", std::to_string(std::min<std::size_t>(count, 4)));
    to.add("own", "after", shape_after(text, sentence, expression.span.end));
    to.add("own", "position,after", position + "," + shape_after(text, sentence, expression.span.end));
}

void describe_other(const Describer& to, std::string_view origin, const SentenceTimes& times, std::size_t index, std::size_t place,
                    const TimeExpression& expression) {
    const std::string_view text = to.document.content;
    const auto sentence = to.document.sentences[index].span;
    const auto own = to.document.sentences[to.relation.sentence].span;
    const auto gap = std::max(to.relation.sentence, index) - std::min(to.relation.sentence, index);
    const auto between_begin = std::min(sentence.end, own.end);
    const auto between_end = std::max({sentence.begin, own.begin, between_begin});
    const auto status = std::string(name_of(to.relation.status));
    describe_common(to, origin, expression, sentence);
    to.add(origin, "gap", std::to_string(std::min<std::size_t>(gap, 8)));
    to.add(origin, "index", std::to_string(std::min<std::size_t>(index, 3)));
    to.add(origin, "paragraph",
           text.substr(between_begin, between_end - between_begin).find('\n') == std::string_view::npos ? "same" : "other");
    to.add(origin, "own count", std::to_string(std::min<std::size_t>(times[to.relation.sentence].size(), 2)));
    to.add(origin, "place", std::to_string(std::min<std::size_t>(place, 2)));
    to.add(origin, "opening", word_after(text, own, own.begin));
    to.add(origin, "side,relation", std::string(side_of(to.candidate.date, to.document.date)) + "," + std::string(to.relation_name));
    to.add(origin, "precision,status", std::string(precision_of(to.candidate.date)) + "," + status);
}

} // namespace

SentenceTimes times_of(const Document& document, const TimeLexicon& lexicon) {
    SentenceTimes times;
    times.reserve(document.sentences.size());
    for (const auto& sentence : document.sentences) {
        times.push_back(find_time_expressions(document.content, sentence.span, lexicon));
    }
    for (const auto& mention : document.mentions) { // "Jan Egeland", "May"
        if (mention.type == ActorType::Person && mention.sentence < times.size()) {
            std::erase_if(times[mention.sentence], [&](const TimeExpression& expression) {
                return expression.span.begin < mention.span.end && mention.span.begin < expression.span.end;
            });
        }
    }
    return times;
}

std::vector<DateCandidate> date_candidates(const Document& document, const SentenceTimes& times, const RelationMention& relation,
                                           const RelationType& type) {
    const auto today = parse_iso_day(document.date);
    const bool forward = relation.status == Status::Planned;
    std::vector<DateCandidate> candidates;
    const auto add_all = [&](std::size_t index, std::string_view origin) {
        const auto before = candidates.size();
        const bool is_own = index == relation.sentence;
        const auto sentence = document.sentences[index].span;
        const auto reach = reach_of(relation, sentence);
        const auto nearest = is_own ? nearest_distances(times[index], reach) : std::vector<std::size_t>();
        for (std::size_t place = 0; place < times[index].size(); ++place) {
            const auto& expression = times[index][place];
            DateCandidate candidate{resolve(expression, today, forward), expression.span, {}};
            if (candidate.date.empty() || is_of_something_else(document, expression, relation, type, sentence) ||
                (is_own && distance_of(expression.span, reach.begin, reach.end) > nearest.back())) {
                continue;
            }
            const Describer describer{document, relation, type.name, candidate};
            if (is_own) {
                describe_own(describer, times[index].size(), std::span(nearest).first(std::min<std::size_t>(nearest.size(), 2)), expression,
                             sentence);
            } else {
                describe_other(describer, origin, times, index, place, expression);
            }
            candidates.push_back(std::move(candidate));
        }
        return candidates.size() > before;
    };
    add_all(relation.sentence, "own");
    if (document.sentences[relation.sentence].span.begin < document.body_offset) {
        const auto reach = std::min(document.sentences.size(), relation.sentence + 1 + lead_sentences);
        for (std::size_t next = relation.sentence + 1; next < reach && !add_all(next, "following"); ++next) {
        }
    }
    std::size_t nearest = relation.sentence;
    while (nearest > 0 && !add_all(--nearest, "previous")) {
    }
    for (std::size_t first = 0; first < nearest; ++first) {
        if (add_all(first, "lead")) {
            break;
        }
    }
    return candidates;
}

} // namespace entente
