#include "cli/export.hpp"

#include "cli/command_line.hpp"
#include "cli/output_targets.hpp"
#include "cli/peeked_input.hpp"
#include "cli/resources.hpp"
#include "cli/usage_error.hpp"
#include "cli/viewed.hpp"
#include "entente/output/events_jsonl.hpp"
#include "entente/output/graph_json.hpp"
#include "entente/store/graph_reader.hpp"

#include <boost/program_options.hpp>

#include <iostream>
#include <stdexcept>

namespace entente {
namespace {

namespace po = boost::program_options;

constexpr const char* synopsis = R"(Usage: entente export GRAPH.json|EVENTS.jsonl|- [-o FILE]... [OPTION]...

Turns a graph that was written as json or jsonl into other formats, without reading the news again. - is standard input.

Examples:
  entente export week.json -o week.gexf -o week.svg        two more formats
  entente export week.jsonl -o week.csv                    week.nodes.csv and week.edges.csv
  grep -e '"kind":"node"' -e '"relation":"attacks"' week.jsonl > attacks.jsonl
  entente export attacks.jsonl -o attacks.html             one relation only
  entente export week.json -o tr.html --actor Ankara       one actor and its neighbours
  entente export week.json -o world.gexf --states          who did what between countries
  entente export week.json -o sure.svg --min-confidence .8 what is told surely
  entente export year.json -o year.gexf --by month         a file a month

)";

constexpr const char* exit_codes = R"(
Exit codes:
  0  all files written
  1  the graph could not be read, or a file not written
  2  the command line is wrong
)";

po::options_description visible_options() {
    po::options_description options("Options", 104, 70);
    options.add_options() //
        ("output,o", po::value<std::vector<std::string>>()->value_name("FILE"),
         "write the graph to FILE (- for standard output, the default); may be repeated") //
        ("format", po::value<std::string>()->value_name("NAME"),
         "format of all outputs (see entente formats); default: by the ending of FILE")                                        //
        ("evidence", po::value<std::string>()->value_name("N"), "write at most N sentences of evidence an edge; default: all") //
        ("resources", po::value<std::string>()->value_name("DIR"), "folder of tables; default: that of the installation")      //
        ("quiet,q", "say nothing but errors")                                                                                  //
        ("help,h", "show this help");
    options.add(view_options_group(true));
    return options;
}

PropertyGraph graph_of(const std::string& input, const Ontology& ontology) {
    if (input == "-") {
        PeekedInput standard_input(std::cin);
        if (standard_input.beginning().empty())
            throw std::runtime_error("-: this is empty, expected a graph that was written as json or jsonl");
        return read_graph(standard_input.stream(), standard_input.beginning(), input, ontology);
    }
    const OutputFormat* format = output_format_of(input);
    if (format != nullptr && format->write != write_graph_json && format->write != write_events_jsonl) {
        throw std::runtime_error(input + ": by its ending this is " + std::string(format->name) +
                                 "; entente export reads graphs that were written as json or jsonl");
    }
    return read_graph(input, ontology);
}

} // namespace

int run_export(std::span<const std::string> arguments) {
    const po::variables_map given = parse_command_line(arguments, visible_options());
    if (given.count("help") != 0) {
        std::cout << synopsis << visible_options() << exit_codes;
        return 0;
    }
    const std::vector<std::string> inputs = texts_of(given, "input");
    if (inputs.size() != 1)
        throw UsageError(inputs.empty() ? "no graph to export; name a .json or .jsonl file of ours, or - for standard input"
                                        : "one graph at a time, but got " + inputs[1] + " too");
    std::vector<std::string> files = texts_of(given, "output");
    if (files.empty()) files = {"-"};
    const std::vector<OutputTarget> targets = output_targets(files, text_of(given, "format"));
    OutputOptions options;
    options.evidence = count_of(given, "evidence", options.evidence);
    const bool quiet = given.count("quiet") != 0;
    const ViewRequest request = parse_view_options(given);
    check_periods(targets, request.by);
    Attempts attempts;
    check_targets(attempts, places_of(targets, request.by), inputs);
    if (attempts.failed()) return 1;

    options.resources = find_resources(text_of(given, "resources"));
    const Ontology ontology = Ontology::load(options.resources);
    const auto view = view_options(request, ontology, options.resources);
    TakenFiles taken;
    taken.add_read(inputs.front());
    write_by_period(attempts, taken, targets, viewed(graph_of(inputs.front(), ontology), ontology, view, quiet), ontology, options,
                    request.by, quiet);
    return attempts.failed() ? 1 : 0;
}

} // namespace entente
