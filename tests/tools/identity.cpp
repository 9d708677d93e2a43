// Who is who among mentions that are given, without the reader. Not installed; run by scripts/evaluate-linking and benchmark-identity.
//
//   entente_identity KNOWLEDGE < ARTICLES
//
// Reads JSON lines {"id", "date", "content", "mentions": [[BEGIN, END, TYPE], …]} (bytes of content) and writes, in their order,
// {"id", "entities": [{"key", "label", "type", "mentions"}]}. The last line of standard error is the processor time in seconds: within
// articles, then across.

#include "processor_time.hpp"

#include "entente/entity/corpus_resolver.hpp"
#include "entente/entity/entity_resolver.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace entente;

Document document_of(const std::string& line) {
    rapidjson::Document json;
    json.Parse(line.c_str(), line.size());
    if (json.HasParseError()) throw std::runtime_error("a line is no JSON");
    Document document;
    document.id = json["id"].GetString();
    if (json["date"].IsString()) document.date = json["date"].GetString();
    document.content.assign(json["content"].GetString(), json["content"].GetStringLength());
    for (const auto& item : json["mentions"].GetArray()) {
        Mention mention;
        mention.span = {item[0].GetUint(), item[1].GetUint()};
        mention.type = actor_type_named(item[2].GetString()).value();
        document.mentions.push_back(mention);
    }
    return document;
}

void write(const Document& document) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer writer(buffer);
    const auto text = [&](const char* name, std::string_view value) {
        writer.Key(name);
        writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    writer.StartObject();
    text("id", document.id);
    writer.Key("entities");
    writer.StartArray();
    for (const Entity& entity : document.entities) {
        writer.StartObject();
        text("key", entity.key);
        text("label", entity.label);
        text("type", name_of(entity.type));
        writer.Key("mentions");
        writer.StartArray();
        for (const std::size_t mention : entity.mentions) writer.Uint64(mention);
        writer.EndArray();
        writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
    std::cout << buffer.GetString() << '\n';
}

void run(const char* knowledge_folder) {
    const KnowledgeBase knowledge = KnowledgeBase::load(knowledge_folder);
    std::vector<Document> documents;
    for (std::string line; std::getline(std::cin, line);) documents.push_back(document_of(line));
    const EntityResolver resolver(knowledge);
    const double begin = processor_seconds();
    for (Document& document : documents) resolver.resolve(document);
    const double middle = processor_seconds();
    unify(knowledge, documents);
    const double end = processor_seconds();
    for (const Document& document : documents) write(document);
    std::cerr << middle - begin << ' ' << end - middle << '\n';
}

} // namespace

int main(int count, char** words) {
    try {
        if (count != 2) throw std::runtime_error("usage: entente_identity KNOWLEDGE < ARTICLES");
        run(words[1]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "entente_identity: " << error.what() << '\n';
        return 1;
    }
}
