// Shows all that the reader says of articles, for scripts/compare-reader, which compares it with scripts/train/evaluate.py. Not installed.
//
//   entente_reading RESOURCES MODEL   texts on standard input, each ended by a NUL byte; writes a JSON object a line (see `dump` there)
//
// Equal names are one entity here, and references are resolved by their probabilities alone, as in that script.

#include "entente/document/relation_table.hpp"
#include "entente/extraction/extractor.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace entente;
using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void gather_by_name(Document& document) {
    std::map<std::string, std::size_t> known;
    for (std::size_t m = 0; m < document.mentions.size(); ++m) {
        Mention& mention = document.mentions[m];
        const std::string name(text_of(document, mention.span));
        const auto [found, fresh] = known.emplace(name, document.entities.size());
        mention.entity = found->second;
        if (fresh) {
            auto& entity = document.entities.emplace_back();
            entity.key = entity.label = name;
            entity.type = mention.type;
        }
        document.entities[found->second].mentions.push_back(m);
    }
}

void write_array(Json& json, const std::vector<double>& values) {
    json.StartArray();
    for (const double value : values) json.Double(value);
    json.EndArray();
}

std::vector<double> softmax(std::span<const float> logits) {
    std::vector<double> values(logits.begin(), logits.end());
    double sum = 0;
    for (double& value : values) sum += value = std::exp(value);
    for (double& value : values) value /= sum;
    return values;
}

std::vector<double> sigmoid(std::span<const float> logits) {
    std::vector<double> values(logits.begin(), logits.end());
    for (double& value : values) value = 1 / (1 + std::exp(-value));
    return values;
}

void write_span(Json& json, Span span) {
    json.StartArray();
    json.Uint64(span.begin);
    json.Uint64(span.end);
}

void write(Json& json, const Document& document, const ReadingTrace& trace) {
    json.StartObject();
    json.Key("windows");
    json.StartArray();
    for (const ReadingTrace::OfWindow& window : trace.windows) {
        json.StartObject();
        json.Key("pieces");
        json.StartArray();
        for (const Piece& piece : window.pieces) {
            write_span(json, piece.span);
            json.EndArray();
        }
        json.EndArray();
        json.Key("tags");
        json.StartArray();
        for (std::size_t r = 0; r < window.tag_scores.rows(); ++r) write_array(json, softmax(window.tag_scores.row(r)));
        json.EndArray();
        json.EndObject();
    }
    json.EndArray();

    json.Key("names");
    json.StartArray();
    for (const Mention& mention : document.mentions) {
        write_span(json, mention.span);
        json.String(std::string(name_of(mention.type)).c_str());
        json.EndArray();
    }
    json.EndArray();

    json.Key("references");
    json.StartArray();
    for (std::size_t r = 0; r < document.references.size(); ++r) {
        write_span(json, document.references[r].span);
        json.StartObject();
        for (const Candidate& candidate : trace.references[r]) {
            json.Key(document.entities[candidate.entity].key.c_str());
            json.Double(candidate.probability);
        }
        json.EndObject();
        json.EndArray();
    }
    json.EndArray();

    json.Key("relations");
    json.StartArray();
    for (const ReadingTrace::OfWindow& window : trace.windows) {
        for (std::size_t p = 0; p < window.relations.pairs.size(); ++p) {
            const EntityPair& pair = window.relations.pairs[p];
            json.StartArray();
            json.Uint64(pair.sentence);
            json.String(document.entities[pair.head].key.c_str());
            json.String(document.entities[pair.tail].key.c_str());
            write_array(json, sigmoid(window.relations.logits.row(p)));
            write_array(json, softmax(window.relations.statuses.row(p)));
            json.EndArray();
        }
    }
    json.EndArray();
    json.EndObject();
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: entente_reading RESOURCES MODEL\n";
        return 2;
    }
    try {
        const std::filesystem::path resources = arguments[1];
        const RelationTable relations = RelationTable::load(resources / "relations.tsv");
        ExtractorOptions options;
        options.model = arguments[2];
        options.reference_rules = false;
        const Extractor extractor = Extractor::load(resources, relations, options);
        for (std::string text; std::getline(std::cin, text, '\0');) {
            Document document;
            document.content = text;
            ReadingTrace trace;
            extractor.extract(document, gather_by_name, &trace);
            rapidjson::StringBuffer buffer;
            Json json(buffer);
            json.SetMaxDecimalPlaces(6);
            write(json, document, trace);
            std::cout << buffer.GetString() << '\n';
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return std::cout.flush() ? 0 : 1;
}
