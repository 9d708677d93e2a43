#include "extraction/transcript.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

using Kind = TranscriptWords::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 7> kinds{{{"asks", Kind::Asks},
                                                                  {"asks-alone", Kind::AsksAlone},
                                                                  {"first", Kind::First},
                                                                  {"other", Kind::Other},
                                                                  {"courtesy", Kind::Courtesy},
                                                                  {"auxiliary", Kind::Auxiliary},
                                                                  {"joint", Kind::Joint}}};
constexpr std::size_t longest_tag = 6; // words

std::set<std::size_t>* relations_of(TranscriptWords& words, std::string_view kind) {
    if (kind == "polite") return &words.polite;
    if (kind == "unasked") return &words.unasked;
    return kind == "across" ? &words.across : nullptr;
}

/// "MS.", "O'NEILL"
bool is_in_capitals(std::string_view word) { return !word.empty() && is_uppercase(decode_utf8(word, 0).value) && has_only_capitals(word); }

/// The bytes of the tag, with a colon that it has, that a sentence opens with; 0 if there is none.
std::size_t tag_size(std::string_view sentence, const TranscriptWords& words) {
    std::size_t begin = 0;
    for (std::size_t count = 0; count < longest_tag; ++count) {
        const auto end = sentence.find_first_of(" :\t\n", begin);
        const auto word = sentence.substr(begin, end - begin);
        if (count == 0 && words.is(word, Kind::AsksAlone)) return word.size();
        if (end == std::string_view::npos || !(is_in_capitals(word) || (count == 0 && words.is(word, Kind::Asks)))) return 0;
        if (sentence[end] == ':') return end + 1;
        if (sentence[end] != ' ') return 0;
        begin = end + 1;
    }
    return 0;
}

/// The words of a part of the text in small letters, apostrophes within them.
std::vector<std::string> spoken_words(std::string_view text) {
    std::vector<std::string> out;
    bool is_inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        at += point.size;
        const bool is_of_word = is_alphanumeric(point.value) || (is_inside && is_apostrophe(point.value));
        if (is_of_word && !is_inside) out.emplace_back();
        if (is_of_word) append_utf8(out.back(), is_apostrophe(point.value) ? U'\'' : to_lowercase(point.value));
        is_inside = is_of_word;
    }
    return out;
}

/// How many words there are behind the auxiliary that a sentence opens with; nothing if it opens otherwise.
std::optional<std::size_t> words_behind_auxiliary(std::string_view sentence, const TranscriptWords& words) {
    const auto spoken = spoken_words(sentence.substr(tag_size(sentence, words)));
    const auto opening = std::ranges::find_if_not(spoken, [&](const std::string& word) { return words.is(word, Kind::Joint); });
    if (opening == spoken.end() || !words.is(*opening, Kind::Auxiliary)) return std::nullopt;
    return static_cast<std::size_t>(spoken.end() - opening) - 1;
}

/// "And is the United States to blame?"
bool asks_yes_or_no(std::string_view sentence, const TranscriptWords& words) {
    const auto end = sentence.find_last_not_of(" \t\n\"\u201d");
    return end != std::string_view::npos && sentence[end] == '?' && words_behind_auxiliary(sentence, words).has_value();
}

/// Whether it is asked of the actor at byte `actor` of the text: "Did President Alt leave?"
bool is_asked_of(const Document& document, Span sentence, std::size_t actor, const TranscriptWords& words) {
    constexpr std::size_t most_before = 2; // "the former", "President"
    if (actor < sentence.begin || actor >= sentence.end) return false;
    const auto between = words_behind_auxiliary(text_of(document, {sentence.begin, actor}), words);
    return between && *between <= most_before;
}

/// Whether a sentence has no other words than names and courtesies.
bool is_courtesy(const Document& document, Span sentence, const TranscriptWords& words) {
    const auto all_polite = [&](Span part) {
        const auto spoken = spoken_words(text_of(document, part));
        return std::ranges::all_of(spoken, [&](const std::string& word) { return words.is(word, Kind::Courtesy); });
    };
    auto begin = sentence.begin + tag_size(text_of(document, sentence), words);
    for (const auto& mention : mentions_in(document, sentence)) {
        if (mention.span.end <= begin) continue;
        if (mention.span.begin > begin && !all_polite({begin, mention.span.begin})) return false;
        begin = mention.span.end;
    }
    return begin >= sentence.end || all_polite({begin, sentence.end});
}

/// A person of whom only one name is known: hardly the guest of whom more is said.
bool is_known_by_one_name(const Entity& entity) {
    return entity.type == ActorType::Person && entity.wikidata.empty() && entity.label.find(' ') == std::string::npos;
}

} // namespace

TranscriptWords TranscriptWords::load(const std::filesystem::path& file, const RelationTable& relations) {
    TranscriptWords table;
    for (const auto& row : read_table(file, 2, 2)) {
        const auto& name = row.fields[0];
        if (auto* const of_kind = relations_of(table, row.fields[1])) {
            const auto relation = relations.find(name);
            if (!relation) throw_table_error(file, row.line, "there is no relation \"" + name + "\"");
            of_kind->insert(*relation);
            continue;
        }
        const auto* const kind = std::ranges::find(kinds, row.fields[1], [](const auto& k) { return k.first; });
        if (kind == kinds.end()) throw_table_error(file, row.line, "unknown kind \"" + row.fields[1] + "\" of a transcript's word");
        if (!table.words_[name].insert(kind->second).second) {
            throw_table_error(file, row.line, "the word \"" + name + "\" is here a second time as " + row.fields[1]);
        }
    }
    return table;
}

bool TranscriptWords::is(std::string_view word, Kind kind) const {
    const auto found = words_.find(word);
    return found != words_.end() && found->second.contains(kind);
}

Transcript::Transcript(const Document& document, const TranscriptWords& words) : document_(document), words_(words) {
    bool is_dialogue = false; // somebody asks, or speaks twice: else it is a list of portraits
    std::set<std::string_view> tags;
    for (const auto& sentence : document.sentences) {
        const auto size = tag_size(text_of(document, sentence.span), words);
        if (size == 0) continue;
        if (!turns_.empty()) turns_.back().span.end = sentence.span.begin;
        auto& turn = turns_.emplace_back(Turn{{sentence.span.begin, sentence.span.end}, {}, {}});
        turn.tag = text_of(document, {sentence.span.begin, sentence.span.begin + size});
        for (const auto& mention : mentions_in(document, {sentence.span.begin, sentence.span.begin + size})) {
            if (mention.type == ActorType::Person) turn.speaker = mention.entity;
        }
        if (turn.speaker) speakers_[*turn.speaker].insert(turn.tag);
        const auto first = turn.tag.substr(0, turn.tag.find_first_of(": "));
        is_dialogue = is_dialogue || words.is(first, Kind::Asks) || words.is(first, Kind::AsksAlone) || !tags.insert(turn.tag).second;
    }
    if (turns_.size() < 2 || !is_dialogue) turns_.clear();
    if (!turns_.empty()) { // what the article tells after the last words is nobody's turn
        turns_.back().span.end = std::min(document.content.find('\n', turns_.back().span.begin), document.content.size());
    }
}

const Transcript::Turn* Transcript::turn_at(std::size_t byte) const {
    const auto next = std::ranges::upper_bound(turns_, byte, {}, [](const Turn& turn) { return turn.span.begin; });
    return next == turns_.begin() || byte >= std::prev(next)->span.end ? nullptr : &*std::prev(next);
}

/// Whether a quotation that began in the same paragraph goes on at the byte.
bool Transcript::is_quoted(const Turn& turn, std::size_t byte) const {
    auto before = text_of(document_, {turn.span.begin, byte});
    before.remove_prefix(before.rfind('\n') + 1);
    const auto open = before.rfind("\u201c");
    const auto close = before.rfind("\u201d");
    const bool is_open = open != std::string_view::npos && (close == std::string_view::npos || close < open);
    return is_open || std::ranges::count(before, '"') % 2 == 1;
}

/// Whether a speaker may be meant by the tag that names nobody: "THE SECRETARY" by one of "SECRETARY ZORGAN".
bool Transcript::may_be(std::size_t speaker, std::string_view tag) const {
    const auto titles = spoken_words(tag);
    const auto& own = speakers_.at(speaker);
    return std::ranges::any_of(own, [&](std::string_view other) {
        const auto words = spoken_words(other);
        return std::ranges::find_first_of(words, titles) != words.end();
    });
}

void Transcript::settle(const Reference& reference, std::vector<Candidate>& candidates) const {
    if (turns_.empty() || candidates.empty()) return;
    const auto word = lowercase(text_of(document_, reference.span));
    const bool is_first = words_.is(word, Kind::First);
    const auto* const turn = is_first || words_.is(word, Kind::Other) ? turn_at(reference.span.begin) : nullptr;
    if (turn == nullptr || is_quoted(*turn, reference.span.begin)) return;
    if (!is_first) {
        std::erase_if(candidates, [&](const Candidate& candidate) { return candidate.entity == turn->speaker; });
    } else if (turn->speaker) {
        const auto best = std::ranges::max_element(candidates, {}, &Candidate::probability)->probability;
        candidates = {{*turn->speaker, best}};
    } else {
        std::erase_if(candidates, [&](const Candidate& candidate) {
            return speakers_.contains(candidate.entity) && !may_be(candidate.entity, turn->tag);
        });
    }
}

void Transcript::drop_across_turns(std::vector<RelationMention>& relations) const {
    if (turns_.empty()) return;
    std::erase_if(relations, [&](const RelationMention& r) {
        const auto* const of_head = turn_at(r.head_offset);
        const auto* const of_tail = turn_at(r.tail_offset);
        return !words_.across.contains(r.relation) && of_head != nullptr && of_tail != nullptr && of_head != of_tail;
    });
}

void drop_unsaid(Document& document, const RelationTable& relations, const TranscriptWords& words) {
    std::erase_if(document.relations, [&](const RelationMention& r) {
        const auto sentence = document.sentences[r.sentence].span;
        const bool is_hardly_known = is_known_by_one_name(document.entities[r.head]) || is_known_by_one_name(document.entities[r.tail]);
        if (words.polite.contains(r.relation) && is_hardly_known && is_courtesy(document, sentence, words)) return true;
        if (!asks_yes_or_no(text_of(document, sentence), words)) return false;
        const auto& type = relations[r.relation];
        const bool is_asked = type.is_deed && (is_asked_of(document, sentence, r.head_offset, words) ||
                                               (type.symmetric && is_asked_of(document, sentence, r.tail_offset, words)));
        return r.status == Status::Denied || (r.status == Status::Asserted && (is_asked || words.unasked.contains(r.relation)));
    });
}

} // namespace entente
