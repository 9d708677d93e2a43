#include "entente/output/graph_file.hpp"

#include "child_process.hpp"
#include "entente/output/output_file.hpp"
#include "output/sample_graph.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <iterator>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

using namespace entente;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::recursive_directory_iterator(folder), {}));
}

void write(const std::string& format, const std::filesystem::path& file, const PropertyGraph& graph = sample_graph()) {
    write_graph_file(graph, shipped_ontology(), *output_format_named(format), {}, file);
}

/// A graph of some 300 kB in every format.
PropertyGraph large_graph() {
    PropertyGraph graph(1000);
    for (std::size_t i = 0; i < 1000; ++i) {
        graph[i].id = "n" + std::to_string(i);
        graph[i].label = std::string(300, 'x');
    }
    return graph;
}

/// Lets no file of this process grow past that many bytes, as a full disk would.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;
    ~FileLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

} // namespace

TEST_CASE("a format of several files makes their names from the one given") {
    using Files = std::vector<std::filesystem::path>;
    CHECK(files_of(*output_format_named("json"), "a/g.json") == Files{"a/g.json"});
    CHECK(files_of(*output_format_named("csv"), "a/g.csv") == Files{"a/g.nodes.csv", "a/g.edges.csv"});
    CHECK(files_of(*output_format_named("csv"), "a/v1.2/g") == Files{"a/v1.2/g.nodes.csv", "a/v1.2/g.edges.csv"});
    CHECK(files_of(*output_format_named("neo4j"), "g.neo4j") ==
          Files{"g.neo4j/nodes.csv", "g.neo4j/relationships.csv", "g.neo4j/load.cypher"});
}

TEST_CASE("all files of a format are written, a folder is made for them, and writing again replaces them") {
    const TemporaryFolder folder;
    for (int time = 0; time < 2; ++time) {
        write("csv", folder.path() / "g.csv");
        write("neo4j", folder.path() / "g.neo4j");
    }
    CHECK(folder.content("g.nodes.csv").starts_with("Id,"));
    CHECK(folder.content("g.edges.csv").starts_with("Source,"));
    CHECK(folder.content("g.neo4j/load.cypher").starts_with("//"));
    CHECK(files_in(folder.path()) == 2 + 1 + 3);
}

TEST_CASE("on a full disk the older files are as they were and nothing new is there") {
    const TemporaryFolder folder;
    folder.add("g.nodes.csv", "older");
    folder.add("g.graphml", "older");
    const PropertyGraph graph = large_graph();
    {
        const FileLimit limit(100'000);
        for (const char* name : {"g.csv", "g.graphml", "g.json", "g.neo4j"}) {
            CAPTURE(name);
            CHECK_THROWS_WITH_AS(write(output_format_of(name)->name.data(), folder.path() / name, graph),
                                 doctest::Contains("cannot be written"), std::runtime_error);
        }
    }
    CHECK(folder.content("g.nodes.csv") == "older");
    CHECK(folder.content("g.graphml") == "older");
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("when one of several files cannot be written none is") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "g.edges.csv");
    CHECK_THROWS_WITH_AS(write("csv", folder.path() / "g.csv"), doctest::Contains("g.edges.csv: cannot be written: it is a folder"),
                         std::runtime_error);
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a program that is killed while writing leaves the older file as it was") {
    const TemporaryFolder folder;
    const auto file = folder.add("g.graphml", "older");
    const int status = status_of_child([&] {
        write_output_file(file, [](std::ostream& out) {
            out << std::string(1'000'000, 'x') << std::flush;
            ::kill(::getpid(), SIGKILL);
        });
    });
    CHECK(WIFSIGNALED(status));
    CHECK(folder.content("g.graphml") == "older");
}
