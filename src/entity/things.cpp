#include "entente/entity/things.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"

#include <string_view>
#include <vector>

namespace entente {
namespace {

/// A name of things.tsv, or one that the knowledge base does not have and that ends in a word of the class `thing`.
bool names_thing(const KnowledgeBase& knowledge, std::string_view surface) {
    auto words = words_of(normalised_name(surface));
    while (!words.empty() && knowledge.is(words.front(), WordClass::Article)) words.erase(words.begin());
    if (words.empty()) return false;
    const auto name = joined(words, 0, words.size());
    if (knowledge.is(name, WordClass::ThingName)) return true;
    return words.size() > 1 && knowledge.is(words.back(), WordClass::Thing) && knowledge.find(name).empty();
}

} // namespace

void drop_things(Document& document, const KnowledgeBase& knowledge) {
    std::erase_if(document.mentions, [&](const Mention& mention) {
        const bool is_body = mention.type == ActorType::Organization || mention.type == ActorType::Group;
        return is_body && names_thing(knowledge, text_of(document, mention.span));
    });
}

} // namespace entente
