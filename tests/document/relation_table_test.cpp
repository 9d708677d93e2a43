#include "entente/document/relation_table.hpp"

#include "marked_document.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace entente;

namespace {

std::string error_of(const std::string& content) {
    const TemporaryFolder folder;
    try {
        (void)RelationTable::load(folder.add("relations.tsv", content));
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("the shipped table holds the relations in the order of the model's labels") {
    const RelationTable& relations = shipped_ontology().relations;
    REQUIRE(relations.size() == 32);
    CHECK(relations[0].name == "holds-office");
    CHECK(relations[10].name == "met-with");
    CHECK(relations[31].name == "defeats");
    const RelationType& met = relations[relations.find("met-with").value()];
    CHECK(met.label == "met with");
    CHECK(met.symmetric);
    CHECK_FALSE(met.antisymmetric);
    CHECK(met.plover == "CONSULT");
    CHECK(met.quad == 1);
    CHECK(met.score == 2.5);
    CHECK(met.family == "cooperation");
    CHECK(met.dated);
    CHECK_FALSE(relations[relations.find("part-of").value()].dated);
    CHECK(relations[0].plover.empty());
    CHECK(relations.allows(0, ActorType::Person, ActorType::State));
    CHECK_FALSE(relations.allows(0, ActorType::State, ActorType::State));
    CHECK_FALSE(relations.allows(0, ActorType::Person, ActorType::Person));
    CHECK(relations.allows(10, ActorType::Group, ActorType::Place)); // met-with: any
    CHECK_FALSE(relations.find("met with"));
}

TEST_CASE("in the shipped table score, quad class and family agree") {
    const RelationTable& relations = shipped_ontology().relations;
    for (std::size_t row = 0; row < relations.size(); ++row) {
        const RelationType& relation = relations[row];
        CAPTURE(relation.name);
        CHECK(relation.plover.empty() == (relation.quad == 0));
        if (relation.quad == 1 || relation.quad == 2) CHECK((relation.family == "cooperation" && relation.score > 0));
        if (relation.quad == 3 || relation.quad == 4) CHECK((relation.family == "conflict" && relation.score < 0));
        if (relation.family == "standing") CHECK(relation.score == 0);
    }
}

TEST_CASE("a malformed row is refused with file, line, what was found and what is accepted") {
    struct Case {
        const char* row;
        const char* says;
    };
    const Case cases[] = {
        {"a\ta\tmaybe\t-\t0\t0\tx\t#000000\tany\tany\tyes\n", "symmetric is \"maybe\", but must be yes, no or anti"},
        {"a\ta\tyes\t-\t5\t0\tx\t#000000\tany\tany\tyes\n", "quad is \"5\", but must be a number from 0 to 4"},
        {"a\ta\tyes\t-\t1\t10.5\tx\t#000000\tany\tany\tyes\n", "score is \"10.5\", but must be a number from -10 to 10"},
        {"a\ta\tyes\t-\t1\t1,5\tx\t#000000\tany\tany\tyes\n", "score is \"1,5\""},
        {"a\ta\tyes\t-\t1\t1\tx\tred\tany\tany\tyes\n", "color is \"red\", but must be #RRGGBB"},
        {"a\ta\tyes\t-\t1\t1\tx\t#000000\tany\tany\tyes\na\tb\tno\t-\t1\t1\tx\t#000000\tany\tany\tyes\n",
         "line 3: the relation \"a\" stands here a second time"},
        {"\ta\tyes\t-\t1\t1\tx\t#000000\tany\tany\tyes\n", "name or label"},
        {"a\ta\tyes\t-\t1\t1\tx\t#000000\tperson,city\tany\tyes\n", "from is \"person,city\", but must be any, or types of actors"},
        {"a\ta\tyes\t-\t1\t1\tx\t#000000\tany\t\tyes\n", "to is \"\", but must be any, or types of actors"},
        {"a\ta\tyes\t-\t1\t1\tx\t#000000\tany\tany\tsometimes\n", "dated is \"sometimes\", but must be yes or no"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.row);
        const std::string error = error_of(std::string("# a comment\n") + c.row);
        CHECK(error.find("relations.tsv, line ") != std::string::npos);
        CHECK(error.find(c.says) != std::string::npos);
    }
}
