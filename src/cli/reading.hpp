#pragma once

#include "cli/problem_report.hpp"
#include "cli/progress.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/pipeline/pipeline.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Reads the articles of a command line and tells on standard error of what is wrong with them, as soon as it is known.
///
///     Reading reading(inputs, date, aliases, resources, quiet);
///     reading.begin("nothing is written");
///     const std::vector<Document> documents = reading.read(pipeline, threads);
class Reading {
public:
    /// `aliases` is the name of the corrections file, for messages; `resources` the folder of models and tables.
    Reading(const std::vector<std::string>& inputs, const std::string& date, std::string aliases, std::filesystem::path resources,
            bool quiet);

    /// Reads the first article. Throws std::runtime_error, with the consequence, if there is none.
    void begin(const std::string& consequence);
    [[nodiscard]] std::vector<Document> read(const Pipeline& pipeline, std::size_t threads);
    /// Could an article not be read?
    [[nodiscard]] bool lost() const { return lost_; }

private:
    std::optional<Document> next();
    void tell_problems();

    bool quiet_;
    std::string aliases_;
    Progress progress_;
    ProblemReport report_;
    ArticleReader reader_;
    std::optional<Document> first_;
    std::size_t told_ = 0;
    bool lost_ = false;
};

} // namespace entente
