#pragma once

#include <filesystem>
#include <set>

namespace entente {

/// The files whose place no output may take: those that are read, and the outputs of the same run.
class TakenFiles {
public:
    /// "-" is the file that standard input comes from, if any.
    void add_read(const std::filesystem::path& file);
    /// Takes the file for an output. Throws std::runtime_error if it is read from or another output. Pipes and devices are anybody's.
    void claim(const std::filesystem::path& file);

private:
    std::set<std::filesystem::path> read_, written_; ///< as `name_of` gives them
};

} // namespace entente
