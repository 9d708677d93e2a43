#include "cli/show.hpp"

#include "cli/graph_table.hpp"
#include "cli/peeked_input.hpp"
#include "cli/reading.hpp"
#include "cli/resources.hpp"
#include "cli/show_options.hpp"
#include "cli/usage_error.hpp"
#include "cli/viewed.hpp"
#include "entente/output/graph_json.hpp"
#include "entente/pipeline/pipeline.hpp"
#include "entente/store/graph_reader.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

namespace entente {
namespace {

/// Is the input one graph, and not articles?
bool is_graph(const std::vector<std::string>& inputs, PeekedInput& standard_input) {
    const auto graph = std::find_if(inputs.begin(), inputs.end(), [&](const std::string& input) {
        return input == "-" ? begins_as_graph(standard_input.beginning()) : is_graph_file(input);
    });
    if (graph != inputs.end() && inputs.size() > 1)
        throw UsageError("one graph at a time and no articles with it, but " + *graph + " is a graph");
    return graph != inputs.end();
}

void print(PropertyGraph graph, const Ontology& ontology, const ShowOptions& options, const std::filesystem::path& resources) {
    auto view = view_options(options.view, ontology, resources);
    if (view) view->places = options.json; // a table needs none
    graph = viewed(std::move(graph), ontology, view, options.reading.quiet);
    if (options.json) {
        OutputOptions output;
        if (options.evidence) output.evidence = *options.evidence;
        write_graph_json(graph, ontology, output, std::cout);
    } else {
        print_table(std::cout, graph, ontology,
                    {.terminal = terminal_of_output(),
                     .limit = options.limit,
                     .evidence = options.evidence.value_or(1),
                     .events = options.view.states});
    }
}

} // namespace

int run_show(std::span<const std::string> arguments) {
    ShowOptions options = parse_show_options(arguments);
    if (options.help) {
        std::cout << show_help();
        return 0;
    }
    PeekedInput standard_input(std::cin);
    if (is_graph(options.reading.inputs, standard_input)) {
        if (!options.reading.date.empty() || !options.reading.aliases.empty()) {
            throw UsageError(std::string(options.reading.date.empty() ? "--aliases" : "--date") +
                             " is for articles that are read; this is a graph that was written before");
        }
        const std::filesystem::path resources = find_resources(options.reading.resources);
        const Ontology ontology = Ontology::load(resources);
        const std::string& input = options.reading.inputs.front();
        print(input == "-" ? read_graph(standard_input.stream(), standard_input.beginning(), input, ontology) : read_graph(input, ontology),
              ontology, options, resources);
        return 0;
    }
    const Corrections corrections = load_corrections(options.reading);
    const std::filesystem::path resources = find_resources(options.reading.resources);
    Reading reading(options.reading, resources, standard_input.stream());
    reading.begin("nothing can be shown");
    const auto sure = std::exchange(options.view.min_confidence, std::nullopt);
    const Pipeline pipeline = Pipeline::load(resources, sure, corrections);
    print(pipeline.graph_of(reading.read(pipeline), {.min_confidence = sure.value_or(0)}), pipeline.ontology(), options, resources);
    return reading.lost() ? 1 : 0;
}

} // namespace entente
