#include "extraction/office_sentence.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest_bracket = 14; // bytes of an acronym with its brackets

bool is_inner(char32_t value) {
    return is_alphanumeric(value) || is_mark(value) || value == U'-' || value == U'‑' || value == U'.' || value == U'&';
}

bool is_apostrophe(char32_t value) { return value == U'\'' || value == U'’'; }

} // namespace

OfficeSentence::OfficeSentence(const Document& document, const RelationMention& relation, const OfficeWords& lexicon)
    : text_(document.content) {
    const auto sentence = document.sentences[relation.sentence].span;
    split({std::min(sentence.begin, text_.size()), std::min(sentence.end, text_.size())}, lexicon);
    for (const auto& mention : document.mentions) {
        if (mention.entity != relation.head) {
            mark(text_.substr(mention.span.begin, mention.span.size()), mention.entity, relation.tail);
        }
    }
    if (relation.tail < document.entities.size()) {
        mark(document.entities[relation.tail].label, relation.tail, relation.tail);
    }
}

/// Marks words of a name wherever in the sentence it stands: one mention may lie inside another ("President of [Belarus]").
void OfficeSentence::mark(std::string_view name, std::size_t entity, std::size_t body) {
    if (name.empty() || words_.empty()) {
        return;
    }
    const Span within{words_.front().span.begin, words_.back().span.end};
    const auto sentence = text_.substr(within.begin, within.size());
    for (auto at = sentence.find(name); at != std::string_view::npos; at = sentence.find(name, at + name.size())) {
        const Span span{within.begin + at, within.begin + at + name.size()};
        for (auto& word : words_) {
            if (span.contains(word.span)) {
                word.of_body = word.of_body || entity == body;
                word.other = entity == body ? word.other : entity;
            }
        }
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
    std::replace_if(
        title.begin(), title.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return title;
}

} // namespace entente
