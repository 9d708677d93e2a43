#include "cli/build.hpp"
#include "cli/explain.hpp"
#include "cli/export.hpp"
#include "cli/formats.hpp"
#include "cli/show.hpp"
#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"
#include "entente/output/output_file.hpp"
#include "entente/text/terminal_text.hpp"

#include <exception>
#include <iomanip>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

struct Command {
    std::string_view name;
    std::string_view what;
    int (*run)(std::span<const std::string> arguments);
};

constexpr Command commands[] = {
    {"build", "read articles, write the graph of what they say", run_build},
    {"explain", "tell why names were taken for one actor, and others were not", run_explain},
    {"export", "turn a graph that was written as json or jsonl into other formats", run_export},
    {"formats", "list the formats that graphs can be written in", run_formats},
    {"show", "show a graph on the terminal, or as one JSON document", run_show},
};

void print_help() {
    std::cout << "Usage: entente COMMAND [ARGUMENT]...\n"
                 "\n"
                 "English news in, a graph of who did what to whom out. Every edge carries the sentences that say so.\n"
                 "\n"
                 "Examples:\n"
                 "  entente build article.txt -o graph.graphml    one article, for Gephi\n"
                 "  entente build news/ -o graph.dot              a folder of articles, for Graphviz\n"
                 "  entente build --help                          all options\n"
                 "\n"
                 "Commands:\n";
    for (const Command& command : commands) std::cout << "  " << std::left << std::setw(10) << command.name << command.what << '\n';
    std::cout << "\n"
                 "Options:\n"
                 "  -h, --help    show this help\n"
                 "  --version     show the version\n";
}

[[noreturn]] void reject(const std::string& word) {
    std::vector<std::string> known{"--help", "--version"};
    for (const Command& command : commands) known.emplace_back(command.name);
    throw UsageError("there is no " + std::string(word.starts_with('-') ? "option " : "command ") + word + suggestion(word, known));
}

/// The help that tells what the user could have said.
std::string help_for(std::string_view word) {
    for (const Command& command : commands) {
        if (command.name == word) return "entente " + std::string(word) + " --help";
    }
    return "entente --help";
}

int run(std::span<const std::string> arguments) {
    if (arguments.empty()) throw UsageError("no command; the usual one is: entente build ARTICLE -o graph.graphml");
    const std::string& word = arguments.front();
    if (word == "--help" || word == "-h") {
        print_help();
        return 0;
    }
    if (word == "--version") {
        std::cout << "entente " ENTENTE_VERSION "\n";
        return 0;
    }
    for (const Command& command : commands) {
        if (command.name == word) return command.run(arguments.subspan(1));
    }
    reject(word);
}

} // namespace
} // namespace entente

int main(int count, char** words) {
    entente::remove_unfinished_files_on_signals();
    try {
        const std::vector<std::string> arguments(words + 1, words + count);
        const int code = entente::run(arguments);
        if (!std::cout.flush()) throw std::runtime_error("standard output: cannot be written");
        return code;
    } catch (const entente::UsageError& error) {
        std::cerr << "entente: " << entente::printable_line(error.what()) << "\nentente: see "
                  << entente::help_for(count > 1 ? words[1] : "") << '\n';
        return 2;
    } catch (const std::exception& error) {
        std::cerr << "entente: " << entente::printable_line(error.what()) << '\n';
        return 1;
    }
}
