#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace entente {

/// What a file's name says that it is.
enum class FileKind { Text, Html, JsonLines, Json, Table, Other };

inline constexpr std::string_view standard_input_name = "-";
inline constexpr std::string_view article_endings = "*.txt, *.html, *.htm, *.xhtml, *.jsonl, *.ndjson or *.json";

[[nodiscard]] FileKind kind_of(const std::filesystem::path& file);

/// What a folder and its folders hold, hidden files, pipes and devices aside.
struct FolderFiles {
    std::vector<std::string> articles;        ///< whose endings say that they may be read, in the order of their paths' bytes
    std::map<std::string, std::size_t> other; ///< how many of each ending that texts have which are not read: ".pdf"
    std::error_code error;                    ///< why the walk ended too soon

    /// " (2 .docx, 40 .pdf)"; empty if there are none
    [[nodiscard]] std::string told_other() const;
};

[[nodiscard]] FolderFiles files_of(const std::string& folder);

} // namespace entente
