#include "entente/entity/identity_rule.hpp"

#include "entente/text/table.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace entente {
namespace {

TEST_CASE("Every rule has a name of its own and a sentence in the shipped table") {
    std::set<std::string> explained;
    for (const auto& row : read_table(std::string(ENTENTE_TEST_RESOURCES) + "/identity_rules.tsv", 2, 2)) {
        CHECK_FALSE(row.fields[1].empty());
        CHECK(explained.insert(row.fields[0]).second);
    }
    std::set<std::string> names;
    for (std::size_t rule = 0; rule < identity_rule_count; ++rule) {
        names.insert(std::string(name_of(static_cast<IdentityRule>(rule))));
    }
    CHECK(names.size() == identity_rule_count);
    CHECK(names == explained);
    CHECK(name_of(IdentityRule::SeveralFit) == "several-fit");
}

} // namespace
} // namespace entente
