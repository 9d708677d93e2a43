#include "entente/entity/mention_mending.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace {

/// "Hasa- — Hamas": a hyphen and a dash stand behind the name, or the hyphen at its end.
bool is_broken_off(const Document& document, const Mention& mention) {
    const std::string_view content = document.content;
    auto behind = content.substr(mention.span.end);
    if (content[mention.span.end - 1] != '-') {
        if (!behind.starts_with('-')) return false;
        behind.remove_prefix(1);
    }
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    return behind.starts_with("\u2014") || behind.starts_with("\u2013");
}

/// Whether the words are titles and the last a post that one addresses so: "Mr. President", but neither "Prime Minister Bishop" nor
/// "Chancellor" where the document names a John Chancellor.
bool is_title_alone(const std::vector<std::string>& words, const std::set<std::string>& surnames, const KnowledgeBase& knowledge) {
    const auto is_title = [&](const std::string& word) { return knowledge.is(word, WordClass::Article) || is_title_word(knowledge, word); };
    return !words.empty() && knowledge.is(words.back(), WordClass::Addressed) && std::ranges::all_of(words, is_title) &&
           !surnames.contains(words.back());
}

/// The last words of persons' names of several words that are more than titles.
std::set<std::string> surnames_of(const Document& document, const KnowledgeBase& knowledge) {
    std::set<std::string> surnames;
    for (const auto& mention : document.mentions) {
        const auto words = words_of(document, mention);
        const bool has_first_name = words.size() > 1 && !is_title_word(knowledge, words[words.size() - 2]);
        if (mention.type == ActorType::Person && has_first_name) surnames.insert(words.back());
    }
    return surnames;
}

bool begins_with_capital(std::string_view name) { return !name.empty() && is_uppercase(decode_utf8(name, 0).value); }

constexpr std::ptrdiff_t longest_first_name = 3; // words: what is longer is a list, or no person

/// The two names of "Braun and Lujan".
std::vector<Mention> parted(const Document& document, const Mention& mention, const KnowledgeBase& knowledge) {
    const auto text = text_of(document, mention.span);
    for (auto begin = text.find(' '); begin != std::string_view::npos; begin = text.find(' ', begin + 1)) {
        const auto end = text.find(' ', begin + 1);
        if (end == std::string_view::npos || std::ranges::count(text.substr(0, begin), ' ') >= longest_first_name) break;
        const bool is_joint = knowledge.is(normalised_name(text.substr(begin + 1, end - begin - 1)), WordClass::Pair);
        const auto before = text.substr(0, begin);
        const bool is_name = before.find(',') == std::string_view::npos;
        if (!is_joint || !is_name || !begins_with_capital(text) || !begins_with_capital(text.substr(end + 1))) continue;
        Mention first = mention;
        Mention second = mention;
        first.span.end = mention.span.begin + begin;
        second.span.begin = mention.span.begin + end + 1;
        return {first, second};
    }
    return {mention};
}

} // namespace

void mend_mentions(Document& document, const KnowledgeBase& knowledge) {
    const auto surnames = surnames_of(document, knowledge);
    std::vector<Mention> mended;
    for (const auto& mention : document.mentions) {
        if (is_broken_off(document, mention)) continue;
        if (mention.type != ActorType::Person) {
            mended.push_back(mention);
            continue;
        }
        std::ranges::copy_if(parted(document, mention, knowledge), std::back_inserter(mended),
                             [&](const Mention& part) { return !is_title_alone(words_of(document, part), surnames, knowledge); });
    }
    document.mentions = std::move(mended);
}

} // namespace entente
