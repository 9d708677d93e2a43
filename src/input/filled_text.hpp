#pragma once

#include "entente/input/hyphen_words.hpp"
#include "entente/text/span.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

namespace entente {

/// The first line without its line end, and where the next one begins.
struct Line {
    std::string_view text;
    std::size_t next = 0;
};

inline Line line_at(std::string_view text, std::size_t begin) {
    const auto end = std::min(text.find('\n', begin), text.size());
    return {text.substr(begin, end - begin), std::min(end + 1, text.size())};
}

/// Undoes the filling of paragraphs to a width, in mails, wire copy and text of PDF files: finds the width that most lines of the text were
/// filled to (each could not have taken the first word of the next one too), and joins the lines where those between blank lines, or
/// between indented ones, are so. Lists, verse, tables, bylines and signatures are not, and stay as they are.
///
/// `hyphen_words` is asked only where the text parts words. All bytes keep their places: a line end becomes a blank; a hyphen and the line
/// end in a word become what shows nothing (`is_unseen`).
void unfill(std::string& text, const std::function<const HyphenWords&()>& hyphen_words);

/// Makes blanks of the line ends inside the paragraphs of a part of the text, which are known to be cut into lines of one width and parted
/// by blank lines: behind each line that is not much shorter than the longest. A part of longer lines, or of short ones alone, is left.
void join_wrapped_lines(std::string& text, Span part);

} // namespace entente
