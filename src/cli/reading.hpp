#pragma once

#include "cli/problem_report.hpp"
#include "cli/progress.hpp"
#include "cli/reading_options.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/pipeline/pipeline.hpp"

#include <cstddef>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// What the user knows better (`--aliases`); nothing where no file is named. Throws std::runtime_error as `Corrections::load` does.
[[nodiscard]] Corrections load_corrections(const ReadingOptions& options);

/// Reads the articles of a command line and tells on standard error of what is wrong with them, as soon as it is known.
///
///     Reading reading(options, resources);
///     reading.begin("nothing is written");
///     const std::vector<Document> documents = reading.read(pipeline);
class Reading {
public:
    /// `resources` is the folder of models and tables as it was found.
    Reading(const ReadingOptions& options, const std::filesystem::path& resources, std::istream& standard_input = std::cin);

    /// Reads the first article. Throws std::runtime_error, with the consequence, if there is none.
    void begin(const std::string& consequence);
    [[nodiscard]] std::vector<Document> read(const Pipeline& pipeline);
    /// The files that articles were read from, and that of the corrections.
    [[nodiscard]] std::vector<std::string> files() const;
    /// Could an article not be read?
    [[nodiscard]] bool lost() const { return lost_; }

private:
    std::optional<Document> next();
    void tell_problems();

    bool quiet_;
    std::size_t threads_;
    std::string aliases_; ///< name of the file of corrections, for messages
    Progress progress_;
    ProblemReport report_;
    ArticleReader reader_;
    std::optional<Document> first_;
    std::size_t told_ = 0;
    bool lost_ = false;
};

} // namespace entente
