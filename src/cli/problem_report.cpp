#include "cli/problem_report.hpp"

#include "cli/counted.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_alike = 3;

} // namespace

void ProblemReport::tell(const InputProblem& problem) {
    if (problem.file != file_) finish();
    file_ = problem.file;
    Kind& kind = kinds_[problem.fault];
    if (++kind.count <= most_alike) {
        kind.example = problem;
        say_(problem.text());
    }
    kind.last = problem;
}

void ProblemReport::finish() {
    for (const auto& [fault, kind] : kinds_) {
        if (kind.count <= most_alike) continue;
        const std::size_t more = kind.count - most_alike;
        const auto number = [](const InputProblem& problem) { return std::to_string(std::max(problem.line, problem.article)); };
        const std::string unit = kind.last.article > 0 ? "article" : "line";
        say_(file_ + ": " + counted(more, "more " + unit) + " like " + unit + " " + number(kind.example) +
             (more > 1 ? ", the last is " + unit + " " : ", " + unit + " ") + number(kind.last) + ": " + kind.last.message);
    }
    kinds_.clear();
}

} // namespace entente
