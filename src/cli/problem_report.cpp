#include "cli/problem_report.hpp"

#include "cli/counted.hpp"

namespace entente {
namespace {

constexpr std::size_t most_alike = 3;

} // namespace

void ProblemReport::tell(const InputProblem& problem) {
    if (problem.file != file_) finish();
    file_ = problem.file;
    Kind& kind = kinds_[problem.fault];
    if (++kind.count <= most_alike) {
        kind.example = problem.line;
        say_(problem.text());
    }
    kind.last = problem;
}

void ProblemReport::finish() {
    for (const auto& [fault, kind] : kinds_) {
        if (kind.count <= most_alike) continue;
        const std::size_t more = kind.count - most_alike;
        say_(file_ + ": " + counted(more, "more line") + " like line " + std::to_string(kind.example) +
             (more > 1 ? ", the last is line " : ", line ") + std::to_string(kind.last.line) + ": " + kind.last.message);
    }
    kinds_.clear();
}

} // namespace entente
