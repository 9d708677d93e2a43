#include "extraction/office_words.hpp"

#include "entente/text/one_line.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, OfficeWordKind>, 23> kinds{{
    {"relation", OfficeWordKind::Relation},
    {"belonging", OfficeWordKind::Belonging},
    {"head", OfficeWordKind::Head},
    {"modifier", OfficeWordKind::Modifier},
    {"capital", OfficeWordKind::Capital},
    {"status", OfficeWordKind::Status},
    {"after", OfficeWordKind::After},
    {"left-out", OfficeWordKind::LeftOut},
    {"determiner", OfficeWordKind::Determiner},
    {"link", OfficeWordKind::Link},
    {"role", OfficeWordKind::Role},
    {"honorific", OfficeWordKind::Honorific},
    {"rank", OfficeWordKind::Rank},
    {"of", OfficeWordKind::Of},
    {"to", OfficeWordKind::To},
    {"in", OfficeWordKind::In},
    {"and", OfficeWordKind::And},
    {"polity", OfficeWordKind::Polity},
    {"anybodys", OfficeWordKind::Anybodys},
    {"against", OfficeWordKind::Against},
    {"journey", OfficeWordKind::Journey},
    {"homeward", OfficeWordKind::Homeward},
    {"not-held", OfficeWordKind::NotHeld},
}};

/// Where the relations of a kind are kept; nullptr if the kind is one of words.
std::set<std::size_t>* relations_of(OfficeWords& words, OfficeWordKind kind) {
    switch (kind) {
    case OfficeWordKind::Relation:
        return &words.relations;
    case OfficeWordKind::Belonging:
        return &words.belonging;
    case OfficeWordKind::Journey:
        return &words.journeys;
    default:
        return nullptr;
    }
}

} // namespace

OfficeWords OfficeWords::load(const std::filesystem::path& file, const RelationTable& table) {
    OfficeWords words;
    for (const auto& row : read_table(file, 2, 3)) {
        const auto& name = row.fields[0];
        const auto* const kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == row.fields[1]; });
        if (kind == kinds.end()) {
            throw_table_error(file, row.line, "unknown kind \"" + row.fields[1] + "\" of an office word");
        }
        if (auto* const of_kind = relations_of(words, kind->second)) {
            const auto relation = table.find(name);
            if (!relation) {
                throw_table_error(file, row.line, "there is no relation \"" + name + "\"");
            }
            of_kind->insert(*relation);
            continue;
        }
        auto& word = words.words[name];
        if (!word.kinds.insert(kind->second).second) {
            throw_table_error(file, row.line, "the word \"" + name + "\" is here a second time as " + row.fields[1]);
        }
        if (!row.fields[2].empty()) {
            word.singular = row.fields[2];
        }
    }
    return words;
}

OfficeWord OfficeWords::find(std::string_view word) const {
    auto small = lowercase(one_line(word));
    const auto first_letter = std::ranges::find_if_not(small, [](char c) { return '0' <= c && c <= '9'; });
    if (first_letter - small.begin() > 1) {
        small.erase(small.begin(), first_letter - 1);
    }
    const auto look_up = [&](std::string_view text) {
        auto found = words.find(text);
        if (found == words.end()) {
            found = words.find(text.substr(text.rfind('-') + 1)); // all of it, where there is no hyphen
        }
        return found == words.end() ? OfficeWord{} : found->second;
    };
    const auto hyphen = small.rfind('-');
    const auto last = look_up(small);
    if (hyphen == std::string::npos || words.contains(small) || !last.is(OfficeWordKind::After)) {
        return last;
    }
    const auto before = look_up(std::string_view(small).substr(0, hyphen));
    return before.is(OfficeWordKind::Head) ? before : last;
}

} // namespace entente
