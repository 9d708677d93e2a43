#pragma once

#include "entente/document/document.hpp"
#include "entente/document/ontology.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The ontology that ships.
inline const Ontology& shipped_ontology() {
    static const Ontology ontology = Ontology::load(ENTENTE_TEST_RESOURCES);
    return ontology;
}

/// A relation of a marked document, by the keys of its ends; `sentence` counts lines from 0.
struct MarkedRelation {
    std::string head;
    std::string relation;
    std::string tail;
    Status status = Status::Asserted;
    float confidence = 0.9F;
    std::string date = {};
    std::string title = {};
    std::size_t sentence = 0;
};

/// A document from text that people read: names are marked as [surface form=key], each line is a sentence. The key's beginning is the
/// type ("person:", "organization:", "group:", "place:"), a Q-id is a state. The label is the first surface form.
///
///     marked_document("a", "[Ankara=Q43] met [Olzhas Bektenov=person:olzhas bektenov].", {{"Q43", "met-with", "person:olzhas bektenov"}})
inline Document marked_document(std::string id, std::string_view text, const std::vector<MarkedRelation>& relations = {}) {
    Document document;
    document.id = std::move(id);
    std::map<std::string, std::size_t> entity_of;
    std::size_t sentence_begin = 0;
    const auto end_sentence = [&] {
        if (document.content.size() > sentence_begin) document.sentences.push_back({{sentence_begin, document.content.size()}});
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') {
            end_sentence();
            document.content += '\n';
            sentence_begin = document.content.size();
            continue;
        }
        if (text[at] != '[') {
            document.content += text[at];
            continue;
        }
        const std::size_t equals = text.find('=', at);
        const std::size_t close = text.find(']', at);
        const std::string form(text.substr(at + 1, equals - at - 1));
        const std::string key(text.substr(equals + 1, close - equals - 1));
        const auto [place, is_new] = entity_of.try_emplace(key, document.entities.size());
        if (is_new) {
            Entity entity;
            entity.key = key;
            entity.label = form;
            entity.type = actor_type_named(key.substr(0, key.find(':'))).value_or(ActorType::State);
            document.entities.push_back(entity);
        }
        Mention mention;
        mention.span = {document.content.size(), document.content.size() + form.size()};
        mention.sentence = document.sentences.size();
        mention.entity = place->second;
        mention.type = document.entities[place->second].type;
        document.entities[place->second].mentions.push_back(document.mentions.size());
        document.mentions.push_back(mention);
        document.content += form;
        at = close;
    }
    end_sentence();
    // Where the entity is first named in the sentence, else where it was last named before it.
    const auto place_of = [&](std::size_t entity, std::size_t sentence) {
        std::size_t place = 0;
        for (const std::size_t own : document.entities[entity].mentions) {
            const Mention& mention = document.mentions[own];
            if (mention.sentence <= sentence) place = mention.span.begin;
            if (mention.sentence == sentence) break;
        }
        return place;
    };
    for (const MarkedRelation& marked : relations) {
        RelationMention relation;
        relation.head = entity_of.at(marked.head);
        relation.tail = entity_of.at(marked.tail);
        relation.relation = shipped_ontology().relations.find(marked.relation).value();
        relation.status = marked.status;
        relation.confidence = marked.confidence;
        relation.date = marked.date;
        relation.title = marked.title;
        relation.sentence = marked.sentence;
        relation.head_offset = place_of(relation.head, marked.sentence);
        relation.tail_offset = place_of(relation.tail, marked.sentence);
        document.relations.push_back(relation);
    }
    return document;
}

} // namespace entente
