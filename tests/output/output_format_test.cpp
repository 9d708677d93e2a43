#include "entente/output/output_format.hpp"

#include "output/sample_graph.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace entente;

namespace {

/// A graph whose names, forms, titles and sentences are those of hostile.json, in a ring.
PropertyGraph hostile_graph() {
    std::ifstream in(ENTENTE_TEST_DATA "/output/hostile.json");
    rapidjson::Document texts;
    texts.Parse(std::string(std::istreambuf_iterator<char>(in), {}).c_str());
    REQUIRE(texts.IsArray());
    PropertyGraph graph(texts.Size());
    for (rapidjson::SizeType i = 0; i < texts.Size(); ++i) {
        const std::string text(texts[i].GetString(), texts[i].GetStringLength());
        graph[i].id = node_id("person:" + std::to_string(i));
        graph[i].label = text;
        graph[i].aliases = {text};
        graph[i].color = "#FFFFFF";
        graph[i].size = 4;
        Edge edge;
        edge.title = text;
        edge.evidence.push_back({text, "https://news.example/" + std::to_string(i), text, false, 0, text.size(), "", text, 0.5F});
        boost::add_edge(i, (i + 1) % texts.Size(), edge, graph);
    }
    return graph;
}

/// Drawn by another program, which may be missing: picture_test.cpp.
bool is_picture(const OutputFormat& format) { return format.name == "svg" || format.name == "png" || format.name == "pdf"; }

std::string written_part(const OutputPart& part, const PropertyGraph& graph) {
    std::ostringstream out;
    part.write(graph, shipped_ontology(), {}, out);
    return out.str();
}

} // namespace

TEST_CASE("every format is found by its name and by its ending in any case") {
    for (const OutputFormat& format : output_formats()) {
        CHECK(output_format_named(format.name) == &format);
        CHECK(output_format_of("a/b" + std::string(format.extension)) == &format);
    }
    CHECK(output_format_of("X.GraphML") == output_format_named("graphml"));
    CHECK(output_format_named("GraphML") == nullptr);
    CHECK(output_format_of("graphml") == nullptr);
    CHECK(output_format_of("a.txt") == nullptr);
}

TEST_CASE("every format writes the same bytes twice") {
    for (const OutputFormat& format : output_formats()) {
        if (format.write != nullptr && !is_picture(format))
            CHECK(written(format.name, sample_graph()) == written(format.name, sample_graph()));
        for (const OutputPart& part : format.parts) CHECK(written_part(part, sample_graph()) == written_part(part, sample_graph()));
    }
}

TEST_CASE("every format that holds sentences holds the address of their article") {
    for (const OutputFormat& format : output_formats()) {
        CAPTURE(format.name);
        const bool escapes = format.name == "graphml" || format.name == "gexf" || format.name == "dot";
        const char* address = escapes ? "https://news.example/?id=1&amp;page=2" : "https://news.example/?id=1&page=2";
        if (format.write != nullptr && !is_picture(format)) CHECK(holds(written(format.name, linked_graph()), address));
        std::string all;
        for (const OutputPart& part : format.parts) all += written_part(part, linked_graph());
        if (!format.parts.empty()) CHECK(holds(all, address));
    }
}

// read_back.py runs this case and reads the files with Graphviz and NetworkX.
TEST_CASE("hostile texts are written in every format") {
    const TemporaryFolder temporary;
    const char* wanted = std::getenv("ENTENTE_TEST_OUTPUT");
    const std::filesystem::path folder = wanted != nullptr ? std::filesystem::path(wanted) : temporary.path();
    const PropertyGraph graph = hostile_graph();
    for (const OutputFormat& format : output_formats()) {
        for (const OutputPart& part : format.parts) CHECK_FALSE(holds(written_part(part, graph), "\x01"));
        if (format.write == nullptr || is_picture(format)) continue;
        const std::string file = written(format.name, graph);
        CHECK_FALSE(holds(file, "\x01"));
        std::ofstream(folder / ("hostile" + std::string(format.extension)), std::ios::binary) << file;
    }
}
