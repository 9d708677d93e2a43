#include "entente/entity/explanation.hpp"

#include "entente/entity/corpus_resolver.hpp"
#include "entente/entity/entity_resolver.hpp"
#include "tagged_document.hpp"

#include <doctest/doctest.h>

namespace entente {
namespace {

/// "label: form rule documents, … + joined rule … - apart rule …", by lines.
std::vector<std::string> explained(const std::string& actor, const std::vector<std::string>& texts, std::string date = {}) {
    std::vector<Document> documents;
    for (const auto& text : texts) {
        documents.push_back(tagged_document(text, date, "d" + std::to_string(documents.size())));
        EntityResolver(shipped_knowledge()).resolve(documents.back());
    }
    unify(shipped_knowledge(), documents);
    std::vector<std::string> out;
    for (const auto& explanation : explain(shipped_knowledge(), nullptr, documents, actor_reference(actor))) {
        std::string text = explanation.actor.label + ":";
        for (const auto& form : explanation.forms) {
            text += " " + form.form + "=" + std::string(name_of(form.rule));
            for (const auto& document : form.documents) text += "," + document;
        }
        for (const auto& other : explanation.joined) text += " + " + other.key + "=" + std::string(name_of(other.rule));
        for (const auto& other : explanation.apart) text += " - " + other.label + "=" + std::string(name_of(other.rule));
        out.push_back(text);
    }
    return out;
}

std::string first(const std::string& actor, const std::vector<std::string>& texts, std::string date = {}) {
    const auto all = explained(actor, texts, std::move(date));
    return all.empty() ? "nobody" : all.front();
}

TEST_CASE("Each form of an actor has its rule and its articles") {
    CHECK(first("Türkiye", {"{s:Turkey} and {s:Turkish officials}", "{s:Turkey} and {s:Turkey}"}) ==
          "Türkiye: Turkey=known-name,d0,d1 Turkish officials=state-words,d0");
    CHECK(first("Zebulon Xylander", {"{p:Zebulon Xylander} met {s:Chad}; {p:Xylander} left."}) ==
          "Zebulon Xylander: Xylander=part-of-name,d0 Zebulon Xylander=own-name,d0");
    CHECK(first("Zorgan Salt Union", {"The {o:Zorgan Salt Union} ({o:ZQX}) met; {o:Salt Union} left."}) ==
          "Zorgan Salt Union: Salt Union=shorter-name,d0 ZQX=defined-beside,d0 Zorgan Salt Union=own-name,d0");
    CHECK(first("William Ruto", {"{p:Ruto} of {s:Kenya}"}, "2023-05-01") == "William Ruto: Ruto=known-in-context,d0");
}

TEST_CASE("What was joined across articles has its rule") {
    CHECK(first("person:zebulon_xylander", {"{p:Zebulon Q. Xylander}", "{p:Zebulon Xylander}"}).find("=names-agree-across") !=
          std::string::npos);
    CHECK(first("Zorgan Salt Union", {"{o:Zorgan Salt Union} ({o:ZSU})", "{o:ZSU} said"}).find(" + organization:zsu=acronym-across") !=
          std::string::npos);
}

TEST_CASE("Look-alikes are told with what keeps them apart") {
    const auto apart = [](const std::string& actor, const std::string& text) {
        const auto all = first(actor, {text}, "2018-05-01");
        return all.substr(std::min(all.find(" - "), all.size()));
    };
    CHECK(apart("Niger", "{s:Niger} and {s:Nigeria}") == " - Nigeria=two-known");
    CHECK(apart("Michael Xylander", "{p:Michael Xylander} and {p:Zebulon Xylander}") == " - Zebulon Xylander=names-differ");
    CHECK(apart("Zorgan", "{o:Zorgan} and {p:Zebulon Zorgan}") == " - Zebulon Zorgan=two-types");
    CHECK(first("Zebulon Xylander", {"{p:Zebulon Xylander}", "{p:Xylander}"}).ends_with(" - Xylander=bare-surname"));
    CHECK(first("Zebulon Xylander", {"{p:Zebulon A. Xylander}", "{p:Zebulon B. Xylander}", "{p:Zebulon Xylander}"})
              .ends_with(" - Zebulon A. Xylander=several-fit - Zebulon B. Xylander=several-fit"));
}

TEST_CASE("An actor is found by id and label first, else by any form") {
    const std::vector<std::string> texts = {"{s:Ankara} and {p:Zebulon Xylander}; {p:Xylander}", "{p:Anna Xylander}; {p:Xylander}"};
    CHECK(explained("Q43", texts).size() == 1);
    CHECK(explained("ankara", texts).size() == 1);
    CHECK(explained("Xylander", texts).size() == 2);
    CHECK(explained("Nobody", texts).empty());
}

TEST_CASE("An actor is found by part of its name and by a damaged or undamaged form that no article has") {
    const std::vector<std::string> texts = {"{p:Ömer Xylandër} met {s:Turkey}", "{p:Recep Tayyip Erdoan}", "{o:Bank of Zorgan}"};
    CHECK(first("Xylander", texts).starts_with("Ömer Xylandër:"));
    CHECK(first("Xylandr", texts).starts_with("Ömer Xylandër:"));
    CHECK(first("Mer Xylandër", texts).starts_with("Ömer Xylandër:"));
    CHECK(first("Erdoğan", texts).starts_with("Recep Tayyip Erdoğan:"));
    CHECK(first("Ankara", texts).starts_with("Türkiye:")); // by what is known of it
    CHECK(first("Zorgan", texts).starts_with("Bank of Zorgan:"));
    CHECK(first("person:xylander", texts) == "nobody"); // an id is meant as it stands
}

} // namespace
} // namespace entente
