#pragma once

#include "entente/document/document.hpp"
#include "entente/input/common_words.hpp"
#include "entente/input/day_reader.hpp"
#include "entente/input/export_vocabulary.hpp"
#include "entente/input/html_vocabulary.hpp"
#include "entente/input/hyphen_words.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct InputOptions {
    std::string date;                         ///< ISO day for articles that bring none of their own; may be empty
    std::size_t largest_article = 50'000'000; ///< bytes; a longer article is refused
    std::filesystem::path resources;          ///< the folder of `date_line.tsv`, `html_page.tsv`, `hyphen_words.tsv`, `text_export.tsv`
                                              ///< and `en/lexicons/common_words.tsv`, each read once it is needed
};

/// What is wrong, told apart so that a thousand lines with the same fault can be told of together.
enum class InputFault {
    Unreadable,
    TooLong,
    BrokenJson,
    NoArticle,
    OwnGraph,
    Empty,
    OddField,
    OddDay,
    OddAddress,
    OddBytes,
    OtherLanguage,
    OtherFormat,
    KnownId,
    KnownFile,
    KnownText
};

/// Something in the inputs that the user should know.
struct InputProblem {
    InputFault fault{};
    std::string file;        ///< as the user named it; "-" for standard input
    std::size_t line = 0;    ///< from 1; 0: the file as a whole
    std::string message;     ///< one sentence without a full stop
    bool lost = true;        ///< an article was not read; false: it was read, with this remark
    std::size_t article = 0; ///< of a JSON array or text export, from 1; 0: of a line or of the file as a whole

    /// "news.jsonl, line 17: the JSON is broken at column 40 (Missing a comma or } after an object member)"
    [[nodiscard]] std::string text() const;
};

/// Reads articles one by one from text files, web pages, JSON lines, JSON objects and arrays of them, folders of these, and standard input
/// ("-"). docs/formats/input.md says what is accepted. Only the article at hand is in memory, of an array or export all.
///
///     ArticleReader reader({"news/", "-"}, std::cin, {.resources = resources});
///     while (auto document = reader.next()) { … }
///     for (const auto& problem : reader.problems()) { … }
///
/// Nothing here throws on what files hold: an article that cannot be read becomes a problem, the others are still read.
/// Folders are walked in the order of their paths' bytes, so that the same inputs give the same articles in the same order.
class ArticleReader {
public:
    /// `standard_input` must outlive the reader; it is read only if an input is "-".
    ArticleReader(const std::vector<std::string>& inputs, std::istream& standard_input, InputOptions options = {});

    /// The next article, with an id that no earlier one has; empty after the last. Throws std::runtime_error only if it needs a table
    /// of the resources and cannot read it.
    [[nodiscard]] std::optional<Document> next();

    /// The files that articles were looked for in so far, as the user or their folder names them; no graphs that Entente wrote into a
    /// folder of articles, which may be written anew.
    [[nodiscard]] std::vector<std::string> files() const;

    /// What went wrong so far; complete once `next` came back empty.
    [[nodiscard]] const std::vector<InputProblem>& problems() const { return problems_; }

private:
    void add_input(const std::string& input);
    void add_folder(const std::string& folder);
    void drop_repeated_files();
    void open_next();
    void look_at_head();
    [[nodiscard]] const DayReader& days();
    [[nodiscard]] const HtmlVocabulary& vocabulary();
    [[nodiscard]] const HyphenWords& hyphen_words();
    [[nodiscard]] const CommonWords& common_words();
    [[nodiscard]] const ExportVocabulary& export_vocabulary();
    [[nodiscard]] std::optional<Document> next_line();
    [[nodiscard]] std::optional<Document> whole_article();
    void read_json(std::string_view json);
    /// Whether the text is a news database's export of articles.
    [[nodiscard]] bool read_export(const std::string& text);
    [[nodiscard]] std::optional<Document> html_article(const std::string& bytes);
    /// `number`: of the line or of the article in an array or export, which the id tells if the article has none; 0 if it is the file.
    void finish(Document& document, std::size_t number, bool named);
    void report(InputFault fault, std::size_t line, std::string message, bool lost = true);

    InputOptions options_;
    std::istream& standard_input_;
    std::vector<std::string> files_;
    std::size_t next_file_ = 0;
    std::set<std::string> found_;      ///< those of folders, which the user did not name
    std::set<std::string> own_graphs_; ///< of these, what proved to be none of articles

    std::string file_; ///< the one being read
    std::string stem_; ///< of its name
    std::ifstream stream_;
    std::istream* source_ = nullptr; ///< `stream_` or standard input; null: nothing is being read
    std::string head_;               ///< what was read of it to look at, and still is to come
    bool by_line_ = false;
    std::vector<Document> read_; ///< articles of a JSON file or text export, the next one last
    std::size_t line_ = 0;
    std::size_t article_ = 0; ///< of an array or export

    std::optional<DayReader> days_;                     ///< once it is needed
    std::optional<HtmlVocabulary> vocabulary_;          ///< likewise
    std::optional<HyphenWords> hyphen_words_;           ///< likewise
    std::optional<CommonWords> common_words_;           ///< likewise
    std::optional<ExportVocabulary> export_vocabulary_; ///< likewise
    std::set<std::string> ids_;
    std::vector<InputProblem> problems_;
};

} // namespace entente
