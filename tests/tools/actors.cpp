// Marks the actors of articles, for `--texts` of scripts/train/train.py: what the program finds by itself, relations aside. Not installed.
//
//   entente_actors RESOURCES INPUT…   inputs as of `entente build`; writes JSON lines in the annotation format of scripts/train/README.md

#include "entente/document/relation_table.hpp"
#include "entente/entity/entity_resolver.hpp"
#include "entente/entity/inner_names.hpp"
#include "entente/entity/knowledge_base.hpp"
#include "entente/extraction/extractor.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/text/utf8.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace entente;
using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(Json& json, std::string_view text) { json.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

std::string id_of(std::size_t entity) { return "e" + std::to_string(entity); }

/// Of each byte, and of the end, how many characters are before it.
std::vector<std::size_t> characters_before(std::string_view text) {
    std::vector<std::size_t> count(text.size() + 1);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const std::size_t size = decode_utf8(text, at).size;
        for (std::size_t k = 0; k < size; ++k) count[at + k] = characters;
        at += size;
    }
    count.back() = characters;
    return count;
}

void write(Json& json, const Document& document) {
    const std::string_view content = document.content;
    json.StartObject();
    json.Key("id");
    write_string(json, document.id);
    json.Key("date");
    write_string(json, document.date);
    json.Key("title");
    write_string(json, document.title);
    json.Key("text");
    write_string(json, content.substr(document.body_offset));
    json.Key("entities");
    json.StartArray();
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
        const Entity& entity = document.entities[e];
        std::set<std::string_view> forms;
        for (const std::size_t m : entity.mentions) {
            const Span span = document.mentions[m].span;
            forms.insert(content.substr(span.begin, span.size()));
        }
        if (forms.empty()) continue;
        json.StartObject();
        json.Key("id");
        write_string(json, id_of(e));
        json.Key("type");
        write_string(json, name_of(entity.type));
        json.Key("name");
        write_string(json, *std::ranges::max_element(forms, {}, &std::string_view::size));
        json.Key("mentions");
        json.StartArray();
        for (const std::string_view form : forms) write_string(json, form);
        json.EndArray();
        json.EndObject();
    }
    json.EndArray();
    json.Key("references");
    json.StartArray();
    const std::vector<std::size_t> characters = characters_before(content);
    for (const Reference& reference : document.references) {
        if (reference.entities.empty()) continue;
        const bool in_title = reference.span.begin < document.body_offset;
        const std::size_t before = in_title ? 0 : characters[document.body_offset];
        json.StartObject();
        if (in_title) {
            json.Key("in");
            json.String("title");
        }
        json.Key("start");
        json.Uint64(characters[reference.span.begin] - before);
        json.Key("end");
        json.Uint64(characters[reference.span.end] - before);
        json.Key("entities");
        json.StartArray();
        for (const std::size_t entity : reference.entities) write_string(json, id_of(entity));
        json.EndArray();
        json.EndObject();
    }
    json.EndArray();
    json.Key("relations");
    json.StartArray();
    json.EndArray();
    json.EndObject();
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: entente_actors RESOURCES INPUT...\n";
        return 2;
    }
    try {
        const std::filesystem::path resources = arguments[1];
        const RelationTable relations = RelationTable::load(resources / "relations.tsv");
        const KnowledgeBase knowledge = KnowledgeBase::load(resources / "en" / "knowledge");
        const Extractor extractor = Extractor::load(resources, relations);
        const EntityResolver resolver(knowledge);
        InputOptions options;
        options.resources = resources;
        ArticleReader reader({arguments + 2, arguments + count}, std::cin, options);
        while (auto document = reader.next()) {
            extractor.extract(*document, [&](Document& d) {
                add_inner_names(d, knowledge);
                resolver.resolve(d);
            });
            rapidjson::StringBuffer buffer;
            Json json(buffer);
            write(json, *document);
            std::cout << buffer.GetString() << '\n';
        }
        for (const InputProblem& problem : reader.problems()) std::cerr << "entente_actors: " << problem.text() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "entente_actors: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
