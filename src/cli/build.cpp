#include "cli/build.hpp"

#include "cli/build_options.hpp"
#include "cli/per_document.hpp"
#include "cli/progress.hpp"
#include "cli/resources.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/pipeline/pipeline.hpp"

#include <iostream>
#include <optional>
#include <stdexcept>

namespace entente {
namespace {

/// Tells of each problem of the reader once, as soon as it is known.
class ProblemTeller {
public:
    ProblemTeller(const ArticleReader& reader, bool quiet, Progress& progress) : reader_(reader), quiet_(quiet), progress_(progress) {}

    void tell() {
        for (; told_ < reader_.problems().size(); ++told_) {
            const InputProblem& problem = reader_.problems()[told_];
            lost_ = lost_ || problem.lost;
            if (quiet_ && !problem.lost) continue;
            progress_.clear();
            std::cerr << "entente: " << problem.text() << '\n';
        }
    }

    [[nodiscard]] bool lost() const { return lost_; }

private:
    const ArticleReader& reader_;
    bool quiet_;
    Progress& progress_;
    std::size_t told_ = 0;
    bool lost_ = false;
};

} // namespace

int run_build(std::span<const std::string> arguments) {
    BuildOptions options = parse_build_options(arguments);
    if (options.help) {
        std::cout << build_help();
        return 0;
    }
    check_folders(options.outputs);
    if (!options.per_document.empty()) make_folder(options.per_document);

    Progress progress(!options.quiet);
    ArticleReader reader(options.inputs, std::cin, {.date = options.date});
    ProblemTeller problems(reader, options.quiet, progress);
    const auto next = [&] {
        auto document = reader.next();
        problems.tell();
        return document;
    };

    // The first article comes before the model, so that a wrong path is told at once.
    auto first = next();
    if (!first) throw std::runtime_error("no article could be read, so nothing is written");
    options.output.resources = find_resources(options.resources);
    const auto floor = options.min_confidence > 0 ? std::optional(static_cast<float>(options.min_confidence)) : std::nullopt;
    const Pipeline pipeline = Pipeline::load(options.output.resources, floor);
    const std::vector<Document> documents = pipeline.read(
        [&] { return first ? std::exchange(first, std::nullopt) : next(); }, options.threads,
        [&](std::size_t done) { progress.show(done); });
    progress.clear();

    const GraphOptions graph_options{.min_confidence = options.min_confidence};
    if (!options.outputs.empty()) write_targets(options.outputs, pipeline.graph_of(documents, graph_options), pipeline.ontology(), options.output);
    if (!options.per_document.empty()) write_per_document(options, pipeline, documents);
    return problems.lost() ? 1 : 0;
}

} // namespace entente
