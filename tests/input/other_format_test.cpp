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

TEST_CASE("an e-mail is known by the fields of its header, and a text with a few of them is none") {
    const std::string mail = "an e-mail with its headers (save its text)";
    CHECK(other_format("Return-Path: <a@b.org>\r\nReceived: from c.org\r\n\tby d.org; Fri\r\n\r\nChad met Mali.") == mail);
    CHECK(other_format("From: a@b.org\nSubject: News\nMIME-Version: 1.0\nContent-Type: multipart/alternative\n\n--x\n") == mail);
    CHECK(other_format("From: a@b.org\nTo: c@d.org\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\n") == mail);
    CHECK(other_format("From a@b.org Fri Apr 26 09:15:00 2024\nFrom: a@b.org\nMessage-ID: <7@b.org>\n\nChad met Mali.") == mail);
    CHECK(other_format("Delivered-To: a@b.org\nReceived: by d.org\nX-Long: " + std::string(2000, 'x')) == mail);
    const std::string saved_as_text = "Subject: News\nFrom: a@b.org\nDate: Fri, 26 Apr 2024 09:15:00 +0200\n\nChad met Mali.";
    CHECK(other_format(saved_as_text).empty());
    CHECK(other_format(saved_as_text, ".eml") == mail);
    CHECK(other_format("Chad met Mali.\n", ".eml").empty());
    CHECK(other_format("Received: 26 April 2024\nPublished: 27 April 2024\n\nChad met Mali.").empty());
    CHECK(other_format("Title: Return-Path: a way home\nMessage-ID\nMIME-Version: 1.0\n").empty());
}

TEST_CASE("a page that a browser saved as one file of MHTML is known") {
    const std::string page = "a web page saved as MHTML (save it as \"web page, HTML only\")";
    CHECK(other_format("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.org/\r\nSubject: News\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\r\n") == page);
    CHECK(other_format("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n") == page);
}

TEST_CASE("what may be an article is of no other format") {
    for (const std::string text :
         {"", " ", "<", "<!--", "<?", "<!doctype html><p>Chad met Mali.", "<p>Chad met Mali.</p>", "{\"text\": \"x\"}",
          "Graph makers of Chad {sic} met.", "Graphics {x", "Graph: {x", "Graph-G {", "graph. A new way {x", "Digraph", "PDF", "<rs"}) {
        CHECK_MESSAGE(other_format(text).empty(), text);
    }
    CHECK(other_format("<?xml version=\"1.0\"?><!-- " + std::string(2000, 'x') + " --><html>").empty()); // the root is out of sight
}
