#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <string>
#include <string_view>

namespace entente {

/// The knowledge that ships.
inline const KnowledgeBase& shipped_knowledge() {
    static const KnowledgeBase knowledge = KnowledgeBase::load(std::string(ENTENTE_TEST_RESOURCES) + "/en/knowledge");
    return knowledge;
}

/// A document as the reader leaves it, before anybody has said who is who: names are marked with their type by its first letter,
///
///     tagged_document("{s:Ankara} said President {p:Erdoan} met {p:Olzhas Bektenov}.")
inline Document tagged_document(std::string_view text, std::string date = {}, std::string id = "a") {
    constexpr std::string_view letters = "psogl"; // person, state, organization, group, place
    Document document;
    document.id = std::move(id);
    document.date = std::move(date);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{') {
            document.content += text[at];
            continue;
        }
        const auto close = text.find('}', at);
        const auto name = text.substr(at + 3, close - at - 3);
        Mention mention;
        mention.span = {document.content.size(), document.content.size() + name.size()};
        mention.type = static_cast<ActorType>(letters.find(text[at + 1]));
        document.mentions.push_back(mention);
        document.content += name;
        at = close;
    }
    document.sentences.push_back({{0, document.content.size()}});
    return document;
}

/// The mentions as they stand, parted by bars: "Ankara|Erdoan".
inline std::string names_in(const Document& document) {
    std::string out;
    for (const auto& mention : document.mentions) {
        out += (out.empty() ? "" : "|") + std::string(text_of(document, mention.span));
    }
    return out;
}

} // namespace entente
