#include "entente/entity/inner_names.hpp"

#include "entente/text/normalise.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t longest_name = 6; // words

bool is_of_word(char32_t value) { return is_alphanumeric(value) || is_mark(value) || value == U'.' || value == U'&'; }

/// The words of a part of the text, without possessives: hyphens part them, dots do not ("U.S.-led").
std::vector<Span> words_in(std::string_view text, Span part) {
    std::vector<Span> words;
    bool is_inside = false;
    for (std::size_t at = part.begin; at < part.end;) {
        const auto point = decode_utf8(text, at);
        const bool is_of = is_of_word(point.value);
        if (is_of && !is_inside) words.push_back({at, at});
        at += point.size;
        if (is_of) words.back().end = std::min(at, part.end);
        is_inside = is_of;
    }
    std::erase_if(words, [&](Span word) { // "Kenya's"
        const bool is_possessive = word.size() == 1 && text[word.begin] == 's' && word.begin > part.begin;
        return is_possessive && text[word.begin - 1] != ' ';
    });
    for (Span& word : words) { // "Kenya." but "U.S."
        const bool ends_in_dot = word.size() > 1 && text[word.end - 1] == '.';
        if (ends_in_dot && text.find('.', word.begin) == word.end - 1) --word.end;
    }
    return words;
}

class InnerNames {
public:
    InnerNames(const Document& document, const KnowledgeBase& knowledge) : content_(document.content), knowledge_(knowledge) {
        for (const Mention& mention : document.mentions) types_.emplace(text_of(mention.span), mention.type);
    }

    /// The names within a reference, the longest where several begin alike, if there are other words too; none where there are several
    /// names: who of "the leaders of Chad and Sudan" is whose nobody could tell.
    [[nodiscard]] std::vector<Mention> of(const Reference& reference) const {
        std::vector<Mention> found;
        const std::vector<Span> words = words_in(content_, reference.span);
        for (std::size_t first = 0; first < words.size();) {
            std::size_t last = is_capitalised(words[first]) ? std::min(first + longest_name, words.size()) : first;
            std::optional<ActorType> type;
            for (; last > first; --last) {
                const Span span{words[first].begin, words[last - 1].end};
                const auto name = text_of(span);
                if (is_all(words, first, last)) continue;
                type = type_of(name);
                if (!type && is_alone(words, first, last) && names_state(name)) type = ActorType::State;
                if (!type) continue;
                found.push_back({span, *type, reference.sentence, 0});
                break;
            }
            first = std::max(last, first + 1);
        }
        if (found.size() > 1) found.clear();
        return found;
    }

private:
    [[nodiscard]] std::string_view text_of(Span span) const { return content_.substr(span.begin, span.size()); }
    [[nodiscard]] bool is_capitalised(Span word) const { return is_uppercase(decode_utf8(content_, word.begin).value); }

    /// Whether a reference has no other words than those from first to last and articles: "The Department".
    [[nodiscard]] bool is_all(const std::vector<Span>& words, std::size_t first, std::size_t last) const {
        for (std::size_t w = 0; w < words.size(); ++w) {
            if ((w < first || w >= last) && !is(words[w], WordClass::Article)) return false;
        }
        return true;
    }

    [[nodiscard]] std::optional<ActorType> type_of(std::string_view name) const {
        const auto known = types_.find(name);
        return known == types_.end() ? std::nullopt : std::optional(known->second);
    }

    /// A name of a state, and of no region of another one that is known as well ("Georgia").
    [[nodiscard]] bool names_state(std::string_view name) const {
        const auto senses = knowledge_.find(normalised_name(name));
        const auto state = std::ranges::find_if(
            senses, [&](NameSense sense) { return knowledge_[sense.actor].type == ActorType::State && sense.kind <= NameKind::People; });
        const auto is_region = [&](NameSense sense) {
            const KnownActor& actor = knowledge_[sense.actor];
            return actor.type == ActorType::Place && actor.weight > 0 && actor.country != knowledge_[state->actor].country;
        };
        return state != senses.end() && std::ranges::none_of(senses, is_region);
    }

    [[nodiscard]] bool is(Span word, WordClass word_class) const { return knowledge_.is(normalised_name(text_of(word)), word_class); }

    /// Whether the words from first to last are no part of a longer name: "Mexico" in "the New Mexico governor" is, so is
    /// "England" in "the Bank of England governor", but not "Kenya" in "the President of Kenya".
    [[nodiscard]] bool is_alone(const std::vector<Span>& words, std::size_t first, std::size_t last) const {
        const auto belongs = [&](std::size_t w) { return is_capitalised(words[w]) && !is(words[w], WordClass::Title); };
        const auto is_joined = [&](std::size_t w) { return words[w + 1].begin - words[w].end == 1; };
        if (last < words.size() && is_joined(last - 1) && belongs(last)) return false;
        if (first == 0) return true;
        if (is(words[first - 1], WordClass::Article)) return first < 3 || !is(words[first - 2], WordClass::Minor) || !belongs(first - 3);
        if (is(words[first - 1], WordClass::Minor)) // "Chad and Sudan"
            return first < 2 || !belongs(first - 2) || names_state(text_of(words[first - 2]));
        return !(is_joined(first - 1) && belongs(first - 1));
    }

    std::string_view content_;
    const KnowledgeBase& knowledge_;
    std::map<std::string_view, ActorType> types_; ///< by name as written
};

} // namespace

void add_inner_names(Document& document, const KnowledgeBase& knowledge) {
    const InnerNames names(document, knowledge);
    std::vector<Mention> found;
    for (const Reference& reference : document.references) std::ranges::copy(names.of(reference), std::back_inserter(found));
    document.mentions.insert(document.mentions.end(), found.begin(), found.end());
    std::ranges::stable_sort(document.mentions, {}, [](const Mention& mention) { return mention.span.begin; });
}

} // namespace entente
