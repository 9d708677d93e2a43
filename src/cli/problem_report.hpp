#pragma once

#include "entente/input/article_reader.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace entente {

/// Tells of what is wrong with the inputs, one sentence a problem; but where a file has many of one kind, as a file of records that are no
/// articles has, the first few and then how many more there are:
///
///     visits.jsonl, line 3: the article has no field "text"
///     visits.jsonl: 7532 more lines like line 3, the last is line 7535: the article has no field "text"
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
    std::map<InputFault, Kind> kinds_; ///< of that file
};

} // namespace entente
