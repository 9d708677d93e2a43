// Marks the actors of articles, for `--texts` of scripts/train/train.py: what the program finds by itself, relations aside. Not installed.
//
//   entente_actors RESOURCES INPUT…   inputs as of `entente build`; writes JSON lines in the annotation format of scripts/train/README.md

#include "entente/document/relation_table.hpp"
#include "entente/entity/entity_resolver.hpp"
#include "entente/entity/knowledge_base.hpp"
#include "entente/extraction/extractor.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/text/utf8.hpp"

#include "output/json_line.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace entente;
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

std::string array_of(const std::vector<std::string>& objects) {
    std::string json = "[";
    for (const std::string& object : objects) json += (json.size() == 1 ? "" : ",") + object;
    return json + "]";
}

std::string entities_of(const Document& document) {
    std::vector<std::string> entities;
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
        const Entity& entity = document.entities[e];
        std::set<std::string> names;
        for (const std::size_t m : entity.mentions) {
            const Span span = document.mentions[m].span;
            names.insert(document.content.substr(span.begin, span.size()));
        }
        if (names.empty()) continue;
        JsonLine line;
        line.add("id", id_of(e)).add("type", name_of(entity.type)).add("name", *std::ranges::max_element(names, {}, &std::string::size));
        entities.push_back(line.add("mentions", std::vector(names.begin(), names.end())).end());
    }
    return array_of(entities);
}

std::string references_of(const Document& document) {
    std::vector<std::string> references;
    const std::vector<std::size_t> characters = characters_before(document.content);
    for (const Reference& reference : document.references) {
        if (reference.entities.empty()) continue;
        std::vector<std::string> ids;
        std::ranges::transform(reference.entities, std::back_inserter(ids), id_of);
        const bool in_title = reference.span.begin < document.body_offset;
        const std::size_t before = in_title ? 0 : characters[document.body_offset];
        JsonLine line;
        if (in_title) line.add("in", "title");
        line.add("start", characters[reference.span.begin] - before).add("end", characters[reference.span.end] - before);
        references.push_back(line.add("entities", ids).end());
    }
    return array_of(references);
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
            extractor.extract(*document, [&](Document& d) { resolver.gather(d); });
            JsonLine line;
            line.add("id", document->id).add("date", document->date).add("title", document->title);
            line.add("text", document->content.substr(document->body_offset)).add_json("entities", entities_of(*document));
            std::cout << line.add_json("references", references_of(*document)).add_json("relations", "[]").end() << '\n';
        }
        for (const InputProblem& problem : reader.problems()) std::cerr << "entente_actors: " << problem.text() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "entente_actors: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
