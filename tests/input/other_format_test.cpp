#include "input/other_format.hpp"

#include <doctest/doctest.h>

#include <string>

using entente::other_format;

TEST_CASE("files that are never articles are known by how they begin") {
    CHECK(other_format("%PDF-1.7\n") == "a PDF file");
    CHECK(other_format("PK\x03\x04") == "a ZIP archive or an office document");
    CHECK(other_format("\x1f\x8b\x08") == "compressed with gzip");
    CHECK(other_format("{\\rtf1 Chad met Mali.}") == "an RTF document");
    CHECK(other_format("<?xml version=\"1.0\"?>\n<!-- of ours -->\n<graphml xmlns=\"x\">") == "a graph in GraphML");
    CHECK(other_format("\xef\xbb\xbf<GEXF>") == "a graph in GEXF");
    CHECK(other_format("<!DOCTYPE svg PUBLIC \"x\">\n<svg>") == "a picture in SVG");
    CHECK(other_format("<?xml version=\"1.0\"?><rss>") == "a feed in RSS");
    CHECK(other_format("\n<?xml version=\"1.0\"?><news>") == "XML, and no web page");
    CHECK(other_format("digraph \"Chad\" {\n") == "a graph in DOT");
    CHECK(other_format("strict graph{") == "a graph in DOT");
}

TEST_CASE("what may be an article is of no other format") {
    for (const std::string text :
         {"", " ", "<", "<!--", "<?", "<!doctype html><p>Chad met Mali.", "<p>Chad met Mali.</p>", "{\"text\": \"x\"}",
          "Graph makers of Chad {sic} met.", "Graphics {x", "Graph: {x", "Graph-G {", "graph. A new way {x", "Digraph", "PDF", "<rs"}) {
        CHECK_MESSAGE(other_format(text).empty(), text);
    }
    CHECK(other_format("<?xml version=\"1.0\"?><!-- " + std::string(2000, 'x') + " --><html>").empty()); // the root is out of sight
}
