#include "entente/document/document.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, actor_type_count> actor_type_names{"person", "state", "organization", "group", "place"};
constexpr std::array<std::string_view, status_count> status_names{"asserted", "planned", "alleged", "denied"};

template <typename Enumeration, std::size_t count>
std::optional<Enumeration> find_name(const std::array<std::string_view, count>& names, std::string_view name) {
    for (std::size_t i = 0; i < count; ++i) {
        if (names[i] == name) return static_cast<Enumeration>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view name_of(ActorType type) { return actor_type_names[static_cast<std::size_t>(type)]; }
std::string_view name_of(Status status) { return status_names[static_cast<std::size_t>(status)]; }
std::optional<ActorType> actor_type_named(std::string_view name) { return find_name<ActorType>(actor_type_names, name); }
std::optional<Status> status_named(std::string_view name) { return find_name<Status>(status_names, name); }

bool are_of_two_states(const Entity& a, const Entity& b) { return !a.country.empty() && !b.country.empty() && a.country != b.country; }

std::string_view text_of(const Document& document, Span part) { return std::string_view(document.content).substr(part.begin, part.size()); }

std::span<const Mention> mentions_in(const Document& document, Span part) {
    const auto begin_of = [](const Mention& mention) { return mention.span.begin; };
    const auto first = std::ranges::lower_bound(document.mentions, part.begin, {}, begin_of);
    const auto last = std::ranges::lower_bound(document.mentions, part.end, {}, begin_of);
    return {first, std::max(first, last)};
}

} // namespace entente
