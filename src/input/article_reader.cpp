#include "entente/input/article_reader.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "input/article_files.hpp"
#include "input/article_text.hpp"
#include "input/bounded_input.hpp"
#include "input/filled_text.hpp"
#include "input/html_article.hpp"
#include "input/html_encoding.hpp"
#include "input/json_article.hpp"
#include "input/json_form.hpp"
#include "input/marked_up_text.hpp"
#include "input/other_format.hpp"
#include "input/text_export.hpp"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <map>
#include <system_error>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input_stem = "stdin";
constexpr std::size_t shortest_judged = 60; // bytes; nobody can tell the language of fewer

bool is_utf16(std::string_view text) { return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"); }

/// Why the bytes are no text; empty if they may be.
std::string no_text_because(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos) {
        return {};
    }
    return is_utf16(bytes) ? "this is UTF-16 text, expected UTF-8; iconv -f UTF-16 -t UTF-8 makes it that"
                           : "this is a binary file (it has NUL bytes), expected UTF-8 text";
}

std::string too_long_message(std::size_t limit) {
    return "the article is longer than " + std::to_string(limit) + " bytes, the most that is accepted";
}

/// The same of a file or array of articles.
std::string too_long_array_message(std::size_t limit) {
    return "the JSON is longer than " + std::to_string(limit) + " bytes, the most that is accepted; JSON lines are read one by one";
}

/// The line, from 1, in which the byte `at` stands.
std::size_t line_of(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

/// Whether a file that begins so is read line by line.
bool is_by_line(FileKind kind, std::string_view head) {
    const auto form = json_form(head);
    switch (kind) {
    case FileKind::JsonLines:
        return form != JsonForm::Values;
    case FileKind::Json:
        return form == JsonForm::Lines;
    case FileKind::Text:
    case FileKind::Other:
        return form == JsonForm::Lines || form == JsonForm::Object;
    case FileKind::Html:
    case FileKind::Table:
        break;
    }
    return false;
}

/// The table, which is read when it is first needed.
template <typename Table>
const Table& loaded(std::optional<Table>& table, const fs::path& resources) {
    if (!table) {
        table = Table::load(resources);
    }
    return *table;
}

bool holds_json(FileKind kind, std::string_view text) {
    const bool may_be_text = kind == FileKind::Text || kind == FileKind::Other;
    return kind == FileKind::Json || kind == FileKind::JsonLines || (may_be_text && json_form(text) != JsonForm::None);
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
    drop_repeated_files();
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
    auto found = files_of(folder);
    if (found.error) {
        report(InputFault::Unreadable, 0, "the folder cannot be read (" + found.error.message() + ")");
    } else if (found.articles.empty()) {
        report(InputFault::Unreadable, 0,
               "the folder has no articles" + found.told_other() + ", expected files " + std::string(article_endings));
    } else if (!found.other.empty()) {
        report(InputFault::OtherFormat, 0,
               "files of other formats are passed over" + found.told_other() + ", expected " + std::string(article_endings), false);
    }
    found_.insert(found.articles.begin(), found.articles.end());
    files_.insert(files_.end(), std::make_move_iterator(found.articles.begin()), std::make_move_iterator(found.articles.end()));
}

/// A file that is named twice, or lies in a folder that is named too, would count twice.
void ArticleReader::drop_repeated_files() {
    std::set<fs::path> known;
    std::erase_if(files_, [&](const std::string& file) {
        std::error_code error;
        if (file != standard_input_name && !fs::is_regular_file(file, error)) {
            return false; // of a pipe nobody knows
        }
        if (known.insert(fs::weakly_canonical(file, error)).second) {
            return false;
        }
        file_ = file;
        report(InputFault::KnownFile, 0, "this is named twice and read once", false);
        return true;
    });
}

void ArticleReader::open_next() {
    file_ = files_[next_file_++];
    line_ = 0;
    stream_.close();
    stream_.clear();
    if (file_ == standard_input_name) {
        stem_ = standard_input_stem;
        source_ = &standard_input_;
        look_at_head();
        return;
    }
    stem_ = repaired_utf8(fs::path(file_).stem().string());
    stream_.open(file_, std::ios::binary);
    if (!stream_) {
        report(InputFault::Unreadable, 0, "the file cannot be opened for reading");
        return;
    }
    source_ = &stream_;
    look_at_head();
}

void ArticleReader::look_at_head() {
    head_ = read_head(*source_, options_.largest_article);
    const auto kind = kind_of(file_);
    by_line_ = is_by_line(kind, head_);
    if (kind != FileKind::Html && kind != FileKind::Table && is_graph_json(head_)) {
        report(InputFault::OwnGraph, 0, "this is a graph that Entente wrote, and no article");
        source_ = nullptr;
    }
}

const DayReader& ArticleReader::days() { return loaded(days_, options_.resources); }
const HtmlVocabulary& ArticleReader::vocabulary() { return loaded(vocabulary_, options_.resources); }
const HyphenWords& ArticleReader::hyphen_words() { return loaded(hyphen_words_, options_.resources); }
const CommonWords& ArticleReader::common_words() { return loaded(common_words_, options_.resources); }
const ExportVocabulary& ArticleReader::export_vocabulary() { return loaded(export_vocabulary_, options_.resources); }

std::vector<std::string> ArticleReader::files() const {
    std::vector<std::string> files(files_.begin(), files_.begin() + static_cast<std::ptrdiff_t>(next_file_));
    std::erase_if(files, [&](const std::string& file) { return own_graphs_.contains(file); });
    return files;
}

std::optional<Document> ArticleReader::next() {
    for (;;) {
        if (!read_.empty()) {
            auto document = std::move(read_.back());
            read_.pop_back();
            return document;
        }
        try {
            while (source_ == nullptr) {
                if (next_file_ == files_.size()) {
                    return std::nullopt;
                }
                open_next();
            }
            if (auto document = by_line_ ? next_line() : whole_article()) {
                return document;
            }
        } catch (const std::ios_base::failure&) {
            report(InputFault::Unreadable, 0, "the file cannot be read to its end");
            source_ = nullptr;
        }
    }
}

std::optional<Document> ArticleReader::next_line() {
    std::string line;
    for (;;) {
        const auto result = read_line(head_, *source_, options_.largest_article, line);
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
        auto decoded = decoded_text(json);
        auto article = read_json_article(decoded.text, days(), [this]() -> const HtmlVocabulary& { return vocabulary(); });
        if (!article.error.empty()) {
            report(article.fault, line_, std::move(article.error));
            continue;
        }
        if (!decoded.odd_bytes.empty()) {
            report(InputFault::OddBytes, line_, std::move(decoded.odd_bytes), false);
        }
        for (auto& remark : article.remarks) {
            report(remark.fault, line_, std::move(remark.message), false);
        }
        const bool named = !article.document.id.empty();
        finish(article.document, line_, named);
        return std::move(article.document);
    }
}

std::optional<Document> ArticleReader::whole_article() {
    const auto kind = kind_of(file_);
    std::string text;
    const auto result = read_all(head_, *source_, options_.largest_article, text);
    const bool is_json = holds_json(kind, text);
    source_ = nullptr;
    if (result == ReadResult::TooLong) {
        report(InputFault::TooLong, 0,
               is_json ? too_long_array_message(options_.largest_article) : too_long_message(options_.largest_article));
        return std::nullopt;
    }
    if (kind == FileKind::Html || (!is_json && begins_as_html(text))) {
        return html_article(text);
    }
    if (const auto format = other_format(text, lowercase(fs::path(file_).extension().string())); !format.empty()) {
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
    auto decoded = decoded_text(text);
    const auto invalid_line = decoded.odd_bytes.empty() ? 0 : line_of(text, first_invalid_utf8(text));
    text = std::move(decoded.text);
    std::optional<Document> document;
    if (is_blank(text)) {
        report(InputFault::Empty, 0, "the file is empty");
    } else if (is_json) {
        read_json(without_byte_order_mark(text));
    } else if (!read_export(text)) {
        if (const auto marked = may_be_marked_up(text) ? read_marked_up(text, {}, vocabulary()) : std::nullopt) {
            text = marked->title.empty() ? marked->text : marked->title + "\n\n" + marked->text;
        }
        document.emplace();
        auto remark = set_plain_text(*document, text, days());
        if (is_blank(std::string_view(document->content).substr(document->body_offset))) {
            report(InputFault::Empty, 0, "the article is empty");
            return std::nullopt;
        }
        if (!remark.empty()) {
            report(InputFault::OddDay, line_of(text, text.find_first_not_of(outer_space)), std::move(remark), false);
        }
        finish(*document, 0, false);
    }
    if ((document || !read_.empty()) && invalid_line > 0) {
        report(InputFault::OddBytes, invalid_line, decoded.odd_bytes + ", here and perhaps further on", false);
    }
    return document;
}

void ArticleReader::read_json(std::string_view json) {
    auto [articles, is_single] = read_json_articles(json, days(), [this]() -> const HtmlVocabulary& { return vocabulary(); });
    if (articles.empty()) {
        report(InputFault::Empty, 0, "the array has no articles");
    }
    for (auto& article : articles) {
        article_ += is_single ? 0 : 1;
        if (!article.error.empty()) {
            report(article.fault, 0, std::move(article.error));
            continue;
        }
        for (auto& remark : article.remarks) {
            report(remark.fault, 0, std::move(remark.message), false);
        }
        const bool named = !article.document.id.empty();
        finish(article.document, article_, named);
        read_.push_back(std::move(article.document));
    }
    article_ = 0;
    std::reverse(read_.begin(), read_.end());
}

bool ArticleReader::read_export(const std::string& text) {
    if (trimmed(text).find_first_of("\r\n") == std::string_view::npos) {
        return false; // one line parts no two articles; needs no vocabulary
    }
    auto lines = with_line_feeds(text);
    std::fill_n(lines.begin(), text.size() - without_byte_order_mark(text).size(), ' '); // the first line may be a mark
    const auto articles = read_text_export(lines, export_vocabulary(), days());
    std::map<std::string_view, std::size_t> numbers; // of each text
    for (const auto& exported : articles) {
        ++article_;
        if (exported.is_wrapped) join_wrapped_lines(lines, exported.body); // in place: views of the bodies before it hold
        const auto body = std::string_view(lines).substr(exported.body.begin, exported.body.size());
        if (const auto [first, is_new] = numbers.try_emplace(body, article_); !is_new && !is_blank(body)) {
            report(InputFault::KnownText, 0, "this has the text of article " + std::to_string(first->second) + " and is read once", false);
            continue;
        }
        const auto marked = may_be_marked_up(body) ? read_marked_up(body, exported.title, vocabulary()) : std::nullopt;
        Document document;
        document.date = exported.date;
        auto remark = set_text(document, marked ? marked->title : exported.title, marked ? std::string_view(marked->text) : body, days());
        document.source_offset += marked ? 0 : exported.body.begin;
        if (is_blank(std::string_view(document.content).substr(document.body_offset))) {
            report(InputFault::Empty, 0, "the article is empty");
            continue;
        }
        if (document.date.empty()) {
            document.date = exported.loaded;
        }
        if (remark.empty() && document.date.empty() && !exported.odd_day.empty()) {
            remark = odd_day_remark(exported.odd_day);
        }
        if (!remark.empty()) {
            report(InputFault::OddDay, 0, std::move(remark), false);
        }
        finish(document, article_, false);
        read_.push_back(std::move(document));
    }
    article_ = 0;
    std::reverse(read_.begin(), read_.end());
    return !articles.empty();
}

std::optional<Document> ArticleReader::html_article(const std::string& bytes) {
    auto article = read_html_article(bytes, vocabulary(), days());
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
    if (!article.odd_day.empty()) {
        report(InputFault::OddDay, 0, std::move(article.odd_day), false);
    }
    finish(article.document, 0, false);
    return std::move(article.document);
}

void ArticleReader::finish(Document& document, std::size_t number, bool named) {
    auto body = document.content.substr(document.body_offset);
    unfill(body, [this]() -> const HyphenWords& { return hyphen_words(); });
    document.content.replace(document.body_offset, std::string::npos, body);
    if (body.size() >= shortest_judged && !common_words().may_be_english(body)) {
        report(InputFault::OtherLanguage, line_, "this is hardly English, and no other language is understood", false);
    }
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
    if (fault == InputFault::OwnGraph && found_.contains(file_)) { // who writes a folder's graph into it, and does so again, loses nothing
        own_graphs_.insert(file_);
        lost = false;
    }
    problems_.push_back({fault, file_, line, std::move(message), lost, article_});
}

} // namespace entente
