#include "entente/output/html.hpp"

#include "output/sha256.hpp"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

using namespace entente;

namespace {

const std::filesystem::path resources = ENTENTE_TEST_RESOURCES;

Node node(std::string id, std::string label, ActorType type) {
    Node made;
    made.id = std::move(id);
    made.label = std::move(label);
    made.type = type;
    made.aliases = {made.label};
    made.size = 4;
    return made;
}

Evidence evidence(std::string document, std::string text, float confidence) {
    Evidence made;
    made.document = std::move(document);
    made.text = std::move(text);
    made.begin = 7;
    made.end = 7 + made.text.size();
    made.date = "2024-04";
    made.confidence = confidence;
    return made;
}

struct Page {
    Ontology ontology = Ontology::load(resources);
    PropertyGraph graph;
    OutputOptions options;

    Page() { options.resources = resources; }

    void join(std::size_t source, std::string_view relation, std::size_t target, Status status, std::vector<Evidence> evidence) {
        Edge edge;
        edge.relation = ontology.relations.find(relation).value();
        edge.status = status;
        edge.date = edge.first_date = edge.last_date = "2024-04";
        edge.confidence = 0.5;
        edge.evidence = std::move(evidence);
        boost::add_edge(source, target, edge, graph);
    }

    [[nodiscard]] std::string text() const {
        std::ostringstream out;
        write_html(graph, ontology, options, out);
        return out.str();
    }

    [[nodiscard]] rapidjson::Document json() const {
        const std::string page = text();
        const std::string open = "<script type=\"application/json\" id=\"graph\">";
        const std::size_t begin = page.find(open) + open.size();
        rapidjson::Document document;
        document.Parse(page.substr(begin, page.find("</script>", begin) - begin).c_str());
        REQUIRE(!document.HasParseError());
        return document;
    }
};

std::string text_of(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("the page holds every node, edge and sentence") {
    Page page;
    boost::add_vertex(node("Q43", "Türkiye", ActorType::State), page.graph);
    boost::add_vertex(node("Q668", "India", ActorType::State), page.graph);
    page.join(0, "accuses", 1, Status::Asserted, {evidence("voa-1", "One.", 0.9F), evidence("voa-2", "Two.", 0.5F)});
    page.join(1, "accuses", 0, Status::Denied, {evidence("voa-2", "Two.", 0.5F)});

    const rapidjson::Document json = page.json();
    REQUIRE(json["nodes"].Size() == 2);
    CHECK(text_of(json["nodes"][0][0]) == "Q43");
    CHECK(text_of(json["nodes"][0][1]) == "Türkiye");
    REQUIRE(json["edges"].Size() == 2);
    const auto& edge = json["edges"][1];
    CHECK(edge[0].GetInt() == 1);
    CHECK(edge[1].GetInt() == 0);
    CHECK(text_of(json["relations"][edge[2].GetUint()][0]) == "accuses");
    CHECK(text_of(json["statuses"][edge[3].GetUint()]) == "denied");
    CHECK(text_of(edge[4]) == "2024-04");
    const auto& second = json["edges"][0][10][1];
    CHECK(text_of(json["documents"][second[0].GetUint()]) == "voa-2");
    CHECK(text_of(json["sentences"][second[1].GetUint()]) == "Two.");
    CHECK(second[3].GetInt() == 7);
    CHECK(second[4].GetInt() == 11);
    CHECK_MESSAGE(json["sentences"].Size() == 2, "a sentence of two edges is written once");
}

TEST_CASE("the page holds the addresses of its articles, if there are any") {
    Page page;
    boost::add_vertex(node("a", "A", ActorType::Person), page.graph);
    boost::add_vertex(node("b", "B", ActorType::Person), page.graph);
    page.join(0, "accuses", 1, Status::Asserted, {evidence("voa-1", "One.", 0.5F), evidence("voa-2", "Two.", 0.5F)});
    CHECK_FALSE(page.json().HasMember("urls"));
    for (const auto edge : boost::make_iterator_range(boost::edges(page.graph)))
        page.graph[edge].evidence[1].url = "https://news.example/2";
    const rapidjson::Document json = page.json();
    REQUIRE(json["urls"].Size() == 1);
    CHECK(json["urls"][0][0].GetInt() == 1);
    CHECK(text_of(json["urls"][0][1]) == "https://news.example/2");
}

TEST_CASE("the page holds as much evidence as the options let through, and the full weight") {
    Page page;
    boost::add_vertex(node("a", "A", ActorType::Person), page.graph);
    boost::add_vertex(node("b", "B", ActorType::Person), page.graph);
    page.join(0, "accuses", 1, Status::Asserted, {evidence("voa-1", "Weak.", 0.2F), evidence("voa-2", "Sure.", 0.9F)});
    page.options.evidence = 1;

    const rapidjson::Document json = page.json();
    CHECK(json["edges"][0][9].GetInt() == 2);
    REQUIRE(json["edges"][0][10].Size() == 1);
    CHECK(text_of(json["sentences"][0]) == "Sure.");
}

TEST_CASE("nothing in the graph ends the element that holds it or fills a placeholder") {
    Page page;
    const std::string hostile = "</script><script>alert(1)</script><!-- {{graph}} {{page.js}} \"\\ \x01 \xff";
    boost::add_vertex(node("a", hostile, ActorType::Person), page.graph);
    const rapidjson::Document json = page.json();
    CHECK(text_of(json["nodes"][0][1]) == "</script><script>alert(1)</script><!-- {{graph}} {{page.js}} \"\\ \x01 \xEF\xBF\xBD");
    CHECK(page.text().find("alert(1)</script>") == std::string::npos);
}

TEST_CASE("the policy of the page allows its own files and nothing else") {
    const std::string text = Page().text();
    for (const auto& entry : std::filesystem::directory_iterator(resources / "page")) {
        const std::string content = content_of(entry.path());
        if (entry.path().extension() == ".html") continue;
        CAPTURE(entry.path().string());
        CHECK(text.find("'sha256-" + sha256_base64(content) + "'") != std::string::npos);
        CHECK(text.find(content) != std::string::npos);
        CHECK_MESSAGE(content.find("</s") == std::string::npos, "an inlined file must not end its own element");
    }
    CHECK(text.find("default-src 'none'") != std::string::npos);
    CHECK(text.find("unsafe") == std::string::npos);
    CHECK(text.find("{{") == std::string::npos);
}

TEST_CASE("the page needs nothing from elsewhere") {
    const std::string text = Page().text();
    for (const char* needle : {" src=", "@import", "url(", "fetch(", "XMLHttpRequest", "<link"}) {
        CAPTURE(needle);
        CHECK(text.find(needle) == std::string::npos);
    }
}

TEST_CASE("an empty graph gives a page") { CHECK(Page().json()["nodes"].Size() == 0); }

TEST_CASE("without its template the writer says which file is missing and writes nothing") {
    Page page;
    page.options.resources = "/nowhere";
    std::ostringstream out;
    CHECK_THROWS_WITH_AS(write_html(page.graph, page.ontology, page.options, out),
                         "/nowhere/page/page.html: cannot be read: the HTML page is made of it", std::runtime_error);
    CHECK(out.str().empty());
}
