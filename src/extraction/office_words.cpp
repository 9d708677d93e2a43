#include "extraction/office_words.hpp"

#include "entente/text/one_line.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, OfficeWordKind>, 21> kinds{{
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
    {"honorific", OfficeWordKind::Honorific},
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
    const auto small = lowercase(one_line(word));
    auto found = words.find(small);
    if (found == words.end()) {
        if (const auto hyphen = small.rfind('-'); hyphen != std::string::npos) {
            found = words.find(std::string_view(small).substr(hyphen + 1));
        }
    }
    return found == words.end() ? OfficeWord{} : found->second;
}

} // namespace entente
