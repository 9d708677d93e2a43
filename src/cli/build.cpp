#include "cli/build.hpp"

#include "cli/build_options.hpp"
#include "cli/per_document.hpp"
#include "cli/reading.hpp"
#include "cli/resources.hpp"
#include "cli/viewed.hpp"
#include "entente/pipeline/pipeline.hpp"

#include <iostream>
#include <optional>
#include <utility>

namespace entente {

int run_build(std::span<const std::string> arguments) {
    BuildOptions options = parse_build_options(arguments);
    if (options.help) {
        std::cout << build_help();
        return 0;
    }
    auto read_from = options.reading.inputs;
    if (!options.reading.aliases.empty()) read_from.push_back(options.reading.aliases);
    Attempts attempts;
    check_targets(attempts, places_of(options.outputs, options.view.by), read_from);
    if (!options.per_document.empty() && options.per_document_format->check != nullptr) attempts.run(options.per_document_format->check);
    if (attempts.failed()) return 1;
    if (!options.per_document.empty()) make_folder(options.per_document);

    const Corrections corrections = load_corrections(options.reading);
    options.output.resources = find_resources(options.reading.resources);
    Reading reading(options.reading, options.output.resources);
    // The first article comes before the model, so that a wrong path is told at once.
    reading.begin("nothing is written");
    const Pipeline pipeline = Pipeline::load(options.output.resources, options.min_confidence, corrections);
    auto view = view_options(options.view, pipeline.ontology(), options.output.resources);
    const std::vector<Document> documents = reading.read(pipeline);

    TakenFiles taken;
    for (const std::string& file : reading.files()) taken.add_read(file);
    PropertyGraph graph;
    if (!options.outputs.empty() || view) {
        graph = pipeline.graph_of(documents, {.min_confidence = options.min_confidence.value_or(0)});
    }
    const auto view_of_article = view_of_each(view, graph);
    if (view && options.outputs.empty()) view->places = false; // it is counted only
    write_by_period(attempts, taken, options.outputs, viewed(std::move(graph), pipeline.ontology(), view, options.reading.quiet),
                    pipeline.ontology(), options.output, options.view.by, options.reading.quiet);
    if (!options.per_document.empty()) write_per_document(attempts, taken, options, pipeline, documents, view_of_article);
    return reading.lost() || attempts.failed() ? 1 : 0;
}

} // namespace entente
