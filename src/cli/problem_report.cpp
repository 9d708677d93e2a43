#include "cli/problem_report.hpp"

#include "cli/counted.hpp"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

constexpr std::size_t most_alike = 3;

/// What two sentences about the same problem have in common: all but numbers, up to what is quoted from the article. The name of a field
/// tells which problem it is.
///     the date "yesterday" is no day ...           -> the date
///     the JSON is broken at byte 40 (Invalid ...)  -> the JSON is broken at byte  (Invalid ...)
std::string problem_of(std::string_view message) {
    constexpr std::string_view before_name = "field ";
    std::string problem;
    for (std::size_t at = 0; at < message.size(); ++at) {
        if (message[at] == '"') {
            const auto end = message.find('"', at + 1);
            if (!problem.ends_with(before_name) || end == std::string_view::npos) break;
            problem += message.substr(at, end - at);
            at = end;
        }
        if (message[at] < '0' || message[at] > '9') problem += message[at];
    }
    return problem;
}

} // namespace

void ProblemReport::tell(const InputProblem& problem) {
    if (problem.file != file_) finish();
    file_ = problem.file;
    Kind& kind = kinds_[{problem.fault, problem_of(problem.message)}];
    if (++kind.count <= most_alike) {
        kind.example = problem;
        say_(problem.text());
    }
    kind.last = problem;
}

void ProblemReport::finish() {
    for (const auto& [problem, kind] : kinds_) {
        if (kind.count <= most_alike) continue;
        const std::size_t more = kind.count - most_alike;
        const auto number = [](const InputProblem& told) { return std::to_string(std::max(told.line, told.article)); };
        const std::string unit = kind.last.article > 0 ? "article" : "line";
        say_(file_ + ": " + counted(more, "more " + unit) + " like " + unit + " " + number(kind.example) +
             (more > 1 ? ", the last is " + unit + " " : ", " + unit + " ") + number(kind.last) + ": " + kind.last.message);
    }
    kinds_.clear();
}

} // namespace entente
