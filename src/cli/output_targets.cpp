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

[[noreturn]] void refuse(const OutputTarget& target, const std::string& reason) {
    throw std::runtime_error(target.file + ": cannot be written: " + reason);
}

/// Throws std::runtime_error where a target cannot be written whatever it holds.
void check_place(const OutputTarget& target) {
    namespace fs = std::filesystem;
    std::error_code none;
    const bool is_folder_format = files_of(*target.format, target.file).front().parent_path() == fs::path(target.file);
    const auto status = fs::status(target.file, none);
    if (fs::is_directory(status) != is_folder_format && fs::exists(status)) {
        refuse(target,
               is_folder_format ? "the format " + std::string(target.format->name) + " is a folder, and this is a file" : "it is a folder");
    }
    if (fs::exists(status) && !fs::is_regular_file(status) && !is_folder_format) return; // a pipe or a device
    fs::path folder = is_folder_format && fs::exists(status) ? fs::path(target.file) : fs::path(target.file).parent_path();
    if (folder.empty()) folder = ".";
    if (!fs::is_directory(folder, none)) refuse(target, "there is no folder " + folder.string());
    if (::access(folder.c_str(), W_OK) != 0) refuse(target, "the folder " + folder.string() + " may not be written to");
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
    for (const std::string& file : files) {
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

void check_targets(std::span<const OutputTarget> targets, std::span<const std::string> inputs) {
    TakenFiles taken;
    for (const std::string& input : inputs) taken.add_read(input);
    for (const OutputTarget& target : targets) {
        if (target.format->check != nullptr) target.format->check();
        if (target.file == "-") continue;
        for (const std::filesystem::path& file : files_of(*target.format, target.file)) taken.claim(file);
        check_place(target);
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

void write_targets(Attempts& attempts, TakenFiles& taken, std::span<const OutputTarget> targets, const PropertyGraph& graph,
                   const Ontology& ontology, const OutputOptions& options) {
    for (const OutputTarget& target : targets) {
        attempts.run([&] {
            if (target.file != "-") {
                for (const std::filesystem::path& file : files_of(*target.format, target.file)) taken.claim(file);
                return write_graph_file(graph, ontology, *target.format, options, target.file);
            }
            target.format->write(graph, ontology, options, std::cout); // whether it went out, `main` sees
        });
    }
}

} // namespace entente
