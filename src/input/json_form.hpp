#pragma once

#include <string_view>

namespace entente {

/// How articles are written in JSON.
enum class JsonForm {
    None,   ///< it is no JSON, or none that holds articles
    Object, ///< one object in one line, as far as is seen: an article, or the first of JSON lines
    Lines,  ///< an object a line
    Values  ///< an array, or objects of several lines each, the first of which ends as such lines do: "{", "\"text\": \"A.\","
};

/// The form of what begins so: of the first line of a file or stream and what comes behind, whatever its name says. A text that begins with
/// a bracket ("[Reuters] Chad met Mali.", "{{Infobox}}") is None.
[[nodiscard]] JsonForm json_form(std::string_view head);

/// Whether this is the beginning of a graph in one of our formats json or jsonl, of which a part is one too.
[[nodiscard]] bool is_graph_json(std::string_view head);

} // namespace entente
