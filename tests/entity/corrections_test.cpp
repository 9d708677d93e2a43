#include "entente/entity/corrections.hpp"

#include "entente/entity/corpus_resolver.hpp"
#include "entente/entity/entity_resolver.hpp"
#include "tagged_document.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace entente {
namespace {

Corrections corrections(const std::string& lines) {
    const TemporaryFolder folder;
    return Corrections::load(folder.add("aliases.tsv", lines));
}

/// The entities of the corrected documents: "label/type label/type | …".
std::string corrected(const std::string& lines, const std::vector<std::string>& texts, std::vector<std::size_t>* idle = nullptr) {
    const auto said = corrections(lines);
    std::vector<Document> documents;
    for (const auto& text : texts) {
        documents.push_back(tagged_document(text, {}, "d" + std::to_string(documents.size())));
        EntityResolver(shipped_knowledge(), &said).resolve(documents.back());
    }
    const auto left = unify(shipped_knowledge(), documents, &said);
    if (idle != nullptr) *idle = left;
    std::string out;
    for (const auto& document : documents) {
        out += out.empty() ? "" : " | ";
        for (std::size_t e = 0; e < document.entities.size(); ++e) {
            out += (e == 0 ? "" : " ") + document.entities[e].label + "/" + std::string(name_of(document.entities[e].type));
        }
    }
    return out;
}

/// What loading says, or else deciding who is who in the documents, without the folder.
std::string complaint(const std::string& lines, const std::vector<std::string>& texts = {}) {
    try {
        static_cast<void>(corrected(lines, texts));
    } catch (const std::runtime_error& error) {
        const std::string text = error.what();
        return text.substr(text.find("aliases.tsv"));
    }
    return "nothing";
}

TEST_CASE("A merge joins all actors of a name, bare surnames too, into the other") {
    CHECK(corrected("merge\tXylander\tZebulon Xylander\n", {"{p:Zebulon Xylander}", "{p:Xylander}"}) ==
          "Zebulon Xylander/person | Zebulon Xylander/person");
    CHECK(corrected("merge\tZorgan Thing\tQ43\n", {"{s:Zorgan Thing}"}) == "Türkiye/state"); // known, but named nowhere
    CHECK(corrected("merge\tZorgan House\tHouse of Zorgan\n", {"{o:Zorgan House}"}) == "House of Zorgan/organization");
}

TEST_CASE("Merges hold in a chain") {
    CHECK(corrected("merge\tAlpha Zorgan\tBeta Zorgan\nmerge\tBeta Zorgan\tGamma Zorgan\n",
                    {"{o:Alpha Zorgan}", "{o:Beta Zorgan}", "{o:Gamma Zorgan}"}) ==
          "Gamma Zorgan/organization | Gamma Zorgan/organization | Gamma Zorgan/organization");
}

TEST_CASE("A split takes a name out of an actor, in an article and across articles") {
    CHECK(corrected("split\tXylander\tZebulon Xylander\n", {"{p:Zebulon Xylander} met {p:Xylander}."}) ==
          "Zebulon Xylander/person Xylander/person");
    CHECK(corrected("split\tZebulon Xylander\tZebulon Q. Xylander\n", {"{p:Zebulon Q. Xylander}", "{p:Zebulon Xylander}"}) ==
          "Zebulon Q. Xylander/person | Zebulon Xylander/person");
    CHECK(corrected("split\tAnkara\tQ43\tAnkara Zorgan\n", {"{s:Turkey} and {s:Ankara}"}) == "Türkiye/state Ankara Zorgan/state");
}

TEST_CASE("A node is renamed, retyped or ignored by id, label or other name") {
    CHECK(corrected("rename\tQ43\tTurkey\n", {"{s:Ankara}"}) == "Turkey/state");
    CHECK(corrected("retype\tZorgan House\tplace\n", {"{o:Zorgan House}"}) == "Zorgan House/place");
    CHECK(corrected("retype\torganization:zorgan_house\tplace\n", {"{o:Zorgan House}"}) == "Zorgan House/place");
    CHECK(corrected("ignore\tZorgan House\n", {"{o:Zorgan House} and {s:Turkey}"}) == "Türkiye/state");
}

TEST_CASE("Corrections that meet nobody are told by their lines") {
    std::vector<std::size_t> idle;
    corrected("# mine\nrename\tNobody Known\tX\nignore\tZorgan House\nmerge\tNobody\tQ43\nsplit\tSomebody\tQ43\n", {"{o:Zorgan House}"},
              &idle);
    CHECK(idle == std::vector<std::size_t>{2, 4, 5});
}

TEST_CASE("A line that cannot be read is told with its number") {
    CHECK(complaint("# mine\n\njoin\tA\tB\n") == "aliases.tsv, line 3: found \"join\", expected merge, split, rename, retype or ignore");
    CHECK(complaint("merge\tA\n") == "aliases.tsv, line 1: merge takes 2 fields after it, parted by tabs, but found 1");
    CHECK(complaint("ignore\tA\tB\n") == "aliases.tsv, line 1: ignore takes 1 fields after it, parted by tabs, but found 2");
    CHECK(complaint("split\tA\n") == "aliases.tsv, line 1: split takes 2 or 3 fields after it, parted by tabs, but found 1");
    CHECK(complaint("merge A B\n") == "aliases.tsv, line 1: found 1 field parted by tabs, expected 2 to 4");
    CHECK(complaint("retype\tA\tcountry\n") ==
          "aliases.tsv, line 1: found the type \"country\", expected person, state, organization, group or place");
    CHECK(complaint("rename\t...\tB\n") == "aliases.tsv, line 1: found \"...\" where the name or id of an actor is expected");
    CHECK(complaint("rename\tA\xff\tB\n") == "aliases.tsv, line 1: this line is no UTF-8");
}

TEST_CASE("Lines that cannot both hold are told with both numbers") {
    CHECK(complaint("merge\tA\tA\n") == "aliases.tsv, line 1: \"A\" cannot be merged into itself");
    CHECK(complaint("merge\tA\tB\nmerge\ta\tC\n") == "aliases.tsv, line 2: what it says of \"a\" contradicts line 1");
    CHECK(complaint("merge\tA\tB\nmerge\tB\tC\nmerge\tC\tA\n") == "aliases.tsv, line 3: what it says of \"C\" contradicts line 2");
    CHECK(complaint("rename\tA\tX\nrename\tA\tY\n") == "aliases.tsv, line 2: what it says of \"A\" contradicts line 1");
    CHECK(complaint("retype\tA\tplace\nretype\tA\tgroup\n") == "aliases.tsv, line 2: what it says of \"A\" contradicts line 1");
    CHECK(complaint("ignore\tA\nrename\tA\tX\n") == "aliases.tsv, line 2: what it says of \"A\" contradicts line 1");
    CHECK(complaint("merge\tA\tB\nignore\tA\n") == "aliases.tsv, line 2: what it says of \"A\" contradicts line 1");
    CHECK(complaint("merge\tA\tB\nsplit\tA\tB\n") == "aliases.tsv, line 2: what it says of \"B\" contradicts line 1");
    CHECK(complaint("rename\tA\tX\nrename\tA\tX\nmerge\tA\tB\n") == "nothing");
}

TEST_CASE("Lines that cannot both hold are told where they name one actor in two ways") {
    const auto contradiction = [](const std::string& of) {
        return "aliases.tsv, line 2: what it says of \"" + of + "\" contradicts line 1";
    };
    for (const std::vector<std::string>& texts : {std::vector<std::string>{"{s:Iran}"}, {"{s:Turkey}"}}) { // named or not
        CHECK(complaint("rename\tIran\tA\nrename\tQ794\tB\n", texts) == contradiction("Q794"));
        CHECK(complaint("retype\tQ794\tplace\nretype\tIran\tgroup\n", texts) == contradiction("Iran"));
        CHECK(complaint("ignore\tQ794\nrename\tIran\tA\n", texts) == contradiction("Iran"));
        CHECK(complaint("merge\tIran\tQ43\nmerge\tQ794\tIraq\n", texts) == contradiction("Q794"));
        CHECK(complaint("merge\tIran\tTürkiye\nmerge\tQ43\tQ794\n", texts) == contradiction("Q43"));
        CHECK(complaint("split\tTehran\tIran\tA\nsplit\tTehran\tQ794\tB\n", texts) == contradiction("Q794"));
        CHECK(complaint("rename\tIran\tA\nrename\tQ794\tA\n", texts) == "nothing");
    }
    const std::vector<std::string> unknown{"{o:Zorgan House}", "{o:House of Xylander}"};
    CHECK(complaint("rename\tZorgan House\tA\nrename\torganization:zorgan_house\tB\n", unknown) ==
          contradiction("organization:zorgan_house"));
    CHECK(complaint("rename\tZorgan House\tA\nrename\tHouse of Xylander\tB\n", unknown) == "nothing");
    CHECK(complaint("rename\tZorgan House\tA\nrename\tHouse of Xylander\tB\nmerge\tZorgan House\tHouse of Xylander\n", unknown) ==
          contradiction("House of Xylander")); // the merged one cannot have two labels
}

TEST_CASE("A byte order mark before the first line is skipped") {
    CHECK(corrected("\xef\xbb\xbfrename\tQ43\tTurkey\n", {"{s:Ankara}"}) == "Turkey/state");
    CHECK(corrected("\xef\xbb\xbf# mine\nrename\tQ43\tTurkey\n", {"{s:Ankara}"}) == "Turkey/state");
}

} // namespace
} // namespace entente
