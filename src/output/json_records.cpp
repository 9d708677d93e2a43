#include "output/json_records.hpp"

namespace entente {

void add_node(JsonLine& line, const Node& node) {
    line.add("id", node.id)
        .add("label", node.label)
        .add("actor_type", name_of(node.type))
        .add("subtype", node.subtype)
        .add("country", node.country)
        .add("wikidata", node.wikidata)
        .add("aliases", node.aliases)
        .add("mentions", node.mentions)
        .add("documents", node.documents)
        .add("first_date", node.first_date)
        .add("last_date", node.last_date)
        .add("size", node.size)
        .add("color", node.color)
        .add("x", node.x)
        .add("y", node.y);
}

void add_evidence(JsonLine& line, const Evidence& evidence) {
    line.add("date", evidence.date)
        .add("confidence", evidence.confidence)
        .add("title", evidence.title)
        .add("sentence", evidence.text)
        .add("document", evidence.document)
        .add("in_title", evidence.in_title)
        .add("begin", evidence.begin)
        .add("end", evidence.end);
    if (!evidence.url.empty()) line.add("url", evidence.url);
}

} // namespace entente
