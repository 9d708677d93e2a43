#include "entente/graph/state_ties.hpp"

#include "entente/text/table.hpp"

namespace entente {

std::vector<StateTie> load_state_ties(const std::filesystem::path& file, const RelationTable& relations) {
    std::vector<StateTie> ties;
    for (const TableRow& row : read_table(file, 2, 2)) {
        const auto relation = relations.find(row.fields[0]);
        if (!relation) throw_table_error(file, row.line, "there is no relation \"" + row.fields[0] + "\" in relations.tsv");
        if (row.fields[1] != "yes" && row.fields[1] != "no") {
            throw_table_error(file, row.line, "outranks_country is \"" + row.fields[1] + "\", expected yes or no");
        }
        ties.push_back({*relation, row.fields[1] == "yes"});
    }
    return ties;
}

} // namespace entente
