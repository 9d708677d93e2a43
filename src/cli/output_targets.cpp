#include "cli/output_targets.hpp"

#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"
#include "entente/output/graph_file.hpp"
#include "entente/text/terminal_text.hpp"

#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <system_error>

namespace entente {
namespace {

const OutputFormat& format_by_ending(const std::string& file) {
    if (file == "-") return output_formats().front();
    if (const OutputFormat* format = output_format_of(file)) return *format;
    throw UsageError("the ending of \"" + file + "\" names no format; give --format, one of: " + format_names());
}

} // namespace

std::string format_names() {
    std::string names;
    for (const OutputFormat& format : output_formats()) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

const OutputFormat& format_named(const std::string& name) {
    if (const OutputFormat* format = output_format_named(name)) return *format;
    std::vector<std::string> names;
    for (const OutputFormat& format : output_formats()) names.emplace_back(format.name);
    const std::string hint = suggestion(name, names);
    throw UsageError("there is no format \"" + name + "\"" + (hint.empty() ? "; there are: " + format_names() : hint));
}

std::vector<OutputTarget> output_targets(const std::vector<std::string>& files, const std::string& format) {
    std::vector<OutputTarget> targets;
    for (const std::string& file : files) {
        const OutputFormat& chosen = format.empty() ? format_by_ending(file) : format_named(format);
        if (file == "-" && chosen.write == nullptr) {
            throw UsageError("the format " + std::string(chosen.name) +
                             " is several files and cannot go to standard output; name one with -o");
        }
        targets.push_back({file, &chosen});
    }
    return targets;
}

void check_folders(std::span<const OutputTarget> targets) {
    for (const OutputTarget& target : targets) {
        const std::filesystem::path folder = std::filesystem::path(target.file).parent_path();
        if (target.file != "-" && !folder.empty() && !std::filesystem::is_directory(folder)) {
            throw std::runtime_error(target.file + ": cannot be written: there is no folder " + folder.string());
        }
    }
}

void check_inputs_stay(std::span<const OutputTarget> targets, std::span<const std::string> inputs) {
    for (const OutputTarget& target : targets) {
        for (const std::string& input : inputs) {
            std::error_code none; // where one of them does not exist
            if (target.file != "-" && input != "-" && std::filesystem::equivalent(target.file, input, none)) {
                throw std::runtime_error(target.file + ": cannot be written: it is read from");
            }
        }
    }
}

void Attempts::run(const std::function<void()>& attempt) {
    try {
        attempt();
    } catch (const std::exception& error) {
        std::cerr << "entente: " << printable_line(error.what()) << '\n';
        failed_ = true;
    }
}

void write_targets(Attempts& attempts, std::span<const OutputTarget> targets, const PropertyGraph& graph, const Ontology& ontology,
                   const OutputOptions& options) {
    for (const OutputTarget& target : targets) {
        attempts.run([&] {
            if (target.file != "-") return write_graph_file(graph, ontology, *target.format, options, target.file);
            target.format->write(graph, ontology, options, std::cout); // whether it went out, `main` sees
        });
    }
}

} // namespace entente
