#include "cli/build_options.hpp"

#include "cli/command_line.hpp"
#include "cli/usage_error.hpp"
#include "cli/viewed.hpp"

#include <boost/program_options.hpp>

#include <sstream>
#include <utility>

namespace entente {
namespace {

namespace po = boost::program_options;

constexpr const char* synopsis = R"(Usage: entente build [INPUT...] [-o FILE]... [OPTION]...

Reads English news articles and writes a graph of who did what to whom.

Examples:
  entente build article.txt -o graph.graphml            one article, for Gephi
  entente build news/ -o graph.graphml -o graph.dot     a folder of articles, two formats
  entente build news.jsonl --per-document graphs/       one graph an article
  entente build news/ -o ankara.html --actor Ankara     one actor and its neighbours
  entente build -o - --format dot < article.txt | dot -Tsvg > graph.svg

INPUT is a text file, a saved web page, JSON lines or a JSON array of articles (id, date, title, url,
text), a folder, or - for standard input, which is also read where no INPUT is named.
)";

constexpr const char* exit_codes = R"(
Exit codes:
  0  all articles read, all files written
  1  something failed: an article could not be read (the graph of the others is written), or a file not written
  2  the command line is wrong
)";

po::options_description visible_options() {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    po::options_description options("Options", 104, 70);
    options.add_options() //
        ("output,o", po::value<std::vector<std::string>>()->value_name("FILE"),
         "write the graph to FILE (- for standard output, the default); may be repeated") //
        ("format", text("NAME"),
         "format of all outputs (see entente formats); default: by the ending of FILE") //
        ("per-document", text("DIR"),
         "also write one graph an article, DIR/<id>.graphml (or of --format)") //
        ("evidence", text("N"), "write at most N sentences of evidence an edge; default: all");
    add_reading_options(options);
    options.add(view_options_group(true));
    return options;
}

} // namespace

BuildOptions parse_build_options(std::span<const std::string> arguments) {
    const po::variables_map given = parse_command_line(arguments, visible_options());
    BuildOptions options;
    options.help = given.count("help") != 0;
    if (options.help) return options;
    options.per_document = text_of(given, "per-document");
    if (given.count("per-document") != 0 && options.per_document.empty()) throw UsageError("--per-document names no folder");

    options.reading = parse_reading_options(given, inputs_or_standard_input(texts_of(given, "input"), "files or folders of articles"));
    options.output.evidence = count_of(given, "evidence", options.output.evidence);

    const std::string format = text_of(given, "format");
    std::vector<std::string> files = texts_of(given, "output");
    if (files.empty() && options.per_document.empty()) files = {"-"};
    options.outputs = output_targets(files, format);
    options.view = parse_view_options(given);
    options.min_confidence = std::exchange(options.view.min_confidence, std::nullopt);
    check_periods(options.outputs, options.view.by);
    if (options.view.by && options.outputs.empty()) throw UsageError("--by parts the graph of all articles; name a file for it with -o");
    options.per_document_format = format.empty() ? output_formats().data() : &format_named(format);
    return options;
}

std::string build_help() {
    std::ostringstream help;
    help << synopsis << '\n' << visible_options() << exit_codes;
    return help.str();
}

} // namespace entente
