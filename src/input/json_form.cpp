#include "input/json_form.hpp"

#include "input/article_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace entente {
namespace {

constexpr std::size_t sniffed = 4096; // bytes, of a graph

std::string_view without_outer_space(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(outer_space), text.size()));
    return text;
}

/// "[{", "[ ]", but not "[Reuters] Chad met Mali." and "[ ] to do"
bool begins_as_array(std::string_view text) {
    if (!text.starts_with('[')) return false;
    text = without_outer_space(text.substr(1));
    return text.starts_with('{') || (text.starts_with(']') && without_outer_space(text.substr(1)).empty());
}

/// "{", "{}", "{ \"text\"" and, to tell that it is broken, "{'text'"; but not "{{Infobox}}"
bool begins_as_object(std::string_view text) {
    if (!text.starts_with('{')) return false;
    text = without_outer_space(text.substr(1));
    return text.empty() || text.find_first_of("\"'}") == 0;
}

} // namespace

JsonForm json_form(std::string_view head) {
    head = without_outer_space(head);
    if (begins_as_array(head)) return JsonForm::Values;
    if (!begins_as_object(head)) return JsonForm::None;
    const auto end = std::min(head.find('\n'), head.size());
    const auto line = head.substr(0, head.find_last_not_of(outer_space, end) + 1);
    if (without_outer_space(head.substr(end)).empty()) return JsonForm::Object;
    // Else a line that is broken or is more than an object, which costs itself alone.
    return line.find_last_of("{[,:") == line.size() - 1 ? JsonForm::Values : JsonForm::Lines;
}

bool is_graph_json(std::string_view head) {
    std::string text(head.substr(0, sniffed));
    std::erase_if(text, [](char c) { return outer_space.find(c) != std::string_view::npos; });
    // In a string, quotes are escaped, so that no article's text is taken for one of these.
    const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    return text.starts_with('{') && (holds(R"("format":"entente-graph")") || holds(R"("format":"entente-events")") ||
                                     (text.starts_with(R"({"kind":"node")") && holds(R"("actor_type":)")) ||
                                     (text.starts_with(R"({"kind":"event")") && holds(R"("source_label":)")));
}

} // namespace entente
