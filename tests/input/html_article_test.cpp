#include "input/html_article.hpp"

#include "entente/text/utf8.hpp"
#include "input/html_encoding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace entente;

namespace {

namespace fs = std::filesystem;

const HtmlVocabulary& vocabulary() {
    static const auto loaded = HtmlVocabulary::load(ENTENTE_TEST_RESOURCES);
    return loaded;
}

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> pages() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(ENTENTE_TEST_DATA) / "input/pages")) {
        if (entry.path().extension() != ".txt") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string body_of(const HtmlArticle& article) { return article.document.content.substr(article.document.body_offset); }

/// As the .txt beside each page has it.
std::string shown(const HtmlArticle& article) {
    const auto& document = article.document;
    return "title: " + document.title + "\ndate: " + document.date + "\nurl: " + document.url + "\n\n" + body_of(article) + "\n";
}

const DayReader& days() {
    static const auto loaded = DayReader::load(ENTENTE_TEST_RESOURCES);
    return loaded;
}

HtmlArticle read(std::string_view html) { return read_html_article(html, vocabulary(), days()); }

std::string body(std::string_view html) {
    const auto article = read(html);
    return article.error.empty() ? body_of(article) : "error: " + article.error;
}

const std::string sentence = "The president of Ostia met the prime minister of Norland in Port Elm.";
const std::string other = "Both of them spoke about fishing rights and about the border in the Elm valley.";
const std::string paragraph = "<p>" + sentence + "</p>";

std::string utf16le(std::string_view ascii) {
    std::string bytes = "\xff\xfe";
    for (const char c : ascii) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

} // namespace

TEST_CASE("of whole pages nothing but the article is read") {
    REQUIRE(pages().size() >= 6);
    for (const auto& page : pages()) {
        CAPTURE(page.filename().string());
        const auto article = read(content_of(page));
        CHECK(article.error == "");
        CHECK(article.remark == "");
        CHECK(article.odd_bytes == "");
        CHECK(shown(article) == content_of(fs::path(page).replace_extension(".txt")));
    }
}

TEST_CASE("what of a page is its text") {
    struct Case {
        std::string what, html, text;
    };
    const std::vector<Case> cases{
        {"white space is collapsed", "<p>The  president\n\tof&nbsp;Ostia met&#160; the prime minister of Norland.</p>",
         "The president of Ostia met the prime minister of Norland."},
        {"nothing is left of soft hyphens and zero-width characters", "<p>The pre&shy;si\u200bdent of \ufeffOstia met no\u2060body.</p>",
         "The president of Ostia met nobody."},
        {"references to C1 controls are windows-1252", "<p>He said: &#147;No.&#148; &#8364;5 &#128;5.</p>", "He said: “No.” €5 €5."},
        {"elements in a line part no words", "<p>A<b>nk</b>ara met <i>Astana</i>.</p>", "Ankara met Astana."},
        {"one <br> after a sentence is a line end, two are a paragraph's", "<p>A met B.<br>C met D.<br>\n<br>E met<br>F.</p>",
         "A met B.\nC met D.\n\nE met F."},
        {"the text of divs", "<div>" + sentence + "<div>" + other + "</div></div>", sentence + "\n\n" + other},
        {"blank lines of preformatted text part paragraphs", "<pre>A met\nB on Monday.\n \nC met D.\n</pre>",
         "A met B on Monday.\n\nC met D."},
        {"scripts, styles, templates and buttons",
         "<script>document.write('<p>" + sentence + "</p>')</script><style>p::after { content: 'No.' }</style><template>" + paragraph +
             "</template><p>" + other + "<button>Share this.</button></p>",
         other},
        {"what is struck out, and marks of notes",
         "<p>Ada<sup>1</sup> <del>hates</del><ins>met</ins> <s>B</s> C<sup><a href='#n2'>[2]</a></sup> and D<sup>[a]</sup><sup>*, †</sup> "
         "on the 5<sup>th</sup>, <strike>too</strike>.</p>",
         "Ada met C and D on the 5th, ."},
        {"captions of figures", "<figure><figcaption>" + sentence + "</figcaption></figure><p>" + other + "</p>", other},
        {"what is hidden",
         "<p hidden>" + sentence + "</p><div style='color:red; Display : NONE'>" + paragraph + "</div><p aria-hidden=true>" + sentence +
             "</p><p>" + other + " <span hidden>No.</span></p>",
         other},
        {"what roles, classes and ids tell apart",
         "<div role=navigation>" + paragraph + "</div><div class='post-Related'>" + paragraph + "</div><div id=shareBar>" + paragraph +
             "</div><p>" + other + "</p>",
         other},
        {"what only screen readers say",
         "<p class=visually-hidden>" + sentence + "</p><p>" + other + " <span class='icon sr-only'>(opens in a new tab)</span></p>", other},
        {"lists of links with teasers",
         "<div><h3><a href=1>Norland votes on the treaty</a></h3><p>A vote is due in June, and its outcome is open.</p><h3><a href=2>Ostia "
         "waits</a></h3><p>Nobody knows for how long, said the minister on Monday evening.</p></div>" +
             paragraph + "<p>" + other + "</p>",
         sentence + "\n\n" + other},
        {"a wrapper whose class or form tells otherwise is kept",
         "<form><div class='page has-sidebar'><h1>A and B</h1>" + paragraph + "<div class=sidebar><p>" + other + "</p></div></div></form>",
         sentence},
        {"a text with more links below it than paragraphs",
         "<div>" + paragraph +
             "<p>They agreed.</p><p><a href=1>Norland votes on the treaty</a></p><p><a href=2>Ostia waits for the outcome</a></p></div>",
         sentence + "\n\nThey agreed."},
        {"short paragraphs beside the others", paragraph + "<p>They agreed.</p><p>" + other + "</p><p>“Yes.”</p>",
         sentence + "\n\nThey agreed.\n\n" + other + "\n\n“Yes.”"},
        {"lines without a full stop before and after",
         "<p>By Ada Fenn</p>" + paragraph + "<p>Share</p><p>" + other + "</p><p>Read more</p>", sentence + "\n\nShare\n\n" + other},
        {"headings within the text only",
         "<h2>News</h2>" + paragraph + "<h3>The border</h3><p>" + other + "</p><h3>More</h3><p><a href=1>Ostia</a></p>",
         sentence + "\n\nThe border\n\n" + other},
        {"short sentences where there is nothing else", "<ul><li><a href=/>Home</a></li></ul><p>Ankara met Astana.</p><p>Menu</p>",
         "Ankara met Astana."},
        {"elements that the parser leaves in the head", "<title>A</title><article>" + paragraph + "</article>", sentence},
        {"what is marked as the article's text", "<div>" + paragraph + "</div><div itemprop=articleBody><p>" + other + "</p></div>", other},
        {"all posts of a live blog, if none has half of the text",
         "<main><h1>Live</h1><article><h2>14:05</h2>" + paragraph + "</article><article><h2>13:50</h2><p>" + other +
             "</p></article><article><p>They will meet again in Port Elm in the summer, said the minister.</p></article></main>" +
             "<article>" + paragraph + "</article>",
         sentence + "\n\n13:50\n\n" + other + "\n\nThey will meet again in Port Elm in the summer, said the minister."},
        {"no teasers beside the article",
         "<main><article><h1>A</h1><p>" + other + "</p></article><section><article>" + paragraph + "</article><article>" + paragraph +
             "</article></section></main>",
         other},
        {"no teasers beside the article, which have links for headings",
         "<article><h1>A</h1><p>" + other + "</p></article><article><h3><a href=1>Ostia waits</a></h3>" + paragraph +
             "</article><article><a href=2><h3>Norland waits</h3></a>" + paragraph + "</article>",
         other},
        {"the largest article", "<article>" + paragraph + "</article><article><p>" + other + "</p>" + paragraph + "</article>",
         other + "\n\n" + sentence},
        {"an article of teasers beside the text", "<article><p>Ostia waits.</p></article>" + paragraph + "<p>" + other + "</p>",
         sentence + "\n\n" + other},
        {"the main part", "<div>" + paragraph + "</div><div role=main><p>" + other + "</p></div>", other},
        {"notices of rights", paragraph + "<p>© 2024 The Lantern, all rights reserved, in Port Elm and elsewhere in the world.</p>",
         sentence},
        {"a page that is cut off", "<html><body>" + paragraph + "<p>" + other.substr(0, 60), sentence + "\n\n" + other.substr(0, 60)},
        {"a text that dates itself", "<p>2024-05-14</p>" + paragraph, sentence},
    };
    for (const auto& [what, html, text] : cases) {
        const auto& name = what; // clang 14 captures no structured binding
        CAPTURE(name);
        CHECK(body(html) == text);
    }
}

TEST_CASE("names that programs made, or that tell of a layout, hide no text") {
    const auto shown_in = [](const std::string& name) {
        return body("<h1>A</h1><div class='" + name + "'><p>" + sentence + "</p></div>") == sentence;
    };
    CHECK(shown_in("sc-f98b1ad2-0"));
    CHECK(shown_in("content no-sidebar"));
    CHECK(shown_in("post comments-open tag-social-media"));
    CHECK(shown_in("field--type-entity-reference-revisions"));
    CHECK_FALSE(shown_in("ad300x250"));
    CHECK_FALSE(shown_in("post-share2"));
    CHECK_FALSE(shown_in("x cookiebanner"));
    CHECK_FALSE(shown_in("reference"));
}

TEST_CASE("which title, day and address a page has") {
    struct Case {
        std::string html, title, date, url;
    };
    const auto article = "<article><h1>A meets\nB</h1>" + paragraph + "<time datetime='2024-01-05T10:00'>Friday</time></article>";
    const std::vector<Case> cases{
        {"<title>A meets B | Lantern</title><meta property=og:title content='A &amp; B'>" + article, "A & B", "2024-01-05", ""},
        {"<title>Other</title>" + article, "A meets B", "2024-01-05", ""},
        {"<title>A meets B - C - Lantern</title><meta property=og:site_name content=lantern>" + paragraph, "A meets B - C", "", ""},
        {"<title>Lantern :: A meets B</title><meta property=og:site_name content=Lantern>" + paragraph, "A meets B", "", ""},
        {"<title>A meets B – Lantern</title><h1>A meets B</h1>" + paragraph, "A meets B", "", ""},
        {"<title>A meets B - The Daily Lantern</title><h1>The Daily Lantern</h1><main><h2>A meets B</h2>" + paragraph + "</main>",
         "A meets B", "", ""},
        {"<title>A meets B – C</title>" + paragraph, "A meets B – C", "", ""},
        {"<title>A-B talks</title>" + paragraph, "A-B talks", "", ""},
        {"<h1>A meets B</h1>" + paragraph, "A meets B", "", ""},
        {paragraph, "", "", ""},
        {"<meta name=date content=2024-01-01><meta property=article:published_time content=2024-01-02T23:00:00-05:00>" + article,
         "A meets B", "2024-01-02", ""},
        {"<meta name=pubdate content='Friday'><meta name=DC.date.issued content=2024-01-03>" + article, "A meets B", "2024-01-03", ""},
        {"<meta name=pubdate content='Wed, 3 January 2024'>" + article, "A meets B", "2024-01-03", ""},
        {R"(<script type="application/ld+json">[{"@type": "WebPage"}, {"@type": "NewsArticle", "datePublished": "2024-01-04"}]</script>)" +
             article,
         "A meets B", "2024-01-04", ""},
        {R"(<script type="application/ld+json">{"datePublished": "2024-01-04",}</script>)" + article, "A meets B", "2024-01-05", ""},
        {"<span itemprop=datePublished content=2024-01-06></span>" + article, "A meets B", "2024-01-06", ""},
        {"<time pubdate datetime=2024-01-07></time>" + article, "A meets B", "2024-01-07", ""},
        {"<time datetime=2024-01-07></time>" + paragraph, "", "", ""},
        {"<p>2024-01-08</p>" + paragraph + "<p>2024-01-08</p><p>" + other + "</p>", "", "", ""},
        {"<p>Published: January 8, 2024 at 10:00 am</p>" + paragraph, "", "2024-01-08", ""},
        {"<article><h2>8 January 2024</h2>" + paragraph + "</article>", "", "2024-01-08", ""},
        {"<div><p>8 January 2024</p></div>" + paragraph, "", "", ""},
        {"<h1>A meets B</h1><div class=meta>By Ada Fenn</div><div class=meta>8 January 2024</div><main>" + paragraph + "</main>",
         "A meets B", "2024-01-08", ""},
        {"<p>7 January 2024</p><h1>A meets B</h1><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>8 January 2024</p>" + paragraph, "A meets B",
         "", ""},
        {"<h1>A year</h1><p>8 January 2024</p>" + paragraph + "<h3>9 January 2024</h3><p>" + other + "</p>", "A year", "", ""},
        {"<header><h1>A meets B</h1><time datetime=2024-01-08>Monday</time></header><main>" + paragraph + "</main>", "A meets B",
         "2024-01-08", ""},
        {"<time datetime=2024-01-07>Sunday</time><h1>A meets B</h1><main>" + paragraph +
             "</main><div class=comments><time datetime=2024-01-08>Monday</time></div>",
         "A meets B", "", ""},
        {"<h1>A meets B</h1><p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p><time datetime=2024-01-08>Monday</time><main>" + paragraph +
             "</main>",
         "A meets B", "", ""},
        {"<meta property=og:url content=/1><link rel=canonical href='https://x.example/a b'>" + paragraph, "", "",
         "https://x.example/a%20b"},
        {"<meta property=og:url content=https://x.example/1><link rel=canonical href=https://x.example/2>" + paragraph, "", "",
         "https://x.example/1"},
        {"<link rel=canonical href='javascript:alert(1)'>" + paragraph, "", "", ""},
        {"<!-- saved from url=(0021)https://x.example/4 --><html>" + paragraph, "", "", "https://x.example/4"},
        {"<!--\n Page saved with SingleFile \n url: https://x.example/5 \n saved date: today\n--><html>" + paragraph, "", "",
         "https://x.example/5"},
    };
    for (const auto& [html, title, date, url] : cases) {
        const auto& page = html;
        CAPTURE(page);
        const auto read_back = read(html);
        CHECK(read_back.error == "");
        CHECK(read_back.document.title == title);
        CHECK(read_back.document.date == date);
        CHECK(read_back.document.url == url);
    }
}

TEST_CASE("title and body stand in the content as those of other articles do") {
    const auto document = read("<title>A meets B</title>" + paragraph).document;
    CHECK(document.content == "A meets B\n" + sentence);
    CHECK(document.body_offset == 10);
    CHECK(document.source_offset == 0);
}

TEST_CASE("bytes are read in the charset of the page") {
    struct Case {
        std::string bytes, text;
    };
    const std::vector<Case> cases{
        {"\xef\xbb\xbf<meta charset=iso-8859-1><p>T\u00fcrkiye met Ostia.", "Türkiye met Ostia."},
        {"<p>T\u00fcrkiye met Ostia.", "Türkiye met Ostia."},
        {"<meta charset=iso-8859-1><p>T\u00fcrkiye met Ostia.", "Türkiye met Ostia."},
        {"<meta charset='ISO-8859-1'><p>\x93T\xfcrkiye\x94 met Ostia.", "“Türkiye” met Ostia."},
        {"<META HTTP-EQUIV=content-type CONTENT=\"text/html; charset=windows-1251\"><p>\xcf\xf3\xf2\xe8\xed met Ostia.",
         "Путин met Ostia."},
        {"<?xml version='1.0' encoding='iso-8859-2'?><html><p>Wa\xb3\xeasa met Ostia.", "Wałęsa met Ostia."},
        {"<p>T\xfcrkiye met Ostia.", "Türkiye met Ostia."},
        {"<meta charset=unheard-of><p>T\xfcrkiye met Ostia.", "Türkiye met Ostia."},
        {utf16le("<html><meta charset=utf-8><p>Ankara met Ostia."), "Ankara met Ostia."},
    };
    for (const auto& [bytes, text] : cases) {
        const auto& page = bytes;
        CAPTURE(page);
        CHECK(body(bytes) == text);
        CHECK(read(bytes).odd_bytes == "");
    }
    const auto other_charset = read("<meta charset=utf-8><p>T\xfcrkiye met Ostia\x92s president.");
    CHECK(body_of(other_charset) == "Türkiye met Ostia’s president.");
    CHECK(other_charset.odd_bytes == "bytes that are no UTF-8 were read as windows-1252");
    const auto damaged = read("<meta charset=utf-8><p>T\xfcrkiye met the Türkiye.");
    CHECK(body_of(damaged) == "T\ufffdrkiye met the Türkiye.");
    CHECK(damaged.odd_bytes == "bytes that are no UTF-8 were replaced by U+FFFD");
}

TEST_CASE("pages without an article say why") {
    struct Case {
        std::string bytes, error;
    };
    const std::string nothing = "the page has no article text, only what stands around one (menus, links, notices)";
    const std::vector<Case> cases{
        {" \n", "the file is empty"},
        {std::string("<html>\0<p>A met B.", 18), "this is a binary file (it has NUL bytes), expected an HTML page"},
        {std::string("\0<\0h\0t", 6), "this is a binary file (it has NUL bytes), expected an HTML page"},
        {"Ankara met Astana: 3 < 4.", "this is no HTML page (it has no tags)"},
        {"<html><body></body></html>", nothing},
        {"<html><nav><ul><li><a href=/>Home</a></ul></nav><div id=root></div><noscript>You need to enable JavaScript to run this "
         "app.</noscript>",
         nothing},
        {"<body><div class=cookie-notice><p>We use cookies to make this site work and to measure how it is read by all.</p></div>",
         nothing},
        {"<html><head><meta name=generator content=Entente></head><body>" + paragraph,
         "this page is a graph that Entente wrote, and no article"},
    };
    for (const auto& [bytes, error] : cases) {
        const auto& page = bytes;
        CAPTURE(page);
        CHECK(read(bytes).error == error);
    }
}

TEST_CASE("how a page begins") {
    for (const std::string page : {"<!DOCTYPE html>", "\xef\xbb\xbf \r\n<!doctype HTML PUBLIC", "<HTML lang=en>",
                                   "<!-- saved -->\n<!-- \n --><html>", "<?xml version='1.0'?>\n<!DOCTYPE html>"}) {
        CAPTURE(page);
        CHECK(begins_as_html(page));
        CHECK(begins_as_html(utf16le(page.substr(page.find('<')))));
    }
    for (const std::string page :
         {"", "<", "<!--", "<!-- <html>", "Ankara <html>", "<?xml version='1.0'?><graphml>", "<p>Ankara", "<htm"}) {
        CAPTURE(page);
        CHECK_FALSE(begins_as_html(page));
    }
}

TEST_CASE("what is raised and no mark of a note is text") {
    CHECK(body("<p>A of the G<sup>20</sup> met B<sup>[1]</sup> of the EU<sup>1</sup> in 2009<sup>2</sup>.") ==
          "A of the G20 met B of the EU in 2009.");
}

TEST_CASE("depth and size of a page are bounded") {
    const auto repeated = [](const std::string& text, std::size_t times) {
        std::string all;
        for (; times > 0; --times) {
            all += text;
        }
        return all;
    };
    SUBCASE("deep nesting") {
        const auto article = read("<html><p>Ankara met Astana.</p>" + repeated("<div>", 200'000) + "<p>Never read.");
        CHECK(body_of(article) == "Ankara met Astana.");
        CHECK(article.remark == "the page has more than 2000000 elements, or more than 1000 in each other; it is read up to there only");
        CHECK(body(repeated("<div>", 600) + paragraph) == sentence);
        CHECK(body(repeated("<b>", 100'000) + repeated("</i>", 100'000)).starts_with("error"));
    }
    SUBCASE("many attributes") {
        std::string attributes;
        for (int i = 0; i < 100'000; ++i) {
            attributes += " a" + std::to_string(i) + "=1";
        }
        CHECK(body("<html><div" + attributes + ">" + paragraph) == sentence);
    }
    SUBCASE("a picture of megabytes in an attribute, and a long title") {
        CHECK(body("<html><img src='data:" + std::string(12'000'000, 'A') + "'>" + paragraph) == sentence);
        CHECK(read("<title>" + repeated("a | ", 100'000) + "</title>" + paragraph).error == "");
    }
    SUBCASE("notes without end") {
        CHECK(body(repeated("<sup>1 " + std::string(300, '.'), 900) + repeated("<sup>2</sup>", 500'000) + paragraph).ends_with(sentence));
    }
    SUBCASE("brackets of JSON") {
        CHECK(body("<script type='application/ld+json'>" + std::string(1'000'000, '[') + "</script>" + paragraph) == sentence);
    }
}

TEST_CASE("damaged pages never end the program, and give valid UTF-8") {
    std::mt19937 random(5);
    const std::vector<std::string> pieces{"<",  ">",     "</",   "<p>",  "</p>",     "<div>",    "</div>",   "<article>", "<a href=",
                                          "\"", "'",     "<!--", "-->",  "<script>", "</title>", "<br>",     "<table>",   "<td>",
                                          "&#", "&nbsp", ";",    "\xff", "\xc3",     "\x93",     " hidden ", "<svg>",     "<select>"};
    for (const auto& page : pages()) {
        const auto whole = content_of(page);
        for (int round = 0; round < 40; ++round) {
            auto damaged = whole.substr(0, round % 2 == 0 ? whole.size() : random() % whole.size());
            for (auto changes = 1 + random() % 30; changes > 0 && !damaged.empty(); --changes) {
                damaged.replace(random() % damaged.size(), random() % 8, pieces[random() % pieces.size()]);
            }
            const auto article = read(damaged);
            const auto& content = article.document.content;
            REQUIRE(first_invalid_utf8(content) == content.size());
            REQUIRE(article.document.body_offset <= content.size());
            REQUIRE(article.error.empty() == !content.empty());
        }
    }
}
