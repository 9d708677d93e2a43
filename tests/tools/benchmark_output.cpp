// Writes a synthetic graph in every format and prints what that costs, for scripts/benchmark-output.
//
//   entente_benchmark_output RESOURCES NODES EDGES FOLDER FORMAT...
//
// The same numbers give the same graph. The first line is the graph: its name, seconds of making and of laying it out, megabytes of memory.
// Then one line a format: name, seconds, seconds of the processor, bytes, megabytes of memory beyond those of the graph. Each format is
// written by a process of its own that shares the graph, so that none profits from the memory of another.

#include "processor_time.hpp"

#include "entente/graph/edge_summary.hpp"
#include "entente/graph/layout.hpp"
#include "entente/output/graph_file.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <malloc.h>
#include <random>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace entente;

namespace {

constexpr const char* words[] = {"talks",   "minister", "border",     "accused",     "signed",    "\"never again\"",
                                 "Erdoğan", "R&D",      "delegation", "on Thursday", "ceasefire", "< 5 km"};

class Dice {
public:
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    std::string sentence() {
        std::string text = "The";
        for (std::size_t i = 0, length = 12 + below(12); i < length; ++i) text += std::string(" ") + words[below(std::size(words))];
        return text + ".";
    }

private:
    std::mt19937_64 engine_{42};
};

Evidence evidence_from(Dice& dice) {
    Evidence evidence;
    evidence.document = "article-" + std::to_string(dice.below(100'000));
    evidence.text = dice.sentence();
    evidence.begin = dice.below(5000);
    evidence.end = evidence.begin + evidence.text.size();
    const std::size_t month = 1 + dice.below(12);
    if (dice.below(3) > 0) evidence.date = "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-15";
    evidence.confidence = static_cast<float>(dice.below(1000)) / 1000;
    return evidence;
}

/// Edges of different pairs, relations or statuses; most have one evidence, some two or three.
PropertyGraph synthetic(const Ontology& ontology, std::size_t nodes, std::size_t edges) {
    Dice dice;
    PropertyGraph graph(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        Node& node = graph[i];
        node.id = "Q" + std::to_string(i);
        node.type = static_cast<ActorType>(dice.below(actor_type_count));
        node.label = "Actor " + std::to_string(i) + " & Söhne";
        node.aliases = {node.label, "A" + std::to_string(i)};
        node.mentions = node.documents = 1 + dice.below(50);
        node.color = ontology.actor_types[node.type].color;
    }
    // By source, so that the order is that of a graph of ours; targets of one source differ.
    for (std::size_t i = 0; i < edges; ++i) {
        const std::size_t source = i * nodes / edges;
        const std::size_t target = (source + 1 + (i * 7919) % (nodes - 1)) % nodes;
        std::vector<Evidence> evidence;
        for (std::size_t k = 0, count = dice.below(10) == 0 ? 2 + dice.below(2) : 1; k < count; ++k)
            evidence.push_back(evidence_from(dice));
        Edge edge = summarised_edge(dice.below(ontology.relations.size()), Status::Asserted, std::move(evidence));
        widen(graph[source], edge);
        widen(graph[target], edge);
        boost::add_edge(source, target, std::move(edge), graph);
    }
    return graph;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Memory in use now, which is what a forked process starts with.
double megabytes() {
    std::ifstream status("/proc/self/statm");
    double whole = 0;
    double resident = 0;
    status >> whole >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024 / 1024;
}

void measure(const PropertyGraph& graph, const Ontology& ontology, const OutputFormat& format, const OutputOptions& options,
             const std::filesystem::path& file) {
    const double before = megabytes();
    const double computed_before = processor_seconds();
    const auto start = std::chrono::steady_clock::now();
    write_graph_file(graph, ontology, format, options, file);
    const double seconds = seconds_since(start);
    const double computed = processor_seconds() - computed_before;
    std::uintmax_t bytes = 0;
    for (const auto& written : files_of(format, file)) bytes += std::filesystem::file_size(written);
    std::printf("%s %.3f %.3f %ju %.0f\n", std::string(format.name).c_str(), seconds, computed, bytes,
                std::max(0.0, peak_megabytes() - before));
    std::fflush(stdout);
}

/// Runs `work` in a process of its own. Returns whether that went well.
template <typename Work>
bool apart(Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            work();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
            ::_exit(1);
        }
        ::_exit(0);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 6) {
        std::fputs("usage: entente_benchmark_output RESOURCES NODES EDGES FOLDER FORMAT...\n", stderr);
        return 2;
    }
    const Ontology ontology = Ontology::load(arguments[1]);
    auto start = std::chrono::steady_clock::now();
    PropertyGraph graph = synthetic(ontology, std::stoul(arguments[2]), std::stoul(arguments[3]));
    const double making = seconds_since(start);
    start = std::chrono::steady_clock::now();
    lay_out(graph);
    ::malloc_trim(0); // what the layout has given back must not hide what a writer takes
    std::printf("graph %.3f %.3f %.0f\n", making, seconds_since(start), megabytes());
    std::fflush(stdout);
    for (int i = 5; i < count; ++i) {
        const OutputFormat* format = output_format_named(arguments[i]);
        if (format == nullptr) {
            std::fprintf(stderr, "there is no format %s\n", arguments[i]);
            return 2;
        }
        const std::filesystem::path file = std::filesystem::path(arguments[4]) / ("graph" + std::string(format->extension));
        if (!apart([&] { measure(graph, ontology, *format, {.resources = arguments[1]}, file); })) return 1;
    }
    return 0;
}
