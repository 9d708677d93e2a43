#include "entente/entity/person_mentions.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::array<std::string_view, 3> dashes{"\u2014", "\u2013", "--"};

std::string_view text_of(const Document& document, const Mention& mention) {
    return std::string_view(document.content).substr(mention.span.begin, mention.span.size());
}

std::vector<std::string> name_words(const Document& document, const Mention& mention) {
    return words_of(normalised_name(text_of(document, mention)));
}

bool begins_with_dash(std::string_view text) {
    return std::ranges::any_of(dashes, [&](std::string_view dash) { return text.starts_with(dash); });
}

/// "Hasa- — Hamas": a hyphen and a dash stand behind the name, or the hyphen at its end.
bool is_broken_off(const Document& document, const Mention& mention) {
    auto end = mention.span.end;
    const std::string_view content = document.content;
    if (content[end - 1] != '-') {
        if (!content.substr(end).starts_with('-')) return false;
        ++end;
    }
    return begins_with_dash(content.substr(std::min(content.find_first_not_of(' ', end), content.size())));
}

/// "Mr. President", but not "King" where the document names a Martin Luther King.
bool is_title_alone(const Document& document, const Mention& mention, const std::set<std::string>& surnames,
                    const KnowledgeBase& knowledge) {
    const auto words = name_words(document, mention);
    return mention.type == ActorType::Person && !words.empty() && !surnames.contains(words.back()) &&
           std::ranges::all_of(words, [&](const std::string& word) {
               return knowledge.is(word, WordClass::Article) || (is_title_word(knowledge, word) && !knowledge.is(word, WordClass::Royal));
           });
}

/// The last words of persons' names of several words that are more than titles.
std::set<std::string> surnames_of(const Document& document, const KnowledgeBase& knowledge) {
    std::set<std::string> surnames;
    for (const auto& mention : document.mentions) {
        const auto words = name_words(document, mention);
        const bool has_first_name = words.size() > 1 && !is_title_word(knowledge, words[words.size() - 2]);
        if (mention.type == ActorType::Person && has_first_name) surnames.insert(words.back());
    }
    return surnames;
}

bool begins_with_capital(std::string_view name) { return !name.empty() && 'A' <= name.front() && name.front() <= 'Z'; }

constexpr std::size_t longest_first_name = 3; // words: what is longer is a list, or no person

/// The two names of "Braun and Lujan".
std::vector<Mention> parted(const Document& document, const Mention& mention, const KnowledgeBase& knowledge) {
    const auto text = text_of(document, mention);
    for (auto begin = text.find(' '); begin != std::string_view::npos; begin = text.find(' ', begin + 1)) {
        const auto end = text.find(' ', begin + 1);
        if (end == std::string_view::npos) break;
        const bool is_joint = knowledge.is(normalised_name(text.substr(begin + 1, end - begin - 1)), WordClass::Pair);
        const bool is_short = words_of(normalised_name(text.substr(0, begin))).size() <= longest_first_name;
        if (!is_joint || !is_short || !begins_with_capital(text) || !begins_with_capital(text.substr(end + 1))) continue;
        Mention first = mention;
        Mention second = mention;
        first.span.end = mention.span.begin + begin;
        second.span.begin = mention.span.begin + end + 1;
        return {first, second};
    }
    return {mention};
}

} // namespace

void mend_person_mentions(Document& document, const KnowledgeBase& knowledge) {
    const auto surnames = surnames_of(document, knowledge);
    std::vector<Mention> mended;
    for (const auto& mention : document.mentions) {
        if (is_broken_off(document, mention) || is_title_alone(document, mention, surnames, knowledge)) continue;
        if (mention.type == ActorType::Person) {
            std::ranges::copy(parted(document, mention, knowledge), std::back_inserter(mended));
        } else {
            mended.push_back(mention);
        }
    }
    document.mentions = std::move(mended);
}

} // namespace entente
