#include "extraction/office_words.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, OfficeWordKind>, 20> kinds{{
    {"relation", OfficeWordKind::Relation},
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

} // namespace

OfficeWords OfficeWords::load(const std::filesystem::path& file, const RelationTable& table) {
    OfficeWords words;
    for (const auto& row : read_table(file, 2, 3)) {
        const auto& name = row.fields[0];
        const auto* const kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == row.fields[1]; });
        if (kind == kinds.end()) {
            throw_table_error(file, row.line, "unknown kind \"" + row.fields[1] + "\" of an office word");
        }
        if (kind->second == OfficeWordKind::Relation || kind->second == OfficeWordKind::Journey) {
            const auto relation = table.find(name);
            if (!relation) {
                throw_table_error(file, row.line, "there is no relation \"" + name + "\"");
            }
            (kind->second == OfficeWordKind::Journey ? words.journeys : words.relations).insert(*relation);
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
    const auto small = lowercase(word);
    auto found = words.find(small);
    if (found == words.end()) {
        if (const auto hyphen = small.rfind('-'); hyphen != std::string::npos) {
            found = words.find(std::string_view(small).substr(hyphen + 1));
        }
    }
    return found == words.end() ? OfficeWord{} : found->second;
}

} // namespace entente
