#include "entente/document/actor_type_table.hpp"

#include "entente/text/table.hpp"

#include <stdexcept>

namespace entente {

ActorTypeTable ActorTypeTable::load(const std::filesystem::path& file) {
    ActorTypeTable table;
    for (const TableRow& row : read_table(file, 3, 3)) {
        const auto type = actor_type_named(row.fields[0]);
        if (!type) throw_table_error(file, row.line, "\"" + row.fields[0] + "\" is no actor type");
        if (row.fields[1].empty() || row.fields[2].empty()) throw_table_error(file, row.line, "color and shape must not be empty");
        ActorTypeLook& look = table.looks_[static_cast<std::size_t>(*type)];
        if (!look.color.empty()) throw_table_error(file, row.line, "the actor type \"" + row.fields[0] + "\" stands here a second time");
        look = {row.fields[1], row.fields[2]};
    }
    for (std::size_t i = 0; i < actor_type_count; ++i) {
        if (table.looks_[i].color.empty()) {
            throw std::runtime_error(file.string() + ": there is no row for the actor type \"" +
                                     std::string(name_of(static_cast<ActorType>(i))) + "\"");
        }
    }
    return table;
}

} // namespace entente
