#include "entente/document/relation_table.hpp"

#include "entente/text/number.hpp"
#include "entente/text/table.hpp"

namespace entente {
namespace {

constexpr std::size_t column_count = 11;

struct Place {
    const std::filesystem::path& file;
    std::size_t line;

    [[noreturn]] void reject(std::string_view column, std::string_view found, std::string_view accepted) const {
        throw_table_error(file, line, std::string(column) + " is \"" + std::string(found) + "\", but must be " + std::string(accepted));
    }
};

template <typename Number>
Number read_number(const Place& place, std::string_view column, const std::string& field, Number lowest, Number highest) {
    const auto number = number_in<Number>(field);
    if (!number || *number < lowest || *number > highest) {
        place.reject(column, field,
                     "a number from " + std::to_string(static_cast<int>(lowest)) + " to " + std::to_string(static_cast<int>(highest)));
    }
    return *number;
}

std::string read_color(const Place& place, const std::string& field) {
    const bool good = field.size() == 7 && field[0] == '#' && field.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!good) place.reject("color", field, "#RRGGBB");
    return field;
}

std::bitset<actor_type_count> read_types(const Place& place, std::string_view column, std::string_view field) {
    std::bitset<actor_type_count> types;
    if (field == "any") return types.set();
    for (const std::string& name : split_fields(field, ',')) {
        const auto type = actor_type_named(name);
        if (!type) place.reject(column, field, "any, or types of actors parted by commas");
        types.set(static_cast<std::size_t>(*type));
    }
    return types;
}

RelationType read_relation(const Place& place, const std::vector<std::string>& fields) {
    RelationType relation;
    relation.name = fields[0];
    relation.label = fields[1];
    if (relation.name.empty() || relation.label.empty()) place.reject("name or label", "", "a text");
    if (fields[2] != "yes" && fields[2] != "no" && fields[2] != "anti") place.reject("symmetric", fields[2], "yes, no or anti");
    relation.symmetric = fields[2] == "yes";
    relation.antisymmetric = fields[2] == "anti";
    relation.plover = fields[3] == "-" ? "" : fields[3];
    relation.quad = read_number<int>(place, "quad", fields[4], 0, 4);
    relation.score = read_number<double>(place, "score", fields[5], -10, 10);
    relation.family = fields[6];
    relation.is_deed = relation.family != "standing";
    relation.color = read_color(place, fields[7]);
    relation.from = read_types(place, "from", fields[8]);
    relation.to = read_types(place, "to", fields[9]);
    if (fields[10] != "yes" && fields[10] != "no") place.reject("dated", fields[10], "yes or no");
    relation.dated = fields[10] == "yes";
    return relation;
}

} // namespace

RelationTable RelationTable::load(const std::filesystem::path& file) {
    RelationTable table;
    for (const TableRow& row : read_table(file, column_count, column_count)) {
        RelationType relation = read_relation({file, row.line}, row.fields);
        if (table.find(relation.name))
            throw_table_error(file, row.line, "the relation \"" + relation.name + "\" stands here a second time");
        table.rows_.push_back(std::move(relation));
    }
    return table;
}

bool RelationTable::allows(std::size_t row, ActorType from, ActorType to) const {
    return rows_[row].from.test(static_cast<std::size_t>(from)) && rows_[row].to.test(static_cast<std::size_t>(to));
}

std::optional<std::size_t> RelationTable::find(std::string_view name) const {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_[row].name == name) return row;
    }
    return std::nullopt;
}

} // namespace entente
