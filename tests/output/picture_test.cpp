#include "entente/output/picture.hpp"

#include "output/sample_graph.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <stdexcept>

using namespace entente;

namespace {

bool has_graphviz() { return std::system("dot -V > /dev/null 2>&1") == 0; }

/// Sets PATH for a while.
class Path {
public:
    explicit Path(const char* path) : before_(std::getenv("PATH")) { ::setenv("PATH", path, 1); }
    Path(const Path&) = delete;
    Path& operator=(const Path&) = delete;
    ~Path() { ::setenv("PATH", before_.c_str(), 1); }

private:
    std::string before_;
};

} // namespace

TEST_CASE("pictures are drawn by Graphviz, the same graph as the same bytes" * doctest::skip(!has_graphviz())) {
    const std::string svg = written("svg", sample_graph());
    CHECK(holds(svg, "<svg "));
    CHECK(holds(svg, ">Türkiye</text>"));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(written("png", sample_graph()).starts_with("\x89PNG"));
    const std::string pdf = written("pdf", sample_graph());
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(pdf == written("pdf", sample_graph()));
}

TEST_CASE("where Graphviz is missing the message says what to install") {
    const Path nowhere("/nonexistent");
    CHECK_THROWS_WITH_AS(written("svg", sample_graph()), doctest::Contains("install graphviz"), std::runtime_error);
}
