#include "cli/output_targets.hpp"

#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"
#include "entente/output/graph_file.hpp"
#include "entente/text/terminal_text.hpp"

#include <filesystem>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>

namespace entente {
namespace {

const OutputFormat& format_by_ending(const std::string& file) {
    if (file == "-") return output_formats().front();
    if (const OutputFormat* format = output_format_of(file)) return *format;
    throw UsageError("the ending of \"" + file + "\" names no format; give --format, one of: " + format_names());
}

namespace fs = std::filesystem;

bool is_folder(const OutputFormat& format) { return !format.parts.empty() && format.parts.front().ending.starts_with('/'); }

/// Throws std::runtime_error where a file of a target cannot be written whatever it holds; `is_part`: of a folder, which is made if need
/// be.
void check_place(const fs::path& file, bool is_part) {
    const auto refuse = [&](const std::string& reason) { throw std::runtime_error(file.string() + ": cannot be written: " + reason); };
    std::error_code none;
    const auto status = fs::status(file, none);
    if (fs::is_directory(status)) refuse("it is a folder");
    if (fs::exists(status) && !fs::is_regular_file(status)) return; // a pipe or a device
    // Through a symbolic link the file it points to is replaced.
    fs::path folder = (fs::exists(status) ? fs::canonical(file, none) : file).parent_path();
    if (is_part && !fs::exists(folder, none)) folder = folder.parent_path();
    if (folder.empty()) folder = ".";
    if (!fs::exists(folder, none)) refuse("there is no folder " + folder.string());
    if (!fs::is_directory(folder, none)) refuse(folder.string() + " is a file, no folder");
    if (::access(folder.c_str(), W_OK) != 0) refuse("the folder " + folder.string() + " may not be written to");
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
    std::set<std::string> names;
    for (std::string file : files) {
        while (file.size() > 1 && file.ends_with('/')) file.pop_back(); // a folder, as shells complete it
        if (!names.insert(std::filesystem::path(file).lexically_normal().string()).second) {
            throw UsageError("the output " + file + " is named twice");
        }
        const OutputFormat& chosen = format.empty() ? format_by_ending(file) : format_named(format);
        if (file == "-" && chosen.write == nullptr) {
            throw UsageError("the format " + std::string(chosen.name) +
                             " is several files and cannot go to standard output; name one with -o");
        }
        targets.push_back({file, &chosen});
    }
    return targets;
}

void check_targets(Attempts& attempts, std::span<const OutputTarget> targets, std::span<const std::string> inputs) {
    TakenFiles taken;
    for (const std::string& input : inputs) taken.add_read(input);
    for (const OutputTarget& target : targets) {
        attempts.run([&] {
            if (target.format->check != nullptr) target.format->check();
            if (target.file == "-") return;
            for (const std::filesystem::path& file : files_of(*target.format, target.file)) {
                taken.claim(file);
                check_place(file, is_folder(*target.format));
            }
        });
    }
    if (attempts.failed() && targets.size() > 1) std::cerr << "entente: so nothing is read, and no other output is written\n";
}

void Attempts::run(const std::function<void()>& attempt) {
    try {
        attempt();
    } catch (const std::exception& error) {
        if (told_.insert(error.what()).second) std::cerr << "entente: " << printable_line(error.what()) << '\n';
    }
}

void write_untaken(TakenFiles& taken, const PropertyGraph& graph, const Ontology& ontology, const OutputFormat& format,
                   const OutputOptions& options, const std::filesystem::path& file) {
    for (const std::filesystem::path& part : files_of(format, file)) taken.claim(part);
    write_graph_file(graph, ontology, format, options, file);
}

void write_targets(Attempts& attempts, TakenFiles& taken, std::span<const OutputTarget> targets, const PropertyGraph& graph,
                   const Ontology& ontology, const OutputOptions& options) {
    for (const OutputTarget& target : targets) {
        if (target.file == "-") continue;
        attempts.run([&] { write_untaken(taken, graph, ontology, *target.format, options, target.file); });
    }
    // Standard output last: who reads it may close it early, which ends the program.
    for (const OutputTarget& target : targets) {
        if (target.file != "-") continue;
        attempts.run([&] { target.format->write(graph, ontology, options, std::cout); }); // whether it went out, `main` sees
    }
}

} // namespace entente
