#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>

namespace entente {

/// Writes a whole file or none: `write` fills a temporary file in the same folder, which takes the file's name only when all of it is
/// written. What is no regular file (a pipe, a device) is written straight. Throws std::runtime_error naming the file when it cannot be
/// written; then an older file of that name is as it was.
void write_output_file(const std::filesystem::path& file, const std::function<void(std::ostream&)>& write);

struct OutputFile {
    std::filesystem::path path;
    std::function<void(std::ostream&)> write;
};

/// Writes several files that belong together: none takes its name before all are whole. A folder that they are to lie in is made, one only.
void write_output_files(std::span<const OutputFile> files);

/// From now on a signal that ends the program (an interrupt, a hang-up, a request to terminate, a limit on time or size) first removes the
/// temporary files of files that are being written; signals that are ignored stay so. For the program to call, once.
void remove_unfinished_files_on_signals();

} // namespace entente
