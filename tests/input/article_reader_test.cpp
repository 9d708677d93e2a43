#include "entente/input/article_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <sys/stat.h>

using namespace entente;

namespace {

namespace fs = std::filesystem;

/// A folder of files that is gone after the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / "entente_article_reader_test") {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }

    std::string add(const std::string& name, const std::string& content) {
        const auto file = path_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file.string();
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

struct Reading {
    std::vector<Document> documents;
    std::vector<InputProblem> problems;
};

Reading read(const std::vector<std::string>& inputs, InputOptions options = {}, const std::string& standard_input = "") {
    std::istringstream stream(standard_input);
    options.resources = ENTENTE_TEST_RESOURCES;
    ArticleReader reader(inputs, stream, std::move(options));
    Reading reading;
    while (auto document = reader.next()) {
        reading.documents.push_back(std::move(*document));
    }
    reading.problems = reader.problems();
    return reading;
}

/// The content of the only article of a file with that text.
std::string content_of(const std::string& text) {
    Folder folder;
    const auto reading = read({folder.add("a.txt", text)});
    REQUIRE(reading.documents.size() == 1);
    return reading.documents.front().content;
}

std::vector<std::string> ids_of(const Reading& reading) {
    std::vector<std::string> ids;
    for (const auto& document : reading.documents) {
        ids.push_back(document.id);
    }
    return ids;
}

std::string body_of(const Document& document) { return document.content.substr(document.body_offset); }

} // namespace

TEST_CASE("lines that were filled to a width are one paragraph") {
    const std::string filled = "The president of Norland, Anna\nBerg, met the prime minister\nof Ostia, Carl Dent, in Port\nElm on "
                               "Monday.\n\nThey spoke about fish.\n";
    CHECK(content_of(filled) == "The president of Norland, Anna Berg, met the prime minister of Ostia, Carl Dent, in Port Elm on "
                                "Monday.\n\nThey spoke about fish.\n");
    // lines that could have taken the next one's first word are paragraphs
    const std::string lines =
        "Norland met Ostia.\nThe two spoke about the fishing grounds in the north.\nOstia left.\nIt did not say why.\n";
    CHECK(content_of(lines) == lines);
    const std::string long_lines =
        std::string(130, 'a') + "\n" + std::string(130, 'b') + "\n" + std::string(130, 'c') + "\n" + std::string(130, 'd');
    CHECK(content_of(long_lines) == long_lines);
    CHECK(content_of("Anna Berg\nmet\nCarl Dent") == "Anna Berg\nmet\nCarl Dent"); // too few to tell
}

TEST_CASE("a carriage return and the separators of Unicode end lines") {
    CHECK(content_of("A.\rB.\r\rC.\r\nD.\r\r\nE.") == "A.\nB.\n\nC.\r\nD.\r\r\nE.");
    CHECK(content_of("A.\u2028B.\u2029C.") == "A.  \nB.\n \nC.");
    Folder folder;
    const auto reading = read({folder.add("a.txt", "A and B meet\r\rThey met."), folder.add("b.txt", "A and B meet\u2029They met.")});
    REQUIRE(reading.documents.size() == 2);
    for (const auto& document : reading.documents) {
        CHECK(document.title == "A and B meet");
        CHECK(body_of(document) == "They met.");
    }
    CHECK(reading.documents[1].source_offset == 15);
}

TEST_CASE("text that plainly is windows-1252 is read as that") {
    CHECK(content_of("Ostia\x92s \x93T\xfcrkiye\x94 \x96 5 \x80") == "Ostia’s “Türkiye” – 5 €");
    CHECK(content_of("Jos\xe9\x92s caf\xe9") == "José’s café");
    CHECK(content_of("Xi met Putin\xe2\x80").starts_with("Xi met Putin\ufffd"));               // cut in a character
    CHECK(content_of("Caf\xe9 and Türkiye") == "Caf\ufffd and Türkiye");                       // damaged UTF-8
    CHECK(content_of("Ostia\xd5s president") == "Ostia\ufffds president");                     // of an old Macintosh
    CHECK(content_of("\xcf\xf3\xf2\xe8\xed Putin") == "\ufffd\ufffd\ufffd\ufffd\ufffd Putin"); // Cyrillic
    CHECK(content_of("A \x81 met B.") == "A \ufffd met B.");                                   // no character
    CHECK(content_of("A met \x01 T\xfcrkiye.") == "A met \x01 T\ufffdrkiye.");                 // no text
    const auto json = read({"-"}, {}, "{\"text\": \"Ostia\x92s T\xfcrkiye.\"}\n");
    REQUIRE(json.documents.size() == 1);
    CHECK(json.documents.front().content == "Ostia’s Türkiye.");
}

TEST_CASE("a text that is marked up as HTML is read as that") {
    struct Case {
        std::string text, content;
    };
    const std::vector<Case> cases{
        {"<p>A met B&#8217;s <b>prime</b>&nbsp;minister.</p><p>They left.</p>", "A met B’s prime minister.\n\nThey left."},
        {"<h1>A and B meet</h1>\n<p>They met.</p>", "A and B meet\nThey met."},
        {"They met.<br><br>They left.<br>", "They met.\n\nThey left."},
        {"They met.<br>\n\nThey left.\n\n<p>They came.", "They met.\n\nThey left.\n\nThey came."},
        {"A &amp; B met C&rsquo;s D.\nThey left.", "A & B met C’s D.\nThey left."},
        {"They <a href='/1'>met</a>.\n\nThey <i>left</i>.", "They met.\n\nThey left."},
        {"<p>Nothing ends here</p><p>Nor here</p>", "Nothing ends here\nNor here"}, // a title
        {"A <john@x.example> met B & C, 3 < 4 > 2 &c; R&D; R&D;", "A <john@x.example> met B & C, 3 < 4 > 2 &c; R&D; R&D;"},
        {"A & B &amp; C <met> D.", "A & B &amp; C <met> D."},
        {"A &amp; B met.\rC met D.\u2028E &amp; F left.", "A & B met.\nC met D.  \nE & F left."},
        {"  A  <b>met</b> B.\n<script>\nlet c = '<i>';\n</script><!-- D\nmet -->E, &#147;F&#148;.", "  A  met B.\nE, “F”."},
        {"<b>A</b> & R&D <met B. <!--\nC <script> met &copy D.", "A & R&D <met B. <!--\nC  met &copy D."},
        {"<p>A <met B, < C.</p><p>D <ex f. They left.", "A <met B, < C.\n\nD <ex f. They left."},
        {"<p>A met <a title='B > C < D'>E</a>.</p><p>F <a href=\"http", "A met E.\n\nF"},
        {"&lt;p&gt;A met B.&lt;/p&gt;&lt;p&gt;C left.&lt;/p&gt;", "A met B.\n\nC left."},
        {"They spoke of &lt;br&gt; &amp; more.", "They spoke of <br> & more."},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(content_of(c.text) == c.content);
    }
    const auto json = read({"-"}, {}, R"({"title": "A&#8217;s talks", "text": "<p>A met B.</p>\n<p>They left.</p>"})");
    REQUIRE(json.documents.size() == 1);
    CHECK(json.problems.empty());
    CHECK(json.documents.front().content == "A’s talks\nA met B.\n\nThey left.");
    const auto titles = read({"-"}, {}, R"({"title": "A &amp; <i>B</i>\u0000C & R&D", "text": "A met B."})");
    REQUIRE(titles.documents.size() == 1);
    CHECK(titles.documents.front().title == "A & B C & R&D");
}

TEST_CASE("of HTML that was cut out of its page nothing is left out") {
    const std::string full = "<p>The president of Ostia met the prime minister of Norland in Port Elm.</p>";
    const std::string read_full = "The president of Ostia met the prime minister of Norland in Port Elm.";
    const auto content = [](const std::string& title, const std::string& text) {
        const auto reading = read({"-"}, {}, "{\"title\": \"" + title + "\", \"text\": \"" + text + "\"}");
        REQUIRE(reading.documents.size() == 1);
        return reading.documents.front().content;
    };
    CHECK(content("A", "<h2>B attacked C</h2>" + full) == "A\nB attacked C\n\n" + read_full);
    CHECK(content("A", "<p>B met C</p>" + full + "<ul><li>C left</li></ul>") == "A\nB met C\n\n" + read_full + "\n\nC left");
    CHECK(content("A", "<p><a href=1>Anna Berg</a> met <a href=2>Carl Dent in Elm</a>.</p>" + full) ==
          "A\nAnna Berg met Carl Dent in Elm.\n\n" + read_full);
    CHECK(content("A", "<h1>B</h1>" + full) == "A\nB\n\n" + read_full);
    CHECK(content("A", "<h1>A</h1>" + full) == "A\n" + read_full);
    CHECK(content("", "<h1>B</h1>" + full) == "B\n" + read_full);
    CHECK(content("A", "<nav><p>Home</p></nav>" + full + "<p>Share</p>") == "A\n" + read_full); // a whole page
}

TEST_CASE("a text file is one article, named by its stem") {
    Folder folder;
    const auto reading = read({folder.add("talks.txt", "They met.\r\nThey left.\r\n")});
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.problems.empty());
    const auto& document = reading.documents.front();
    CHECK(document.id == "talks");
    CHECK(document.title == "");
    CHECK(document.date == "");
    CHECK(document.content == "They met.\r\nThey left.\r\n");
    CHECK(document.body_offset == 0);
    CHECK(document.source_offset == 0);
}

TEST_CASE("title and date line of a text, and where its body begins in the file") {
    struct Case {
        std::string text, title, date, body;
    };
    const std::vector<Case> cases{
        {" date 2024-04-26\nThey met.", "", "2024-04-26", "They met."},
        {"Date: 2024-04-26\r\n\r\nThey met.", "", "2024-04-26", "They met."},
        {"\xef\xbb\xbf\n2024-04-26\n\nA and B meet\n\nThey met.\n", "A and B meet", "2024-04-26", "They met.\n"},
        {"Date: 26 April 2024\n\nThey met.", "", "2024-04-26", "They met."},
        {"Published: April 26, 2024\n\nA and B meet\n\nThey met.", "A and B meet", "2024-04-26", "They met."},
        {"2024/04/26 10:00\nThey met.", "", "2024-04-26", "They met."},
        {"April 26, 2024 was a Friday.", "", "", "April 26, 2024 was a Friday."},
        {"A and B meet\n\nThey met.", "A and B meet", "", "They met."},
        {"A and B meet\r\n \r\nThey met.", "A and B meet", "", "They met."},
        {"Is “this” a ‘title’\n\n\n\nYes.", "Is “this” a ‘title’", "", "Yes."},
        {"A and B met.\n\nThey left.", "", "", "A and B met.\n\nThey left."},
        {"A and B meet\nThey met.", "", "", "A and B meet\nThey met."},
        {"A and B meet\n\n", "", "", "A and B meet\n\n"},
        {"A and B meet", "", "", "A and B meet"},
        {"2024-02-30\nThey met.", "", "", "2024-02-30\nThey met."},
        {"dates 2024-02-20\nThey met.", "", "", "dates 2024-02-20\nThey met."},
        {std::string(300, 'a') + "\n\nThey met.", "", "", std::string(300, 'a') + "\n\nThey met."},
    };
    for (const auto& [text, title, date, body] : cases) {
        const auto& shown = text; // clang 14 captures no structured binding
        CAPTURE(shown);
        Folder folder;
        const auto reading = read({folder.add("a.txt", text)});
        REQUIRE(reading.documents.size() == 1);
        const auto& document = reading.documents.front();
        CHECK(document.title == title);
        CHECK(document.date == date);
        CHECK(body_of(document) == body);
        CHECK(document.content == (title.empty() ? body : title + "\n" + body));
        CHECK(text.substr(document.source_offset, body.size()) == body);
    }
}

TEST_CASE("a line in the head of a text that is only a date dates it, and is blanks") {
    struct Case {
        std::string text, title, date, body;
    };
    const std::string blanks(10, ' ');
    const std::vector<Case> cases{
        {"A and B meet\n2024-04-26\n\nThey met.", "A and B meet", "2024-04-26", "They met."},
        {"A and B meet\r\n\r\nBy Ada Fenn\r\n\r\n2024-04-26\r\n\r\nThey met.", "A and B meet", "2024-04-26",
         "By Ada Fenn\r\n\r\n" + blanks + "\r\n\r\nThey met."},
        {"A and B meet\n\nThey spoke of fish.\nBy Ada Fenn\nThe Lantern\n2024-04-26\n2024-04-27\nThey met.", "A and B meet", "2024-04-26",
         "They spoke of fish.\nBy Ada Fenn\nThe Lantern\n" + blanks + "\n" + blanks + "\nThey met."},
        {"2024-04-26\n\n2024-04-27\n\nA and B meet\n\nThey met.", "A and B meet", "2024-04-26", "They met."},
        {"2024-04-25\n\nA and B meet\n\n2024-04-26\n\nThey met.", "A and B meet", "2024-04-25", "They met."},
        {"Title: A and B meet\nDate: 2024-04-26\n\nThey met.", "Title: A and B meet", "2024-04-26", "They met."},
    };
    for (const auto& [text, title, date, body] : cases) {
        const auto& shown = text; // clang 14 captures no structured binding
        CAPTURE(shown);
        Folder folder;
        const auto reading = read({folder.add("a.txt", text)});
        REQUIRE(reading.documents.size() == 1);
        CHECK(reading.problems.empty());
        const auto& document = reading.documents.front();
        CHECK(document.title == title);
        CHECK(document.date == date);
        CHECK(body_of(document) == body);
        CHECK(text.substr(document.source_offset).ends_with("They met."));
        CHECK(text.size() - document.source_offset == body.size());
    }
}

TEST_CASE("a date that stands further down, or heads one day of several, is text") {
    const std::string long_sentence = "They spoke of fish" + std::string(300, 'h') + ".";
    for (const std::string text :
         {"They met.\n2024-04-26\nThey left.", "Fish\nThey met. They left.\nThey came.\n2024-04-26\nThey spoke.",
          "A and B\nmet\non the\nriver\nElm\n2024-04-26\nThey spoke.", "A and B met on\nApril 26, 2024\nin Port Elm.",
          "A and B met on\nApril 26, 2024.", "A year of fish\n\n2024-04-26\n\nThey met.\n\n2024-05-26\n\nThey left.",
          "A and B meet\nDate: soon\n\nThey met."}) {
        CAPTURE(text);
        const auto reading = read({"-"}, {}, text);
        REQUIRE(reading.documents.size() == 1);
        CHECK(reading.documents.front().date == "");
        CHECK(text.ends_with(body_of(reading.documents.front())));
    }
    CHECK(content_of("A and B meet\n" + long_sentence + "\n2024-04-26\nThey met.").find("2024") != std::string::npos);
}

TEST_CASE("the date of a JSON article precedes one in the head of its text, which is blanks all the same") {
    const auto reading = read({"-"}, {},
                              R"({"title": "A and B meet", "date": "2024-04-25", "text": "By Bo Fenn\n2024-04-26\n\nThey met."}
{"title": "A and B meet", "text": "By Ada Fenn\n2024-04-26\n\nThey met."})");
    REQUIRE(reading.documents.size() == 2);
    CHECK(reading.documents[0].date == "2024-04-25");
    CHECK(body_of(reading.documents[0]) == "By Bo Fenn\n" + std::string(10, ' ') + "\n\nThey met.");
    CHECK(reading.documents[1].date == "2024-04-26");
    CHECK(reading.documents[1].source_offset == 0);
}

TEST_CASE("JSON lines and JSON objects give id, date, title, text and url") {
    Folder folder;
    const auto lines = folder.add(
        "news.jsonl",
        R"({"id": "a", "date": "2024-04-26T10:00:00Z", "title": " A\nB ", "text": "T\u00fcrkiye met.", "url": "http://x", "source": "X"}

{"id": 17, "date": null, "title": null, "text": "They met.", "source": "https://x/17", "url": null, "other": [1, {"text": 2}]}
{"text": "date 2024-04-27\nThey met.", "source": "X"})");
    const auto object = folder.add("one.json", "\xef\xbb\xbf{\n \"text\": \"They met.\"\n}\n");
    const auto reading = read({lines, object}, {.date = "2020-01-01", .resources = {}});
    CHECK(reading.problems.empty());
    REQUIRE(ids_of(reading) == std::vector<std::string>{"a", "17", "news:4", "one"});
    const auto& documents = reading.documents;
    CHECK(documents[0].date == "2024-04-26");
    CHECK(documents[0].title == "A B");
    CHECK(documents[0].content == "A B\nTürkiye met.");
    CHECK(documents[0].body_offset == 4);
    CHECK(documents[0].url == "http://x");
    CHECK(documents[1].date == "2020-01-01");
    CHECK(documents[1].url == "https://x/17");
    CHECK(documents[2].date == "2024-04-27");
    CHECK(documents[2].source_offset == 16);
    CHECK(documents[2].url.empty());
    CHECK(documents[3].content == "They met.");
}

TEST_CASE("blanks of an address are written as browsers write them") {
    const auto reading = read({"-"}, {}, R"x({"id": "a", "text": "They met.", "url": "https://x/May 26, 2026"})x");
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.documents.front().url == "https://x/May%2026,%202026");
    CHECK(reading.problems.empty());
}

TEST_CASE("an address that no page may link to is left out with a remark") {
    const auto reading = read({"-"}, {}, R"x({"id": "a", "text": "They met.", "url": "javascript:alert(1)", "source": "http://x"})x");
    REQUIRE(ids_of(reading) == std::vector<std::string>{"a"});
    CHECK(reading.documents.front().url.empty());
    REQUIRE(reading.problems.size() == 1);
    CHECK_FALSE(reading.problems.front().lost);
    CHECK(reading.problems.front().text() ==
          "-, line 1: the url \"javascript:alert(1)\" is no address that begins with http:// or https://; it is ignored");
}

TEST_CASE("a line that promises a date and has none is left out with a remark") {
    Folder folder;
    const auto text = folder.add("a.txt", "\n\nDate: 2024-13-40\n\nThey met.");
    const auto page = folder.add("b.html", "<p>Date: soon.<p>They met, and spoke about fish for as long as an hour.");
    const auto lines = folder.add("c.jsonl", R"({"text": "Date: soon\nThey met."})");
    const auto reading = read({text, page, lines});
    REQUIRE(reading.documents.size() == 3);
    REQUIRE(reading.problems.size() == 3);
    CHECK(body_of(reading.documents[0]) == "They met.");
    CHECK(reading.problems[0].text() ==
          text + ", line 3: the date \"2024-13-40\" is no day like 2024-04-26 or 26 April 2024; it is ignored");
    CHECK(reading.problems[1].text() == page + ": the date \"soon.\" is no day like 2024-04-26 or 26 April 2024; it is ignored");
    CHECK(reading.problems[2].text() == lines + ", line 1: the date \"soon\" is no day like 2024-04-26 or 26 April 2024; it is ignored");
    CHECK_FALSE(reading.problems[0].lost);
}

TEST_CASE("each field of an article that is passed over is told of") {
    const auto reading = read({"-"}, {}, R"x({"id": [], "text": "Date: soon\nA.", "date": "2024-13-40", "url": "ftp://x", "title": 7})x");
    REQUIRE(reading.documents.size() == 1);
    std::vector<InputFault> faults;
    for (const auto& problem : reading.problems) {
        CHECK_FALSE(problem.lost);
        faults.push_back(problem.fault);
    }
    CHECK(faults ==
          std::vector{InputFault::OddField, InputFault::OddDay, InputFault::OddAddress, InputFault::OddField, InputFault::OddDay});
}

TEST_CASE("JSON is read as what it is, whatever its file is called") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
        {"{\"text\": \"A.\"}\n\n{\"text\": \"B.\"}\n", {"a:1", "a:3"}},
        {"{\"text\": \"cut\n{\"text\": \"B.\"}\n", {"a:2"}},
        {"[{\"text\": \"A.\"},\n {\"text\": \"B.\"}]\n", {"a:1", "a:2"}},
        {"\xef\xbb\xbf{\n  \"text\": \"A.\"\n}\n", {"a"}},
        {"{\n  \"text\": \"A.\"\n}\n{\n  \"id\": 7,\n  \"text\": \"B.\"\n}\n", {"a:1", "7"}},
        {"[{\"text\": \"A.\"}]\n[{\"text\": \"B.\"}]\n", {"a:1", "a:2"}},
    };
    for (const auto& [text, ids] : cases) {
        for (const auto* const name : {"a.json", "a.jsonl", "a.txt", "a"}) {
            const std::string shown = std::string(name) + ": " + text;
            CAPTURE(shown);
            Folder folder;
            CHECK(ids_of(read({folder.add(name, text)})) == ids);
        }
        CHECK(read({"-"}, {}, text).documents.size() == ids.size());
    }
}

TEST_CASE("a broken article among several objects costs itself and what follows it") {
    Folder folder;
    const auto file = folder.add("a.json", "{\n\"text\": \"A.\"\n}\n{\n\"text\": \"B.\n}\n");
    const auto reading = read({file});
    CHECK(ids_of(reading) == std::vector<std::string>{"a:1"});
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].text().starts_with(file + ", article 2: the JSON is broken at byte "));
}

TEST_CASE("JSON lines are read one by one, however long the first is and the file is named") {
    std::string lines;
    for (int i = 0; i < 3; ++i) {
        lines += "{\"text\": \"" + std::string(100'000, 'a') + "\"}\n";
    }
    Folder folder;
    const InputOptions options{.date = "", .largest_article = 150'000, .resources = {}};
    CHECK(read({folder.add("a.jsonl", lines)}, options).documents.size() == 3);
    CHECK(read({folder.add("a.txt", lines)}, options).documents.size() == 3);
    CHECK(read({"-"}, options, lines).documents.size() == 3);
    CHECK(read({folder.add("a.json", lines)}, options).documents.size() == 3);
    const std::string object = lines.substr(0, lines.find('}')) + ",\n\"id\": \"b\"}\n";
    CHECK(ids_of(read({folder.add("b.txt", object)}, options)) == std::vector<std::string>{"b"});
}

TEST_CASE("a broken first line of JSON lines costs itself only") {
    Folder folder;
    const auto reading = read({folder.add("a.jsonl", "{\"text\": \"cut\nby a line feed\"}\n{\"text\": \"B.\"}\n{\"text\": \"C.\"}\n")});
    CHECK(ids_of(reading) == std::vector<std::string>{"a:3", "a:4"});
    CHECK(reading.problems.size() == 2);
}

TEST_CASE("a file that fails in the middle costs itself only") {
    Folder folder;
    const auto reading = read({"/proc/self/mem", folder.add("a.txt", "A.")}); // its first byte cannot be read
    CHECK(ids_of(reading) == std::vector<std::string>{"a"});
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].text() == "/proc/self/mem: the file cannot be read to its end");
}

TEST_CASE("a graph that Entente wrote is refused by name, whatever its file is called") {
    const std::string graph = "{\"format\":\"entente-graph\",\"version\":1,\n\"nodes\":[]}\n";
    const std::string events = "{\"kind\":\"header\",\"format\":\"entente-events\",\"version\":1}\n{\"kind\":\"node\"}\n";
    Folder folder;
    folder.add("a.json", graph);
    folder.add("b.jsonl", events);
    folder.add("c.txt", events);
    folder.add("d.txt", "A.");
    const auto reading = read({folder.path(), "-"}, {}, graph);
    CHECK(ids_of(reading) == std::vector<std::string>{"d"});
    REQUIRE(reading.problems.size() == 4);
    for (const auto& problem : reading.problems) {
        CHECK(problem.message == "this is a graph that Entente wrote, and no article");
        CHECK(problem.lost == (problem.file == "-")); // it may be the folder's own graph, from the run before
    }
}

TEST_CASE("a folder is read through in the order of its paths, hidden and unknown files aside") {
    Folder folder;
    folder.add("b/2.txt", "Two.");
    folder.add("a.txt", "A.");
    folder.add("b.ndjson", "{\"text\": \"B.\"}\n");
    folder.add("c.JSON", "{\"text\": \"C.\"}\n");
    folder.add("README.md", "Not an article.");
    folder.add(".hidden/x.txt", "Hidden.");
    folder.add(".x.txt", "Hidden.");
    const auto reading = read({folder.path()});
    CHECK(reading.problems.empty());
    CHECK(ids_of(reading) == std::vector<std::string>{"a", "b:1", "2", "c"});
}

TEST_CASE("an exported article has its paragraphs in one line each, however few they are") {
    Folder folder;
    const auto text = folder.add("a.txt", "1 of 2 DOCUMENTS\r\n\r\nLENGTH: 20 words\r\n\r\n"
                                          "The minister of Norland, Anna Alt, accused the Prime\r\n"
                                          "Minister of Ostia. Then she left for the\r\nPort.\r\n\r\nShort\r\nlines.\r\n"
                                          "2 of 2 DOCUMENTS\r\n\r\nLENGTH: 2 words\r\n\r\nShort\r\nlines.\r\n");
    const auto reading = read({text});
    REQUIRE(reading.documents.size() == 2);
    CHECK(reading.documents[0].content == "The minister of Norland, Anna Alt, accused the Prime  Minister of Ostia. Then she left for the  "
                                          "Port.\r\n\r\nShort\r\nlines.");
    CHECK(reading.documents[1].content == "Short\r\nlines.");
}

TEST_CASE("an exported article that stands twice is read once") {
    Folder folder;
    const std::string article = "\n\nLENGTH: 2 words\n\nNorland left.\n\n";
    const auto reading = read({folder.add(
        "a.txt", "1 of 3 DOCUMENTS" + article + "2 of 3 DOCUMENTS\n\nLENGTH: 2 words\n\nVell stayed.\n\n" + "3 of 3 DOCUMENTS" + article)});
    CHECK(ids_of(reading) == std::vector<std::string>{"a:1", "a:2"});
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].text() == folder.path() + "/a.txt, article 3: this has the text of article 1 and is read once");
    CHECK_FALSE(reading.problems[0].lost);
}

TEST_CASE("a folder's texts of formats that are not read are told of together") {
    Folder folder;
    folder.add("b/2.PDF", "%PDF-1.4");
    folder.add("a.docx", "PK");
    folder.add("c.pdf", "%PDF-1.4");
    folder.add("logo.png", "PNG");
    const std::string expected = ", expected files *.txt, *.html, *.htm, *.xhtml, *.jsonl, *.ndjson or *.json";
    const auto none = read({folder.path()});
    REQUIRE(none.problems.size() == 1);
    CHECK(none.problems[0].text() == folder.path() + ": the folder has no articles (1 .docx, 2 .pdf)" + expected);
    CHECK(none.problems[0].lost);
    folder.add("d.txt", "They met.");
    const auto one = read({folder.path()});
    CHECK(one.documents.size() == 1);
    REQUIRE(one.problems.size() == 1);
    CHECK(one.problems[0].message.starts_with("files of other formats are passed over (1 .docx, 2 .pdf), expected *.txt"));
    CHECK_FALSE(one.problems[0].lost);
}

TEST_CASE("a pipe in a folder is passed over, not waited for") {
    Folder folder;
    folder.add("a.txt", "They met.\n");
    REQUIRE(::mkfifo((folder.path() + "/b.txt").c_str(), 0600) == 0);
    const auto reading = read({folder.path()});
    CHECK(reading.documents.size() == 1);
    CHECK(reading.problems.empty());
}

TEST_CASE("web pages are read wherever they come from") {
    const std::string page = "<!DOCTYPE html><title>A and B</title><meta name=date content=2024-04-26><p>A met B.";
    Folder folder;
    folder.add("a.txt", "A.");
    for (const auto* const name : {"b.html", "c.HTM", "d.xhtml", "saved-page.txt"}) {
        folder.add(name, page);
    }
    const auto other_ending = folder.add("news.php", page);
    const auto reading = read({folder.path(), other_ending, "-"}, {}, "\n <!doctype HTML><title>A and B</title><p>A met B.");
    CHECK(reading.problems.empty());
    CHECK(ids_of(reading) == std::vector<std::string>{"a", "b", "c", "d", "saved-page", "news", "stdin"});
    for (std::size_t i = 1; i < reading.documents.size(); ++i) {
        CHECK(reading.documents[i].content == "A and B\nA met B.");
        CHECK(reading.documents[i].date == (i == 6 ? "" : "2024-04-26"));
    }
}

TEST_CASE("a page without an article costs itself only") {
    Folder folder;
    const auto menu = folder.add("a.html", "<html><nav>Home</nav>");
    const auto odd = folder.add("b.html", "<meta charset=utf-8><p>T\xfcrkiye met B.");
    const auto reading = read({menu, odd}, {.date = "2024-04-26", .resources = {}});
    CHECK(ids_of(reading) == std::vector<std::string>{"b"});
    CHECK(reading.documents.front().date == "2024-04-26");
    REQUIRE(reading.problems.size() == 2);
    CHECK(reading.problems[0].text() == menu + ": the page has no article text, only what stands around one (menus, links, notices)");
    CHECK(reading.problems[0].lost);
    CHECK(reading.problems[1].text() == odd + ": bytes that are no UTF-8 were read as windows-1252");
    CHECK_FALSE(reading.problems[1].lost);
}

TEST_CASE("a page needs the table of the resources") {
    Folder folder;
    std::istringstream none;
    fs::copy_file(fs::path(ENTENTE_TEST_RESOURCES) / "date_line.tsv", fs::path(folder.path()) / "date_line.tsv");
    ArticleReader reader({folder.add("a.txt", "A."), folder.add("b.html", "<p>A met B.")}, none, {.date = "", .resources = folder.path()});
    CHECK(reader.next().has_value());
    CHECK_THROWS_WITH_AS((void)reader.next(), (folder.path() + "/html_page.tsv: cannot be opened for reading").c_str(), std::runtime_error);
}

TEST_CASE("an array of JSON objects is as many articles, numbered where they have no id") {
    const std::string array = "\xef\xbb\xbf [{\"text\": \"One.\"},\n 7, {\"id\": \"b\", \"text\": \"Two.\", \"date\": \"soon\"},\n{\"id\": "
                              "\"b\", \"text\": \"Three.\"}]";
    Folder folder;
    const auto reading = read({folder.add("a.json", array), folder.add("b.json", "[]"), folder.add("c.txt", "Four."), "-"}, {}, array);
    CHECK(ids_of(reading) == std::vector<std::string>{"a:1", "b", "b-2", "c", "stdin:1", "b-3", "b-4"});
    CHECK(body_of(reading.documents[2]) == "Three.");
    REQUIRE(reading.problems.size() == 8);
    CHECK(reading.problems[0].text() == folder.path() + "/a.json, article 2: found a number, expected a JSON object with a field \"text\"");
    CHECK(reading.problems[1].text() ==
          folder.path() + "/a.json, article 3: the date \"soon\" is no day like 2024-04-26 or 26 April 2024; it is ignored");
    CHECK(reading.problems[2].text() == folder.path() + "/a.json, article 4: the id \"b\" was used before; this article is called \"b-2\"");
    CHECK(reading.problems[3].text() == folder.path() + "/b.json: the array has no articles");
}

TEST_CASE("a broken array is lost as a whole, and told of as the file") {
    Folder folder;
    const auto reading = read({folder.add("a.json", "[{\"text\": \"A.\"}, {\"text\": \"B.\"}")});
    CHECK(reading.documents.empty());
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].text().starts_with(folder.path() + "/a.json: the JSON is broken at byte "));
}

TEST_CASE("a text on standard input may begin with a bracket") {
    const auto reading = read({"-"}, {}, "[Reuters] Chad met Mali.");
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.documents[0].content == "[Reuters] Chad met Mali.");
}

TEST_CASE("standard input is JSON lines if it begins with a brace, else one text") {
    CHECK(ids_of(read({"-"}, {}, " \n{\"text\": \"A.\"}\n{\"id\": \"b\", \"text\": \"B.\"}\n")) ==
          std::vector<std::string>{"stdin:2", "b"});
    const auto text = read({"-"}, {}, "They met {secretly}.");
    CHECK(ids_of(text) == std::vector<std::string>{"stdin"});
    CHECK(text.documents.front().content == "They met {secretly}.");
    CHECK(read({"-"}, {}, "").problems.front().text() == "-: the file is empty");
}

TEST_CASE("a broken line costs its own article only") {
    Folder folder;
    std::string lines;
    for (int i = 1; i <= 20; ++i) {
        lines += i == 17 ? "{\"text\": \"cut\n" : "{\"text\": \"They met.\"}\n";
    }
    const auto file = folder.add("news.jsonl", lines);
    const auto reading = read({file});
    CHECK(reading.documents.size() == 19);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems.front().text() ==
          file + ", line 17: the JSON is broken at byte 14 (Missing a closing quotation mark in string)");
    CHECK(reading.problems.front().lost);
}

TEST_CASE("what cannot be read is said in one sentence with file and line") {
    struct Case {
        std::string name, content, message;
        std::size_t articles;
    };
    const std::vector<Case> cases{
        {"a.txt", "", ": the file is empty", 0},
        {"a.txt", " \r\n\t\xef\xbb\xbf", ": the file is empty", 0},
        {"a.txt", "2024-04-26\n", ": the article is empty", 0},
        {"a.txt", std::string("PK\0\1", 4), ": this is a binary file (it has NUL bytes), expected UTF-8 text", 0},
        {"a.txt",
         std::string("\xff\xfe"
                     "a\0",
                     4),
         ": this is UTF-16 text, expected UTF-8; iconv -f UTF-16 -t UTF-8 makes it that", 0},
        {"a.txt", "Türkiye.\nT\xfcrkiye met.\n", ", line 2: bytes that are no UTF-8 were replaced by U+FFFD, here and perhaps further on",
         1},
        {"a.txt", "One.\nT\xfcrkiye met.\n", ", line 2: bytes that are no UTF-8 were read as windows-1252, here and perhaps further on", 1},
        {"a.txt", std::string(2000, 'a'), ": the article is longer than 1000 bytes, the most that is accepted", 0},
        {"a.jsonl", "{\"text\": \"A.\"}\n{\"text\": \"" + std::string(2000, 'a') + "\"}\n{\"text\": \"B.\"}\n",
         ", line 2: the article is longer than 1000 bytes, the most that is accepted", 2},
        {"a.jsonl", "{\"title\": \"A.\"}\n", ", line 1: the article has no field \"text\"; it has \"title\"", 0},
        {"a.jsonl", "{}\n", ", line 1: the article has no field \"text\"", 0},
        {"a.jsonl", R"({"a": 1, "b": [1], "c": [], "d": null, "e": "", "body": "A.", "id": 7})",
         R"(, line 1: the article has no field "text"; it has "a", "b", "c", "d", "e" and 2 more)", 0},
        {"a.json", R"({"status": "ok", "articles": [{"text": "A."}]})",
         R"(: the article has no field "text"; it has "status", "articles"; "articles" is an array of objects: )"
         "if those are the articles, give that array alone",
         0},
        {"a.jsonl", R"({"text": "A.", "id": 4.5})",
         R"(, line 1: the field "id" is a number, expected a string or whole number; it is ignored)", 1},
        {"a.eml", "Subject: A\nFrom: b@c.org\n\nA.\n",
         ": this is an e-mail with its headers (save its text), expected text, a web page or JSON", 0},
        {"a.jsonl", "{\"text\": 7}\n", ", line 1: the field \"text\" is a number, expected a string", 0},
        {"a.jsonl", "{\"text\": null}\n", ", line 1: the field \"text\" is null, expected a string", 0},
        {"a.jsonl", "{\"text\": \" \\n\"}\n", ", line 1: the article is empty", 0},
        {"a.jsonl", "[1]\n", ", line 1: found an array, expected a JSON object with a field \"text\"", 0},
        {"a.jsonl", "{\"text\": \"A.\"} x\n",
         ", line 1: the JSON is broken at byte 16 (The document root must not be followed by other values)", 0},
        {"a.jsonl", "{\"text\": \"\\ud800\"}\n", ", line 1: the JSON is broken at byte 11 (The surrogate pair in string is invalid)", 0},
        {"a.jsonl", "{\"text\": \"T\xfc\x81rkiye.\"}\n", ", line 1: bytes that are no UTF-8 were replaced by U+FFFD", 1},
        {"a.jsonl", "{\"text\": \"T\xfcrkiye.\"}\n", ", line 1: bytes that are no UTF-8 were read as windows-1252", 1},
        {"a.jsonl", "{\"text\": \"A.\", \"date\": \"26 April\"}\n",
         ", line 1: the date \"26 April\" is no day like 2024-04-26 or 26 April 2024; it is ignored", 1},
        {"a.jsonl", "{\"text\": \"A.\", \"id\": [1]}\n",
         ", line 1: the field \"id\" is an array, expected a string or whole number; it is ignored", 1},
        {"a.jsonl", std::string("{\"text\": \"A.\"}\n\0\n{\"text\": \"B.\"}\n", 32),
         ", line 2: this is a binary file (it has NUL bytes), expected UTF-8 text", 1},
        {"a.jsonl", "{\"id\": \"x\", \"text\": \"A.\"}\n{\"id\": \"x\", \"text\": \"B.\"}\n",
         ", line 2: the id \"x\" was used before; this article is called \"x-2\"", 2},
        {"a.json", "7", ": found a number, expected a JSON object with a field \"text\"", 0},
        {"a.csv", "id,text\n1,A.\n", ": this is a table, expected text, a web page or JSON (of each row a line with a field \"text\")", 0},
        {"a.graphml", "<graphml/>", ": this is a graph in GraphML, expected text, a web page or JSON", 0},
        {"a.md/x.png", "x", ": the folder has no articles, expected files *.txt, *.html, *.htm, *.xhtml, *.jsonl, *.ndjson or *.json", 0},
    };
    for (const auto& [name, content, message, articles] : cases) {
        const auto& shown = name; // clang 14 captures no structured binding
        const auto& wanted = message;
        CAPTURE(shown);
        CAPTURE(wanted);
        Folder folder;
        auto file = folder.add(name, content);
        if (name.find('/') != std::string::npos) {
            file = fs::path(file).parent_path().string();
        }
        const auto reading = read({file}, {.date = "", .largest_article = 1000, .resources = {}});
        CHECK(reading.documents.size() == articles);
        REQUIRE(reading.problems.size() == 1);
        CHECK(reading.problems.front().text() == file + message);
        if (articles == 0) {
            CHECK(reading.problems.front().lost);
        }
    }
    CHECK(read({"no/such/file"}).problems.front().text() == "no/such/file: there is no such file or folder");
}

TEST_CASE("files of one stem get different ids without a remark") {
    Folder folder;
    folder.add("a/1.txt", "A.");
    folder.add("b/1.txt", "B.");
    folder.add("b/1-2.txt", "C.");
    const auto reading = read({folder.path()});
    CHECK(reading.problems.empty());
    CHECK(ids_of(reading) == std::vector<std::string>{"1", "1-2", "1-3"});
}

TEST_CASE("NUL characters of JSON strings become spaces") {
    Folder folder;
    const auto reading = read({folder.add("a.jsonl", "{\"text\": \"A\\u0000B.\"}\n")});
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.documents.front().content == "A B.");
}

TEST_CASE("deep nesting and random bytes never end the program") {
    Folder folder;
    const auto deep = read({folder.add("deep.jsonl", "{\"text\": " + std::string(1'000'000, '[') + "\n")});
    CHECK(deep.problems.size() == 1);
    std::mt19937 random(11);
    const std::string alphabet = "{}[]\",: \n\\u0tex\xff\xef\xbb\xbf-1";
    for (int round = 0; round < 300; ++round) {
        std::string bytes = round % 3 == 0 ? "{\"text\":\"" : "";
        for (auto length = random() % 200; length > 0; --length) {
            bytes += round % 2 == 0 ? alphabet[random() % alphabet.size()] : static_cast<char>(1 + random() % 255);
        }
        const auto file = folder.add(round % 4 < 2 ? "x.jsonl" : "x.txt", bytes);
        for (const auto& document : read({file, "-"}, {}, bytes).documents) {
            REQUIRE(document.body_offset <= document.content.size());
            REQUIRE_FALSE(document.id.empty());
        }
    }
}
