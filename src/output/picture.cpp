#include "entente/output/picture.hpp"

#include "entente/output/dot.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <ostream>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace entente {
namespace {

/// Files and not pipes join us with the program: none of them can fill up while the other side waits.
struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using ScratchFile = std::unique_ptr<std::FILE, Closer>;

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error("the picture cannot be drawn: " + why); }

ScratchFile scratch_file() {
    ScratchFile file(std::tmpfile());
    if (!file) fail("no temporary file: " + std::generic_category().message(errno));
    return file;
}

ScratchFile scratch_file(const std::string& content) {
    ScratchFile file = scratch_file();
    if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size() || std::fflush(file.get()) != 0) {
        fail("the temporary file for the drawing is cut short: " + std::generic_category().message(errno));
    }
    std::rewind(file.get());
    return file;
}

std::string content_of(const ScratchFile& file) {
    std::rewind(file.get());
    std::string content;
    std::array<char, 1 << 16> block{};
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), file.get())) content.append(block.data(), size);
    return content;
}

std::string first_line(const ScratchFile& file) {
    const std::string text = content_of(file);
    return text.substr(0, text.find('\n'));
}

int run(const std::vector<std::string>& words, const ScratchFile& input, const ScratchFile& output, const ScratchFile& errors) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ::fileno(input.get()), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ::fileno(output.get()), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ::fileno(errors.get()), STDERR_FILENO);
    pid_t child = 0;
    const int error = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        fail("the program \"" + words.front() + "\" of Graphviz cannot be started (" + std::generic_category().message(error) +
             "); install graphviz, or write .dot and draw it elsewhere");
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) fail("the program \"" + words.front() + "\" was lost: " + std::generic_category().message(errno));
    }
    return status;
}

std::string drawn(const std::vector<std::string>& words, const std::string& dot) {
    const ScratchFile input = scratch_file(dot);
    const ScratchFile output = scratch_file();
    const ScratchFile errors = scratch_file();
    const int status = run(words, input, output, errors);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        const std::string said = first_line(errors);
        const std::string end = WIFEXITED(status) ? "ended with code " + std::to_string(WEXITSTATUS(status))
                                                  : "was ended by signal " + std::to_string(WTERMSIG(status));
        fail("Graphviz " + end + (said.empty() ? std::string() : ": " + said));
    }
    return content_of(output);
}

/// A PDF tells when it was drawn; with a time that is always the same, the same graph gives the same bytes.
std::string without_time(std::string pdf) {
    constexpr std::string_view mark = "/CreationDate (D:";
    constexpr std::string_view no_time = "20000101000000";
    const std::size_t at = pdf.find(mark);
    if (at != std::string::npos && at + mark.size() + no_time.size() <= pdf.size()) pdf.replace(at + mark.size(), no_time.size(), no_time);
    return pdf;
}

std::string dot_of(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options) {
    std::ostringstream dot;
    write_dot(graph, ontology, options, dot);
    return dot.str();
}

} // namespace

void check_graphviz() { drawn({"dot", "-V"}, ""); }

void write_svg(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << drawn({"dot", "-Tsvg"}, dot_of(graph, ontology, options));
}

void write_png(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << drawn({"dot", "-Tpng", "-Gdpi=144"}, dot_of(graph, ontology, options));
}

void write_pdf(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out) {
    out << without_time(drawn({"dot", "-Tpdf"}, dot_of(graph, ontology, options)));
}

} // namespace entente
