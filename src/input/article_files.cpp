#include "input/article_files.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

namespace fs = std::filesystem;

/// How texts come that cannot be read; somebody may think that a folder's are.
constexpr std::array<std::string_view, 12> other_endings{".pdf", ".doc", ".docx", ".odt",   ".rtf", ".epub",
                                                         ".eml", ".msg", ".mht",  ".mhtml", ".gz",  ".zip"};

bool is_article(FileKind kind) { return kind != FileKind::Table && kind != FileKind::Other; }

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::string ending_of(const fs::path& file) { return lowercase(file.extension().string()); }

} // namespace

FileKind kind_of(const fs::path& file) {
    if (file == standard_input_name) {
        return FileKind::Other;
    }
    const auto ending = ending_of(file);
    if (ending == ".txt") {
        return FileKind::Text;
    }
    if (ending == ".jsonl" || ending == ".ndjson") {
        return FileKind::JsonLines;
    }
    if (ending == ".html" || ending == ".htm" || ending == ".xhtml") {
        return FileKind::Html;
    }
    if (ending == ".csv" || ending == ".tsv") {
        return FileKind::Table;
    }
    return ending == ".json" ? FileKind::Json : FileKind::Other;
}

std::string FolderFiles::told_other() const {
    std::string text;
    for (const auto& [ending, count] : other) {
        text += (text.empty() ? " (" : ", ") + std::to_string(count) + " " + ending;
    }
    return text.empty() ? text : text + ")";
}

FolderFiles files_of(const std::string& folder) {
    FolderFiles found;
    auto walk = fs::recursive_directory_iterator(folder, found.error);
    while (!found.error && walk != fs::recursive_directory_iterator()) {
        const auto& path = walk->path();
        std::error_code ignored;
        if (is_hidden(path)) {
            walk.disable_recursion_pending();
        } else if (!walk->is_directory(ignored) && !walk->is_other(ignored)) { // no pipes
            if (is_article(kind_of(path))) {
                found.articles.push_back(path.string());
            } else if (const auto ending = ending_of(path); std::ranges::find(other_endings, ending) != other_endings.end()) {
                ++found.other[ending];
            }
        }
        walk.increment(found.error);
    }
    std::ranges::sort(found.articles);
    return found;
}

} // namespace entente
