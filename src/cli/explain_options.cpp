#include "cli/explain_options.hpp"

#include "cli/command_line.hpp"
#include "cli/usage_error.hpp"

#include <boost/program_options.hpp>

#include <sstream>
#include <utility>

namespace entente {
namespace {

namespace po = boost::program_options;

constexpr const char* synopsis = R"(Usage: entente explain ACTOR [INPUT...] [OPTION]...

Reads English news articles and tells why the names in them are one node of the graph: which were joined, in which articles, by
which rule, and which look-alikes were kept apart and why.

Examples:
  entente explain Erdogan news.jsonl                      by a name
  entente explain Q43 news/                               by a node's id
  entente explain "Bank of Zorgan" news/ --aliases my.tsv with your corrections

ACTOR is a node's id, its label, a name that articles use or another name of it, or a part of one; accents and capitals do not
matter. INPUT is as for entente build.

)";

constexpr const char* exit_codes = R"(
Exit codes:
  0  the actor was explained
  1  something failed: no article names the actor, or an article could not be read
  2  the command line is wrong
)";

po::options_description visible_options() {
    po::options_description options("Options", 104, 70);
    add_reading_options(options);
    return options;
}

} // namespace

ExplainOptions parse_explain_options(std::span<const std::string> arguments) {
    const po::variables_map given = parse_command_line(arguments, visible_options());
    ExplainOptions options;
    options.help = given.count("help") != 0;
    if (options.help) return options;
    std::vector<std::string> words = texts_of(given, "input");
    if (words.empty()) throw UsageError("no ACTOR; name a node's id or a name, then the articles");
    options.actor = words.front();
    words.erase(words.begin());
    options.reading = parse_reading_options(given, inputs_or_standard_input(std::move(words), "files or folders of articles"));
    return options;
}

std::string explain_help() {
    std::ostringstream help;
    help << synopsis << visible_options() << exit_codes;
    return help.str();
}

} // namespace entente
