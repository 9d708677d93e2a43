#include "entente/entity/corrections.hpp"

#include "contradictions.hpp"
#include "entente/text/normalise.hpp"
#include "entente/text/table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

struct ActionRow {
    std::string_view name;
    std::size_t fewest; // fields, the action counted
    std::size_t most;
};
constexpr std::array<ActionRow, 5> actions{{{"merge", 3, 3}, {"split", 3, 4}, {"rename", 3, 3}, {"retype", 3, 3}, {"ignore", 2, 2}}};
constexpr std::size_t most_fields = 4;

int hex_value(char digit) { return digit >= 'A' ? digit - 'A' + 10 : digit - '0'; }

/// The key whose node id this is: "person:olzhas_bektenov" -> "person:olzhas bektenov".
std::string key_of_id(std::string_view id) {
    const auto is_hex = [](char c) { return ('0' <= c && c <= '9') || ('A' <= c && c <= 'F'); };
    std::string key;
    for (std::size_t at = 0; at < id.size(); ++at) {
        if (id[at] == '~' && at + 2 < id.size() && is_hex(id[at + 1]) && is_hex(id[at + 2])) {
            key += static_cast<char>(hex_value(id[at + 1]) * 16 + hex_value(id[at + 2]));
            at += 2;
        } else {
            key += id[at] == '_' ? ' ' : id[at];
        }
    }
    return key;
}

bool is_id(std::string_view text) {
    const bool wikidata = text.size() > 1 && text.front() == 'Q' && text.find_first_not_of("0123456789", 1) == std::string_view::npos;
    return wikidata || (text.find(':') != std::string_view::npos && actor_type_named(text.substr(0, text.find(':'))));
}

ActorReference reference(const std::filesystem::path& file, std::size_t line, const std::string& text) {
    ActorReference actor = actor_reference(text);
    if (actor.key.empty() && actor.name.empty()) {
        throw_table_error(file, line, "found \"" + text + "\" where the name or id of an actor is expected");
    }
    return actor;
}

Correction correction_of(const std::filesystem::path& file, const TableRow& row) {
    const auto& fields = row.fields;
    const auto* const action = std::find_if(actions.begin(), actions.end(), [&](const ActionRow& a) { return a.name == fields[0]; });
    if (action == actions.end()) {
        throw_table_error(file, row.line, "found \"" + fields[0] + "\", expected merge, split, rename, retype or ignore");
    }
    const auto found = static_cast<std::size_t>(
        std::find_if(fields.rbegin(), fields.rend(), [](const std::string& field) { return !field.empty(); }).base() - fields.begin());
    if (found < action->fewest || found > action->most) {
        throw_table_error(file, row.line,
                          std::string(action->name) + " takes " + std::to_string(action->fewest - 1) +
                              (action->most == action->fewest ? "" : " or " + std::to_string(action->most - 1)) +
                              " fields after it, parted by tabs, but found " + std::to_string(found - 1));
    }
    Correction correction;
    correction.line = row.line;
    correction.action = static_cast<CorrectionAction>(action - actions.begin());
    if (correction.action == CorrectionAction::Split) {
        correction.label = fields[1];
        correction.form = normalised_name(fields[1]);
        if (correction.form.empty()) {
            throw_table_error(file, row.line, "found \"" + fields[1] + "\" where a name is expected");
        }
        correction.actor = reference(file, row.line, fields[2]);
        if (!fields[3].empty()) correction.other = reference(file, row.line, fields[3]);
        return correction;
    }
    correction.actor = reference(file, row.line, fields[1]);
    switch (correction.action) {
    case CorrectionAction::Merge:
        correction.other = reference(file, row.line, fields[2]);
        if (correction.actor.identity() == correction.other.identity()) {
            throw_table_error(file, row.line, "\"" + correction.actor.text + "\" cannot be merged into itself");
        }
        break;
    case CorrectionAction::Rename:
        correction.label = fields[2];
        break;
    case CorrectionAction::Retype:
        if (const auto type = actor_type_named(fields[2])) {
            correction.type = *type;
        } else {
            throw_table_error(file, row.line, "found the type \"" + fields[2] + "\", expected person, state, organization, group or place");
        }
        break;
    default:
        break;
    }
    return correction;
}

} // namespace

ActorReference actor_reference(std::string_view text) {
    ActorReference actor{std::string(text), {}, {}};
    (is_id(text) ? actor.key : actor.name) = is_id(text) ? key_of_id(text) : normalised_name(text);
    return actor;
}

bool ActorReference::fits(std::string_view key_of_actor, std::string_view label) const {
    return key.empty() ? !name.empty() && normalised_name(label) == name : key == key_of_actor;
}

std::string ActorReference::identity() const { return key.empty() ? "\t" + name : key; }

Corrections Corrections::load(const std::filesystem::path& file) {
    Corrections corrections;
    corrections.file_ = file;
    Contradictions contradictions(file);
    for (const auto& row : read_table(file, 2, most_fields)) {
        const auto& correction = corrections.corrections_.emplace_back(correction_of(file, row));
        contradictions.check(correction, correction.actor.identity(), correction.other.identity());
    }
    return corrections;
}

const Correction* Corrections::split_of(std::string_view normalised_form, std::string_view key, std::string_view label) const {
    for (const auto& correction : corrections_) {
        if (correction.action == CorrectionAction::Split && correction.form == normalised_form && correction.actor.fits(key, label)) {
            return &correction;
        }
    }
    return nullptr;
}

bool Corrections::is_split(std::string_view normalised_form) const {
    return std::any_of(corrections_.begin(), corrections_.end(), [&](const Correction& correction) {
        return correction.action == CorrectionAction::Split && correction.form == normalised_form;
    });
}

} // namespace entente
