#include "cli/show_options.hpp"

#include "cli/command_line.hpp"
#include "cli/usage_error.hpp"

#include <boost/program_options.hpp>

#include <sstream>

namespace entente {
namespace {

namespace po = boost::program_options;

constexpr const char* synopsis = R"(Usage: entente show [INPUT...|GRAPH] [OPTION]...

Shows on the terminal who did what to whom: the actors by weight, then the edges with date, status, confidence and sentence.

Examples:
  entente show article.txt                                 what one article says
  entente show week.json --actor Ankara --since 2024-04    one actor of a graph, from April on
  entente show week.jsonl --states --family conflict       conflicts between countries
  entente show news/ --json > graph.json                   for programs

INPUT is as for entente build; GRAPH is a file that was written as json or jsonl, or - for standard input.

)";

constexpr const char* exit_codes = R"(
Exit codes:
  0  shown
  1  something failed: an input could not be read, or no actor is called so
  2  the command line is wrong
)";

po::options_description visible_options() {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    po::options_description options("Options", 104, 70);
    options.add_options()                                                                      //
        ("json", "one JSON document (docs/formats/json.md) instead of the table")              //
        ("limit", text("N"), "at most N actors and N edges in the table; 0: all; default: 25") //
        ("evidence", text("N"), "at most N sentences an edge, the surest; default: 1, with --json all");
    add_reading_options(options);
    options.add(view_options_group(false));
    return options;
}

} // namespace

ShowOptions parse_show_options(std::span<const std::string> arguments) {
    const po::variables_map given = parse_command_line(arguments, visible_options());
    ShowOptions options;
    options.help = given.count("help") != 0;
    if (options.help) return options;
    options.json = given.count("json") != 0;
    options.reading = parse_reading_options(given, inputs_or_standard_input(texts_of(given, "input"), "articles or a graph"));
    options.limit = count_of(given, "limit", options.limit);
    if (options.json && given.count("limit") != 0)
        throw UsageError("--limit is for the table, and --json writes the whole graph; --top shows less");
    if (given.count("evidence") != 0) options.evidence = count_of(given, "evidence", 0);
    options.view = parse_view_options(given);
    return options;
}

std::string show_help() {
    std::ostringstream help;
    help << synopsis << visible_options() << exit_codes;
    return help.str();
}

} // namespace entente
