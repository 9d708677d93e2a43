#include "entente/input/hyphen_words.hpp"

#include "entente/text/table.hpp"

namespace entente {

HyphenWords HyphenWords::load(const std::filesystem::path& resources) {
    const auto file = resources / "hyphen_words.tsv";
    HyphenWords words;
    for (auto& row : read_table(file, 2, 2)) {
        const auto& kind = row.fields[0];
        if (kind != "always" && kind != "name") {
            throw_table_error(file, row.line, "found the kind \"" + kind + "\", which the head of the table does not name");
        }
        (kind == "name" ? words.behind_names : words.always).insert(row.fields[1]);
    }
    return words;
}

} // namespace entente
