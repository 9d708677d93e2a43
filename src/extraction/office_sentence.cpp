#include "extraction/office_sentence.hpp"

#include "entente/text/one_line.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest_bracket = 14; // bytes of an acronym with its brackets
constexpr std::size_t longest_name = 6;     // words, of a name that stands elsewhere too
constexpr std::size_t reach = 2000;         // bytes before and behind the actors of a relation

bool is_inner(char32_t value) {
    return is_alphanumeric(value) || is_mark(value) || is_unseen(value) || value == U'-' || value == U'‑' || value == U'.' || value == U'&';
}

} // namespace

DocumentNames::DocumentNames(const Document& document) {
    const std::string_view content = document.content;
    for (const auto& mention : document.mentions) entities_[content.substr(mention.span.begin, mention.span.size())].insert(mention.entity);
}

const std::set<std::size_t>& DocumentNames::entities_named(std::string_view name) const {
    static const std::set<std::size_t> nobody;
    const auto found = entities_.find(name);
    return found == entities_.end() ? nobody : found->second;
}

OfficeSentence::OfficeSentence(const Document& document, const DocumentNames& names, const RelationMention& relation,
                               const OfficeWords& lexicon)
    : text_(document.content) {
    const auto sentence = document.sentences[relation.sentence].span;
    const auto low = std::min(relation.head_offset, relation.tail_offset);
    const auto high = std::max(relation.head_offset, relation.tail_offset);
    span_ = {std::max(sentence.begin, low - std::min(low, reach)), std::min({sentence.end, high + reach, text_.size()})};
    if (span_.begin > sentence.begin) span_.begin = std::min(text_.find(' ', span_.begin), span_.end); // not within a word
    span_.begin = std::min(span_.begin, span_.end);
    split(span_, lexicon);
    // One mention may lie inside another ("President of [Belarus]"), so names are looked for wherever they stand.
    for (std::size_t first = 0; first < words_.size(); ++first) {
        for (std::size_t last = first; last < std::min(first + longest_name, words_.size()); ++last) {
            const Span run{words_[first].span.begin, words_[last].span.end};
            const auto name = text_.substr(run.begin, run.size());
            for (const auto entity : names.entities_named(name)) mark(run, entity, relation);
            if (relation.tail < document.entities.size() && document.entities[relation.tail].label == name)
                mark(run, relation.tail, relation);
        }
    }
    for (const auto& mention : mentions_in(document, span_)) mark(mention.span, mention.entity, relation);
}

/// Marks the words of a name.
void OfficeSentence::mark(Span name, std::size_t entity, const RelationMention& relation) {
    if (entity == relation.head) return;
    const auto end_of = [](const OfficeSentenceWord& word) { return word.span.end; };
    for (auto word = std::ranges::upper_bound(words_, name.begin, {}, end_of); word != words_.end() && word->span.begin < name.end;
         ++word) {
        if (!name.contains(word->span)) continue;
        word->of_body = word->of_body || entity == relation.tail;
        word->other = entity == relation.tail ? word->other : entity;
    }
}

void OfficeSentence::split(Span within, const OfficeWords& lexicon) {
    for (std::size_t at = within.begin; at < within.end;) {
        const auto first = decode_utf8(text_, at);
        if (!is_alphanumeric(first.value)) {
            if (first.value == U'(') {
                const auto length = text_.substr(at, std::min(longest_bracket, within.end - at)).find(')');
                if (length != std::string_view::npos) {
                    at += length + 1; // "Director of National Intelligence (DNI) Avril Haines"
                    continue;
                }
            }
            if (!words_.empty() && first.value == U',') {
                words_.back().comma_after = true;
            } else if (!words_.empty() && !is_space(first.value) && !is_apostrophe(first.value) && first.value != U'”' &&
                       first.value != U'"') {
                words_.back().break_after = true;
            }
            at += first.size;
            continue;
        }
        OfficeSentenceWord word;
        word.span = {at, at};
        word.capital = is_uppercase(first.value);
        while (at < within.end) {
            const auto point = decode_utf8(text_, at);
            if (!is_inner(point.value)) {
                break;
            }
            at += point.size;
        }
        word.span.end = at;
        while (word.span.end > word.span.begin + 1 && text_[word.span.end - 1] == '.' &&
               text_.find('.', word.span.begin) == word.span.end - 1) {
            --word.span.end; // "Dr." but "U.S."
        }
        if (at < within.end && is_apostrophe(decode_utf8(text_, at).value)) {
            const auto letter = at + decode_utf8(text_, at).size;
            word.possessive = true;
            at = letter < within.end && text_[letter] == 's' ? letter + 1 : letter;
        }
        word.office = lexicon.find(text_.substr(word.span.begin, word.span.size()));
        words_.push_back(std::move(word));
    }
}

std::string OfficeSentence::spell(std::size_t begin, std::size_t end, std::size_t post_index) const {
    const auto& post = words_[post_index];
    std::string title(text_.substr(words_[begin].span.begin, post.span.begin - words_[begin].span.begin));
    auto noun = std::string(text_.substr(post.span.begin, post.span.size()));
    if (!post.office.singular.empty() && post.office.singular.size() < noun.size()) {
        const auto first = noun.front();
        noun = post.office.singular;
        noun.front() = first;
    }
    title += noun;
    title += text_.substr(post.span.end, words_[end - 1].span.end - post.span.end);
    return one_line(title);
}

} // namespace entente
