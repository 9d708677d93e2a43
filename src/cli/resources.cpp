#include "cli/resources.hpp"

#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace entente {
namespace {

namespace fs = std::filesystem;

bool holds_resources(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "relations.tsv", ignored);
}

std::vector<fs::path> candidates(const std::string& given) {
    if (!given.empty()) return {given};
    if (const char* variable = std::getenv("ENTENTE_RESOURCES"); variable != nullptr && *variable != '\0') return {variable};
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return {};
    return {(program.parent_path() / "../share/entente").lexically_normal(), program.parent_path() / "resources"};
}

} // namespace

fs::path find_resources(const std::string& given) {
    std::string tried;
    for (const fs::path& folder : candidates(given)) {
        if (holds_resources(folder)) return folder;
        tried += (tried.empty() ? "" : " and ") + folder.string();
    }
    throw std::runtime_error("no resources (relations.tsv and its neighbours) in " + (tried.empty() ? "any known folder" : tried) +
                             "; name their folder with --resources or ENTENTE_RESOURCES");
}

} // namespace entente
