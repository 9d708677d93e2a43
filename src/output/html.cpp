#include "entente/output/html.hpp"

#include "entente/text/utf8.hpp"
#include "output/evidence_text.hpp"
#include "output/format_number.hpp"
#include "output/sha256.hpp"

#include <boost/range/iterator_range.hpp>
#include <rapidjson/writer.h>

#include <fstream>
#include <map>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente {
namespace {

/// No `<` reaches the page from the graph, so that no text of an article ends the script element that holds it, or begins another.
class ScriptStream {
public:
    using Ch = char;
    explicit ScriptStream(std::ostream& out) : out_(out) {}
    ScriptStream(const ScriptStream&) = delete;
    ScriptStream& operator=(const ScriptStream&) = delete;
    ~ScriptStream() { Flush(); }
    void Put(char c) {
        if (c == '<')
            waiting_ += "\\u003c";
        else
            waiting_ += c;
        if (waiting_.size() >= most_waiting) Flush();
    }
    void Flush() {
        out_ << waiting_;
        waiting_.clear();
    }

private:
    static constexpr std::size_t most_waiting = 65536;
    std::ostream& out_;
    std::string waiting_;
};

using Json = rapidjson::Writer<ScriptStream>;

void write_text(Json& json, std::string_view text) {
    const std::string valid = repaired_utf8(text);
    json.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_number(Json& json, double value, int decimals) {
    const std::string number = format_number(value, decimals);
    json.RawValue(number.data(), number.size(), rapidjson::kNumberType);
}

template <typename Range, typename Write>
void write_array(Json& json, const Range& range, Write write) {
    json.StartArray();
    for (const auto& item : range) write(item);
    json.EndArray();
}

/// Texts written once and named by their number: one sentence is the evidence of many edges.
class TextTable {
public:
    /// `text` must outlive the table.
    std::uint64_t number_of(std::string_view text) {
        const auto [place, is_new] = numbers_.try_emplace(text, texts_.size());
        if (is_new) texts_.push_back(text);
        return place->second;
    }
    [[nodiscard]] const std::vector<std::string_view>& texts() const { return texts_; }

private:
    std::unordered_map<std::string_view, std::uint64_t> numbers_;
    std::vector<std::string_view> texts_;
};

void write_ontology(Json& json, const Ontology& ontology) {
    json.Key("types");
    json.StartArray();
    for (std::size_t i = 0; i < actor_type_count; ++i) {
        const auto type = static_cast<ActorType>(i);
        json.StartArray();
        write_text(json, name_of(type));
        write_text(json, ontology.actor_types[type].color);
        json.EndArray();
    }
    json.EndArray();
    json.Key("statuses");
    json.StartArray();
    for (std::size_t i = 0; i < status_count; ++i) write_text(json, name_of(static_cast<Status>(i)));
    json.EndArray();
    json.Key("relations");
    json.StartArray();
    for (std::size_t i = 0; i < ontology.relations.size(); ++i) {
        const RelationType& relation = ontology.relations[i];
        json.StartArray();
        for (const std::string& text : {relation.name, relation.label, relation.family, relation.color}) write_text(json, text);
        json.Bool(relation.symmetric);
        json.EndArray();
    }
    json.EndArray();
}

void write_node(Json& json, const Node& node) {
    json.StartArray();
    write_text(json, node.id);
    write_text(json, node.label);
    json.Uint(static_cast<unsigned>(node.type));
    for (const std::string& text : {node.subtype, node.country, node.wikidata}) write_text(json, text);
    write_array(json, node.aliases, [&](const std::string& alias) { write_text(json, alias); });
    json.Uint64(node.mentions);
    json.Uint64(node.documents);
    write_text(json, node.first_date);
    write_text(json, node.last_date);
    write_number(json, node.size, 2);
    write_number(json, node.x, 1);
    write_number(json, node.y, 1);
    json.EndArray();
}

/// The articles of the sentences, and where they stand on the web.
struct Articles {
    TextTable documents;
    std::map<std::uint64_t, const std::string*> urls; ///< by number of the document; of those that have one

    std::uint64_t number_of(const Evidence& evidence) {
        const std::uint64_t number = documents.number_of(evidence.document);
        if (!evidence.url.empty()) urls.try_emplace(number, &evidence.url);
        return number;
    }
};

void write_edge(Json& json, std::size_t source, std::size_t target, const Edge& edge, const OutputOptions& options, Articles& articles,
                TextTable& sentences) {
    json.StartArray();
    json.Uint64(source);
    json.Uint64(target);
    json.Uint64(edge.relation);
    json.Uint(static_cast<unsigned>(edge.status));
    for (const std::string& text : {edge.date, edge.first_date, edge.last_date, edge.title}) write_text(json, text);
    write_number(json, edge.confidence, 3);
    json.Uint64(edge.evidence.size());
    write_array(json, chosen_evidence(edge, options), [&](const Evidence* evidence) {
        json.StartArray();
        json.Uint64(articles.number_of(*evidence));
        json.Uint64(sentences.number_of(evidence->text));
        json.Bool(evidence->in_title);
        json.Uint64(evidence->begin);
        json.Uint64(evidence->end);
        write_text(json, evidence->date);
        write_text(json, evidence->title);
        write_number(json, static_cast<double>(evidence->confidence), 3);
        json.EndArray();
    });
    json.EndArray();
}

void write_graph(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    ScriptStream stream(out);
    Json json(stream);
    Articles articles;
    TextTable sentences;
    json.StartObject();
    write_ontology(json, ontology);
    json.Key("nodes");
    write_array(json, boost::make_iterator_range(boost::vertices(graph)), [&](auto vertex) { write_node(json, graph[vertex]); });
    json.Key("edges");
    json.StartArray();
    for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, graph))) {
            write_edge(json, vertex, boost::target(edge, graph), graph[edge], options, articles, sentences);
        }
    }
    json.EndArray();
    json.Key("documents");
    write_array(json, articles.documents.texts(), [&](std::string_view text) { write_text(json, text); });
    if (!articles.urls.empty()) {
        json.Key("urls");
        write_array(json, articles.urls, [&](const auto& url) {
            json.StartArray();
            json.Uint64(url.first);
            write_text(json, *url.second);
            json.EndArray();
        });
    }
    json.Key("sentences");
    write_array(json, sentences.texts(), [&](std::string_view text) { write_text(json, text); });
    json.EndObject();
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream content;
    if (!in || !(content << in.rdbuf())) throw std::runtime_error(file.string() + ": cannot be read: the HTML page is made of it");
    return content.str();
}

/// The template cut at its `{{…}}`: texts and names by turns, a text first and last.
std::vector<std::string> pieces_of(const std::filesystem::path& file) {
    const std::string text = content_of(file);
    std::vector<std::string> pieces;
    std::size_t at = 0;
    for (std::size_t open = text.find("{{"); open != std::string::npos; open = text.find("{{", at)) {
        const std::size_t close = text.find("}}", open);
        if (close == std::string::npos) throw std::runtime_error(file.string() + ": found {{ without }}");
        pieces.push_back(text.substr(at, open - at));
        pieces.push_back(text.substr(open + 2, close - open - 2));
        at = close + 2;
    }
    pieces.push_back(text.substr(at));
    return pieces;
}

} // namespace

void write_html(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    const std::filesystem::path folder = options.resources / "page";
    const std::vector<std::string> pieces = pieces_of(folder / "page.html");
    std::map<std::string, std::string> files;
    std::string scripts;
    std::string styles;
    for (std::size_t i = 1; i < pieces.size(); i += 2) {
        if (pieces[i] == "graph" || pieces[i] == "policy" || files.count(pieces[i]) > 0) continue;
        const std::string& content = files[pieces[i]] = content_of(folder / pieces[i]);
        (std::filesystem::path(pieces[i]).extension() == ".js" ? scripts : styles) += " 'sha256-" + sha256_base64(content) + "'";
    }

    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i % 2 == 0)
            out << pieces[i];
        else if (pieces[i] == "graph")
            write_graph(graph, ontology, options, out);
        else if (pieces[i] == "policy")
            out << "default-src 'none'; base-uri 'none'; form-action 'none'; script-src" << scripts << "; style-src" << styles;
        else
            out << files[pieces[i]];
    }
}

} // namespace entente
