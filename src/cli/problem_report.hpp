#pragma once

#include "entente/input/article_reader.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace entente {

/// Tells of what is wrong with the inputs, one sentence a problem; but where a file has many that differ in numbers and in
/// what is quoted only, as a file of records that are no articles has, the first few and then how many more there are:
///
///     visits.jsonl, line 3: the article has no field "text"; it has "id", "place"
///     visits.jsonl: 7532 more lines like line 3, the last is line 7535: the article has no field "text"; it has "id", "place"
class ProblemReport {
public:
    /// `say` gets the sentences.
    explicit ProblemReport(std::function<void(const std::string&)> say) : say_(std::move(say)) {}

    void tell(const InputProblem& problem);
    /// Tells of what was held back of the last file.
    void finish();

private:
    struct Kind {
        std::size_t count = 0;
        InputProblem example; ///< the last that was told of by itself
        InputProblem last;
    };

    std::function<void(const std::string&)> say_;
    std::string file_;
    std::map<std::pair<InputFault, std::string>, Kind> kinds_; ///< of that file, by what all sentences of a kind have in common
};

} // namespace entente
