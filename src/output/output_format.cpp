#include "entente/output/output_format.hpp"

#include "entente/output/csv.hpp"
#include "entente/output/dot.hpp"
#include "entente/output/events_jsonl.hpp"
#include "entente/output/gexf.hpp"
#include "entente/output/graph_json.hpp"
#include "entente/output/graphml.hpp"
#include "entente/output/html.hpp"
#include "entente/output/neo4j.hpp"
#include "entente/output/picture.hpp"
#include "entente/text/utf8.hpp"

#include <array>

namespace entente {
namespace {

constexpr OutputPart csv_parts[] = {{".nodes.csv", write_csv_nodes}, {".edges.csv", write_csv_edges}};
constexpr OutputPart neo4j_parts[] = {
    {"/nodes.csv", write_neo4j_nodes}, {"/relationships.csv", write_neo4j_relationships}, {"/load.cypher", write_neo4j_cypher}};

constexpr std::array<OutputFormat, 11> formats{{
    {"graphml", ".graphml", "Gephi, Cytoscape, NetworkX, igraph, Neo4j", write_graphml},
    {"gexf", ".gexf", "Gephi with its timeline, Gephi Lite", write_gexf},
    {"dot", ".dot", "Graphviz", write_dot},
    {"json", ".json", "entente export, D3, NetworkX; nothing is lost", write_graph_json},
    {"jsonl", ".jsonl", "entente export, DuckDB, pandas: one event a line; nothing is lost", write_events_jsonl},
    {"csv", ".csv", "spreadsheets, pandas, R, Gephi: NAME.nodes.csv and NAME.edges.csv", nullptr, csv_parts},
    {"neo4j", ".neo4j", "Neo4j: a folder of tables for bulk import and a script", nullptr, neo4j_parts},
    {"html", ".html", "any browser, without a network", write_html},
    {"svg", ".svg", "browsers, Inkscape; drawn by Graphviz", write_svg, {}, check_graphviz},
    {"png", ".png", "everything; drawn by Graphviz", write_png, {}, check_graphviz},
    {"pdf", ".pdf", "readers, printers; drawn by Graphviz", write_pdf, {}, check_graphviz},
}};

} // namespace

std::span<const OutputFormat> output_formats() { return formats; }

const OutputFormat* output_format_named(std::string_view name) {
    for (const OutputFormat& format : formats) {
        if (format.name == name) return &format;
    }
    return nullptr;
}

const OutputFormat* output_format_of(const std::filesystem::path& file) {
    const std::string extension = lowercase(file.extension().string());
    for (const OutputFormat& format : formats) {
        if (format.extension == extension) return &format;
    }
    return nullptr;
}

} // namespace entente
