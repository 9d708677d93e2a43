#include "entente/document/evidence.hpp"

#include "marked_document.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("evidence is the sentence verbatim with its place in the body as it was given") {
    // The input was " date 2024-04-26\n" (17 bytes, dropped) and the body; the reader put the title before it.
    Document document = marked_document("a", "Talks\n[Ankara=Q43] met \"[Astana=Q232]\".",
                                        {{"Q43", "met-with", "Q232", Status::Planned, 0.75F, "2024-04", "envoy", 1}});
    document.title = "Talks";
    document.url = "https://news.example/a";
    document.body_offset = 6;
    document.source_offset = 17;
    const Evidence evidence = evidence_of(document, document.relations[0]);
    CHECK(evidence.document == "a");
    CHECK(evidence.url == "https://news.example/a");
    CHECK(evidence.text == "Ankara met \"Astana\".");
    CHECK_FALSE(evidence.in_title);
    CHECK(evidence.begin == 17);
    CHECK(evidence.end == 17 + evidence.text.size());
    CHECK(evidence.date == "2024-04");
    CHECK(evidence.title == "envoy");
    CHECK(evidence.confidence == 0.75F);
}

TEST_CASE("evidence in the title has offsets into the title") {
    Document document = marked_document("a", "[Ankara=Q43] meets [Astana=Q232]\nMore.", {{"Q43", "met-with", "Q232"}});
    document.body_offset = 20;
    document.source_offset = 17;
    const Evidence evidence = evidence_of(document, document.relations[0]);
    CHECK(evidence.in_title);
    CHECK(evidence.begin == 0);
    CHECK(evidence.end == 19);
    CHECK(evidence.text == "Ankara meets Astana");
}

TEST_CASE("evidence takes in the sentence before where only that names one of the two, but never the title") {
    Document document = marked_document("a", "Visits\n[Ankara=Q43] had guests.\nThey came from [Astana=Q232].",
                                        {{"Q43", "met-with", "Q232", Status::Asserted, 0.9F, "", "", 2}});
    document.body_offset = 7;
    const Evidence evidence = evidence_of(document, document.relations[0]);
    CHECK(evidence.text == "Ankara had guests.\nThey came from Astana.");
    CHECK(evidence.begin == 0);
    CHECK(evidence.end == evidence.text.size());
    document.body_offset = document.sentences[2].span.begin;
    CHECK(evidence_of(document, document.relations[0]).text == "They came from Astana.");
}

TEST_CASE("evidence is the sentence alone where an actor stands farther off") {
    const Document document = marked_document("a", "[Ankara=Q43] had guests.\nIt rained.\nThey came from [Astana=Q232].",
                                              {{"Q43", "met-with", "Q232", Status::Asserted, 0.9F, "", "", 2}});
    CHECK(evidence_of(document, document.relations[0]).text == "They came from Astana.");
}
