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
    options.add_options()                                                                                                //
        ("date", po::value<std::string>()->value_name("YYYY-MM-DD"), "day of the articles that bring none of their own") //
        ("aliases", po::value<std::string>()->value_name("FILE"),
         "what you know better of who is who: merge, split, rename, retype, ignore (docs/formats/aliases.md)") //
        ("threads", po::value<std::string>()->value_name("N"),
         "read N articles side by side; default: the number of processors") //
        ("resources", po::value<std::string>()->value_name("DIR"),
         "folder of models and tables; default: that of the installation") //
        ("quiet,q", "say nothing but errors")                              //
        ("help,h", "show this help");
    return options;
}

} // namespace

ExplainOptions parse_explain_options(std::span<const std::string> arguments) {
    const po::variables_map given = parse_command_line(arguments, visible_options());
    ExplainOptions options;
    options.help = given.count("help") != 0;
    if (options.help) return options;
    options.quiet = given.count("quiet") != 0;
    options.resources = text_of(given, "resources");
    options.aliases = text_of(given, "aliases");
    options.inputs = texts_of(given, "input");
    if (options.inputs.empty()) throw UsageError("no ACTOR; name a node's id or a name, then the articles");
    options.actor = options.inputs.front();
    options.inputs.erase(options.inputs.begin());
    options.inputs = inputs_or_standard_input(std::move(options.inputs), "files or folders of articles");
    options.date = day_of(given);
    options.threads = threads_of(given);
    return options;
}

std::string explain_help() {
    std::ostringstream help;
    help << synopsis << visible_options() << exit_codes;
    return help.str();
}

} // namespace entente
