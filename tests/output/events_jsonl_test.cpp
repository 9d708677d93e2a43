#include "entente/output/events_jsonl.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace entente;

TEST_CASE("a header, then the nodes, then one line for each evidence") {
    const std::string lines = written("jsonl", sample_graph());
    CHECK(lines.starts_with("{\"kind\":\"header\",\"format\":\"entente-events\",\"version\":1}\n{\"kind\":\"node\","));
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1 + 3 + 3);
}

TEST_CASE("an event stands by itself: actors, relation, status, dates, sentence, source and event codes") {
    const std::string line = line_with(written("jsonl", sample_graph()), R"("relation":"holds-office")");
    CHECK(line.starts_with(
        R"({"kind":"event","source":"person:erdogan","source_label":"Recep Tayyip Erdoğan","source_type":"person",)"
        R"("relation":"holds-office","target":"Q43","target_label":"Türkiye","target_type":"state","status":"asserted","date":"",)"
        R"("confidence":0.75,"title":"President","sentence":"President Recep)"));
    CHECK(line.ends_with(R"("label":"holds office in","symmetric":false,"plover":"","quad":0,"score":0})"));
}

TEST_CASE("the options bound the number of events of an edge") {
    const std::string lines = written("jsonl", sample_graph(), {.evidence = 1});
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1 + 3 + 2);
}
