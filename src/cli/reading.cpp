#include "cli/reading.hpp"

#include "entente/text/terminal_text.hpp"

#include <iostream>
#include <stdexcept>
#include <utility>

namespace entente {

Corrections load_corrections(const ReadingOptions& options) {
    return options.aliases.empty() ? Corrections{} : Corrections::load(options.aliases);
}

Reading::Reading(const ReadingOptions& options, const std::filesystem::path& resources, std::istream& standard_input)
    : quiet_(options.quiet), threads_(options.threads), aliases_(options.aliases), progress_(!options.quiet),
      report_([this](const std::string& sentence) {
          progress_.clear();
          std::cerr << "entente: " << printable_line(sentence) << '\n';
      }),
      reader_(options.inputs, standard_input, {.date = options.date, .resources = resources}) {}

void Reading::tell_problems() {
    for (; told_ < reader_.problems().size(); ++told_) {
        const InputProblem& problem = reader_.problems()[told_];
        lost_ = lost_ || problem.lost;
        if (problem.lost || !quiet_) report_.tell(problem);
    }
}

std::optional<Document> Reading::next() {
    if (first_) return std::exchange(first_, std::nullopt);
    auto document = reader_.next();
    tell_problems();
    if (!document) report_.finish();
    return document;
}

std::vector<std::string> Reading::files() const {
    std::vector<std::string> files = reader_.files();
    if (!aliases_.empty()) files.push_back(aliases_);
    return files;
}

void Reading::begin(const std::string& consequence) {
    first_ = next();
    if (!first_) throw std::runtime_error("no article could be read, so " + consequence);
}

std::vector<Document> Reading::read(const Pipeline& pipeline) {
    auto documents = pipeline.read([&] { return next(); }, threads_, [&](std::size_t done) { progress_.show(done); },
                                   [&](std::size_t line) {
                                       if (quiet_) return;
                                       progress_.clear();
                                       std::cerr << "entente: " << aliases_ << ", line " << line << ": no article names this actor\n";
                                   });
    progress_.clear();
    return documents;
}

} // namespace entente
