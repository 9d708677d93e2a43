#include "cli/taken_files.hpp"

#include <stdexcept>
#include <system_error>

namespace entente {
namespace {

/// The same for all ways to name a file, through links and "..".
std::filesystem::path name_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto path = std::filesystem::absolute(file, error); // of a relative path that does not exist nothing would be resolved
    const auto name = std::filesystem::weakly_canonical(path, error);
    return error ? path.lexically_normal() : name;
}

} // namespace

void TakenFiles::add_read(const std::filesystem::path& file) { read_.insert(name_of(file == "-" ? "/dev/stdin" : file)); }

void TakenFiles::claim(const std::filesystem::path& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) return;
    const auto name = name_of(file);
    if (read_.contains(name)) throw std::runtime_error(file.string() + ": cannot be written: it is read from");
    if (!written_.insert(name).second) throw std::runtime_error(file.string() + ": cannot be written: another graph of this run is");
}

} // namespace entente
