#include "entente/entity/corrections.hpp"

#include "entente/text/normalise.hpp"
#include "entente/text/table.hpp"

#include <algorithm>
#include <array>
#include <map>
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

/// Equal for equal references.
std::string identity(const ActorReference& actor) { return actor.key.empty() ? "\t" + actor.name : actor.key; }

/// Tells of two lines that cannot both hold.
class Contradictions {
public:
    explicit Contradictions(const std::filesystem::path& file) : file_(file) {}

    void check(const Correction& correction) {
        const auto actor = identity(correction.actor);
        switch (correction.action) {
        case CorrectionAction::Merge:
            if (actor == identity(correction.other)) {
                throw_table_error(file_, correction.line, "\"" + correction.actor.text + "\" cannot be merged into itself");
            }
            once(correction, merged_, actor, identity(correction.other));
            against(correction, ignored_, actor);
            merges_[actor] = {correction.line, identity(correction.other)};
            circle(correction, actor);
            break;
        case CorrectionAction::Split:
            once(correction, split_, correction.form + "\n" + actor, identity(correction.other));
            break;
        case CorrectionAction::Rename:
            once(correction, renamed_, actor, correction.label);
            break;
        case CorrectionAction::Retype:
            once(correction, retyped_, actor, std::string(name_of(correction.type)));
            break;
        case CorrectionAction::Ignore:
            ignored_.try_emplace(actor, correction.line, std::string{});
            against(correction, merged_, actor);
            break;
        }
        if (correction.action == CorrectionAction::Rename || correction.action == CorrectionAction::Retype) {
            against(correction, ignored_, actor);
        }
        if (correction.action == CorrectionAction::Ignore) {
            against(correction, renamed_, actor);
            against(correction, retyped_, actor);
        }
        merge_against_split(correction);
    }

private:
    using Said = std::map<std::string, std::pair<std::size_t, std::string>>; // actor -> line, what it says

    [[noreturn]] void contradict(const Correction& correction, std::size_t line) const {
        throw_table_error(file_, correction.line,
                          "what it says of \"" + correction.actor.text + "\" contradicts line " + std::to_string(line));
    }

    void once(const Correction& correction, Said& said, const std::string& actor, const std::string& what) const {
        const auto [before, is_new] = said.try_emplace(actor, correction.line, what);
        if (!is_new && before->second.second != what) {
            contradict(correction, before->second.first);
        }
    }

    void against(const Correction& correction, const Said& said, const std::string& actor) const {
        const auto found = said.find(actor);
        if (found != said.end()) {
            contradict(correction, found->second.first);
        }
    }

    void circle(const Correction& correction, const std::string& actor) const {
        for (auto found = merges_.find(actor); found != merges_.end(); found = merges_.find(found->second.second)) {
            if (found->second.second == actor) {
                contradict(correction, found->second.first);
            }
        }
    }

    /// "merge X Y" and "split X Y" cannot both hold.
    void merge_against_split(const Correction& correction) {
        const bool merge = correction.action == CorrectionAction::Merge;
        if (!merge && correction.action != CorrectionAction::Split) {
            return;
        }
        const auto pair = merge ? identity(correction.actor) + "\n" + identity(correction.other)
                                : "\t" + correction.form + "\n" + identity(correction.actor);
        (merge ? pairs_merged_ : pairs_split_).try_emplace(pair, correction.line, std::string{});
        against(correction, merge ? pairs_split_ : pairs_merged_, pair);
    }

    const std::filesystem::path& file_;
    Said merged_;
    Said split_;
    Said renamed_;
    Said retyped_;
    Said ignored_;
    Said merges_;
    Said pairs_merged_;
    Said pairs_split_;
};

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

Corrections Corrections::load(const std::filesystem::path& file) {
    Corrections corrections;
    Contradictions contradictions(file);
    for (const auto& row : read_table(file, 2, most_fields)) {
        corrections.corrections_.push_back(correction_of(file, row));
        contradictions.check(corrections.corrections_.back());
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
