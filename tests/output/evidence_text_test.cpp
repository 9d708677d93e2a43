#include "output/evidence_text.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("an evidence is one line, with where it stands") {
    Evidence evidence;
    evidence.document = "voa-17";
    evidence.text = "Ankara met\nAstana.";
    evidence.begin = 120;
    evidence.end = 138;
    CHECK(line_of(evidence) == "Ankara met Astana. [voa-17:120-138]");
    evidence.in_title = true;
    evidence.url = "https://news.example/17";
    CHECK(line_of(evidence) == "Ankara met Astana. [voa-17:title:120-138 https://news.example/17]");
}
