#include "entente/entity/identity_rule.hpp"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, identity_rule_count> names{
    "own-name",       "known-name",      "misspelt-name",  "known-in-context", "state-words",  "names-agree",        "part-of-name",
    "one-of-several", "defined-beside",  "initials",       "shorter-name",     "other-number", "names-agree-across", "other-wording",
    "with-parent",    "letters-dropped", "acronym-across", "types-across",     "corrected",    "two-known",          "two-states",
    "two-types",      "names-differ",    "bare-surname",   "several-fit",      "bare-body"};

} // namespace

std::string_view name_of(IdentityRule rule) { return names[static_cast<std::size_t>(rule)]; }

} // namespace entente
