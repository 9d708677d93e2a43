#pragma once

#include <string_view>

namespace entente {

/// What a file is that begins with these bytes, where that is known and never an article: "a PDF file", "a graph in GraphML". Empty else.
/// Web pages are to be told apart before: they may begin as XML does. `ending`: of the file's name, in small letters with its dot; it tells
/// an e-mail from a text whose first lines look like the header of one.
[[nodiscard]] std::string_view other_format(std::string_view bytes, std::string_view ending = {});

} // namespace entente
