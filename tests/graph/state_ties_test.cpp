#include "entente/graph/state_ties.hpp"

#include "marked_document.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace entente;

TEST_CASE("the table of ties is read in its order") {
    const TemporaryFolder folder;
    const auto ties = load_state_ties(folder.add("ties.tsv", "# relation\toutranks_country\npart-of\tno\nholds-office\tyes\n"),
                                      shipped_ontology().relations);
    REQUIRE(ties.size() == 2);
    CHECK(shipped_ontology().relations[ties[0].relation].name == "part-of");
    CHECK(!ties[0].outranks_country);
    CHECK(ties[1].outranks_country);
}

TEST_CASE("a wrong table of ties is told with its line") {
    const TemporaryFolder folder;
    const auto message_of = [&](const std::string& text) -> std::string {
        const auto file = folder.add("ties.tsv", text);
        try {
            (void)load_state_ties(file, shipped_ontology().relations);
        } catch (const std::runtime_error& error) {
            return std::string(error.what()).substr(file.string().size());
        }
        return "no error";
    };
    CHECK(message_of("part-of\tno\nbelongs-to\tno\n") == ", line 2: there is no relation \"belongs-to\" in relations.tsv");
    CHECK(message_of("part-of\tmaybe\n") == ", line 1: outranks_country is \"maybe\", expected yes or no");
}
