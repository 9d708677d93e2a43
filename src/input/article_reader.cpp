#include "entente/input/article_reader.hpp"

#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"
#include "input/bounded_input.hpp"
#include "input/html_article.hpp"
#include "input/html_encoding.hpp"
#include "input/json_article.hpp"
#include "input/other_format.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <system_error>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input_name = "-";
constexpr std::string_view standard_input_stem = "stdin";
constexpr std::string_view outer_space = " \t\r\n\xef\xbb\xbf"; // and the bytes of a byte order mark
constexpr std::string_view accepted = "*.txt, *.html, *.htm, *.xhtml, *.jsonl, *.ndjson or *.json";

enum class FileKind { Text, Html, JsonLines, Json, Table, Other };

FileKind kind_of(const fs::path& file) {
    const auto ending = lowercase(file.extension().string());
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

/// Whether a folder's files of this kind are read.
bool is_article(FileKind kind) { return kind != FileKind::Table && kind != FileKind::Other; }

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_utf16(std::string_view text) { return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"); }

/// Why the bytes are no text; empty if they may be.
std::string no_text_because(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos) {
        return {};
    }
    return is_utf16(bytes) ? "this is UTF-16 text, expected UTF-8" : "this is a binary file (it has NUL bytes), expected UTF-8 text";
}

std::string too_long_message(std::size_t limit) {
    return "the article is longer than " + std::to_string(limit) + " bytes, the most that is accepted";
}

/// The same of a file or array of articles.
std::string too_long_array_message(std::size_t limit) {
    return "the JSON is longer than " + std::to_string(limit) + " bytes, the most that is accepted; JSON lines are read one by one";
}

/// The text without white space and a byte order mark in front.
std::string_view without_outer_space(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(outer_space), text.size()));
    return text;
}

/// "[{", "[ ]", but not "[Reuters] Chad met Mali."
bool begins_as_array(std::string_view text) {
    text = without_outer_space(text);
    if (!text.starts_with('[')) {
        return false;
    }
    text = without_outer_space(text.substr(1));
    return text.starts_with('{') || text.starts_with(']');
}

/// Whether `{` is the first byte after white space and a byte order mark, which are consumed.
bool begins_with_brace(std::istream& input) {
    auto* buffer = input.rdbuf();
    for (auto next = buffer->sgetc(); next != std::char_traits<char>::eof(); next = buffer->snextc()) {
        const char byte = std::char_traits<char>::to_char_type(next);
        if (outer_space.find(byte) == std::string_view::npos) {
            return byte == '{';
        }
    }
    return false;
}

} // namespace

std::string InputProblem::text() const {
    const auto where = line > 0 ? ", line " + std::to_string(line) : article > 0 ? ", article " + std::to_string(article) : std::string();
    return file + where + ": " + message;
}

ArticleReader::ArticleReader(const std::vector<std::string>& inputs, std::istream& standard_input, InputOptions options)
    : options_(std::move(options)), standard_input_(standard_input) {
    for (const auto& input : inputs) {
        add_input(input);
    }
}

void ArticleReader::add_input(const std::string& input) {
    file_ = input;
    std::error_code error;
    if (input == standard_input_name) {
        files_.push_back(input);
    } else if (fs::is_directory(input, error)) {
        add_folder(input);
    } else if (fs::exists(input, error)) {
        files_.push_back(input);
    } else {
        report(InputFault::Unreadable, 0, "there is no such file or folder");
    }
}

void ArticleReader::add_folder(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code error;
    auto walk = fs::recursive_directory_iterator(folder, error);
    while (!error && walk != fs::recursive_directory_iterator()) {
        std::error_code ignored;
        if (is_hidden(walk->path())) {
            walk.disable_recursion_pending();
        } else if (is_article(kind_of(walk->path())) && !walk->is_directory(ignored) && !walk->is_other(ignored)) { // no pipes
            found.push_back(walk->path().string());
        }
        walk.increment(error);
    }
    if (error) {
        report(InputFault::Unreadable, 0, "the folder cannot be read (" + error.message() + ")");
    } else if (found.empty()) {
        report(InputFault::Unreadable, 0, "the folder has no articles, expected files " + std::string(accepted));
    }
    std::sort(found.begin(), found.end());
    files_.insert(files_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

void ArticleReader::open_next() {
    file_ = std::move(files_[next_file_++]);
    line_ = 0;
    stream_.close();
    stream_.clear();
    if (file_ == standard_input_name) {
        stem_ = standard_input_stem;
        source_ = &standard_input_;
        by_line_ = false; // decided by `next` once there is something to look at
        return;
    }
    stem_ = repaired_utf8(fs::path(file_).stem().string());
    stream_.open(file_, std::ios::binary);
    if (!stream_) {
        report(InputFault::Unreadable, 0, "the file cannot be opened for reading");
        return;
    }
    source_ = &stream_;
    by_line_ = kind_of(file_) == FileKind::JsonLines;
}

std::optional<Document> ArticleReader::next() {
    for (;;) {
        if (!read_.empty()) {
            auto document = std::move(read_.back());
            read_.pop_back();
            return document;
        }
        while (source_ == nullptr) {
            if (next_file_ == files_.size()) {
                return std::nullopt;
            }
            open_next();
            if (source_ == &standard_input_) {
                by_line_ = begins_with_brace(standard_input_);
            }
        }
        auto document = by_line_ ? next_line() : whole_article();
        if (document) {
            return document;
        }
    }
}

std::optional<Document> ArticleReader::next_line() {
    std::string line;
    for (;;) {
        const auto result = read_line(*source_, options_.largest_article, line);
        if (result == ReadResult::End) {
            source_ = nullptr;
            return std::nullopt;
        }
        ++line_;
        if (result == ReadResult::TooLong) {
            report(InputFault::TooLong, line_, too_long_message(options_.largest_article));
            continue;
        }
        if (auto reason = no_text_because(line); !reason.empty()) {
            report(InputFault::Unreadable, line_, std::move(reason));
            source_ = nullptr;
            return std::nullopt;
        }
        const auto json = without_byte_order_mark(line);
        if (is_blank(json)) {
            continue;
        }
        const bool valid = first_invalid_utf8(json) == json.size();
        auto article = read_json_article(valid ? std::string(json) : repaired_utf8(json));
        if (!article.error.empty()) {
            report(article.fault, line_, std::move(article.error));
            continue;
        }
        if (!valid) {
            report(InputFault::OddBytes, line_, "bytes that are no UTF-8 were replaced by U+FFFD", false);
        }
        if (!article.remark.empty()) {
            report(InputFault::OddField, line_, std::move(article.remark), false);
        }
        const bool named = !article.document.id.empty();
        finish(article.document, line_, named);
        return std::move(article.document);
    }
}

std::optional<Document> ArticleReader::whole_article() {
    const bool is_standard = source_ == &standard_input_;
    const auto kind = is_standard ? FileKind::Other : kind_of(file_);
    std::string text;
    const auto result = read_all(*source_, options_.largest_article, text);
    const bool is_json = kind == FileKind::Json || (is_standard && begins_as_array(text));
    source_ = nullptr;
    if (result == ReadResult::TooLong) {
        report(InputFault::TooLong, 0,
               is_json ? too_long_array_message(options_.largest_article) : too_long_message(options_.largest_article));
        return std::nullopt;
    }
    if (kind == FileKind::Html || (!is_json && begins_as_html(text))) {
        return html_article(text);
    }
    if (const auto format = other_format(text); !format.empty()) {
        report(InputFault::NoArticle, 0, "this is " + std::string(format) + ", expected text, a web page or JSON");
        return std::nullopt;
    }
    if (kind == FileKind::Table) {
        report(InputFault::NoArticle, 0, "this is a table, expected text, a web page or JSON (of each row a line with a field \"text\")");
        return std::nullopt;
    }
    if (auto reason = no_text_because(text); !reason.empty()) {
        report(InputFault::Unreadable, 0, std::move(reason));
        return std::nullopt;
    }
    const auto invalid = first_invalid_utf8(text);
    const auto invalid_line =
        invalid == text.size()
            ? 0
            : 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(invalid), '\n'));
    if (invalid_line > 0) {
        text = repaired_utf8(text);
    }
    std::optional<Document> document;
    if (is_blank(text)) {
        report(InputFault::Empty, 0, "the file is empty");
    } else if (is_json) {
        read_json(without_byte_order_mark(text));
    } else {
        document.emplace();
        set_plain_text(*document, text);
        if (is_blank(std::string_view(document->content).substr(document->body_offset))) {
            report(InputFault::Empty, 0, "the article is empty");
            return std::nullopt;
        }
        finish(*document, 0, false);
    }
    if ((document || !read_.empty()) && invalid_line > 0) {
        report(InputFault::OddBytes, invalid_line, "bytes that are no UTF-8 were replaced by U+FFFD, here and perhaps further on", false);
    }
    return document;
}

void ArticleReader::read_json(std::string_view json) {
    auto [articles, is_array] = read_json_articles(json);
    if (articles.empty()) {
        report(InputFault::Empty, 0, "the array has no articles");
    }
    for (auto& article : articles) {
        article_ += is_array ? 1 : 0;
        if (!article.error.empty()) {
            report(article.fault, 0, std::move(article.error));
            continue;
        }
        if (!article.remark.empty()) {
            report(InputFault::OddField, 0, std::move(article.remark), false);
        }
        const bool named = !article.document.id.empty();
        finish(article.document, article_, named);
        read_.push_back(std::move(article.document));
    }
    article_ = 0;
    std::reverse(read_.begin(), read_.end());
}

std::optional<Document> ArticleReader::html_article(const std::string& bytes) {
    if (!vocabulary_) {
        vocabulary_ = HtmlVocabulary::load(options_.resources);
    }
    auto article = read_html_article(bytes, *vocabulary_);
    if (!article.error.empty()) {
        report(article.fault, 0, std::move(article.error));
        return std::nullopt;
    }
    if (!article.odd_bytes.empty()) {
        report(InputFault::OddBytes, 0, std::move(article.odd_bytes), false);
    }
    if (!article.remark.empty()) {
        report(InputFault::OddField, 0, std::move(article.remark), false);
    }
    finish(article.document, 0, false);
    return std::move(article.document);
}

void ArticleReader::finish(Document& document, std::size_t number, bool named) {
    if (document.date.empty()) {
        document.date = options_.date;
    }
    if (!named) {
        document.id = number > 0 ? stem_ + ":" + std::to_string(number) : stem_;
    }
    if (ids_.insert(document.id).second) {
        return;
    }
    const auto given = document.id;
    for (std::size_t copy = 2; !ids_.insert(document.id = given + "-" + std::to_string(copy)).second; ++copy) {
    }
    if (named) {
        report(InputFault::KnownId, line_, "the id \"" + given + "\" was used before; this article is called \"" + document.id + "\"",
               false);
    }
}

void ArticleReader::report(InputFault fault, std::size_t line, std::string message, bool lost) {
    problems_.push_back({fault, file_, line, std::move(message), lost, article_});
}

} // namespace entente
