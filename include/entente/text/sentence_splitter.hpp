#pragma once

#include "entente/text/span.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Finds the sentences of a text, with plain rules. The reader was trained on the spans that `scripts/train/sentences.py` gives; this is
/// the same function, and `scripts/compare-sentences` holds the two against each other.
///
/// A sentence never crosses a line break, nor a tab right behind text, as between the cells of a table. Inside a line it ends after a run
/// of . ! ? with its closing quotes and brackets, where white space and then something that can open a sentence follow, unless the full
/// stop belongs to an abbreviation or to an initial. Behind a whole word in small letters a small letter opens a sentence, too: it lost
/// its beginning ("elik said" of "Çelik said").
///
///     "Mr. Smith met U.S. troops. They left." -> "Mr. Smith met U.S. troops." "They left."
///
/// A sentence that ends in an initial ("in the U.S. He left") is not cut there: a wrong joint costs the reader less than a wrong cut.
class SentenceSplitter {
public:
    /// The file lists one abbreviation a line ("Mr."); lines that begin with `#` are remarks.
    /// Throws std::runtime_error when it cannot be read.
    [[nodiscard]] static SentenceSplitter load(const std::filesystem::path& abbreviations);

    /// Spans in text order without surrounding white space, none of them empty. Any bytes will do.
    [[nodiscard]] std::vector<Span> split(std::string_view text) const;

private:
    explicit SentenceSplitter(std::set<std::string, std::less<>> abbreviations) : abbreviations_(std::move(abbreviations)) {}

    [[nodiscard]] bool ends_with_abbreviation(std::string_view line, std::size_t stop) const;
    void split_line(std::string_view line, std::size_t base, std::vector<Span>& sentences) const;

    std::set<std::string, std::less<>> abbreviations_;
};

} // namespace entente
