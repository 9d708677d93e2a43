#include "entity/person_name.hpp"

#include "entente/text/normalise.hpp"
#include "entity/clusters.hpp"
#include "tagged_document.hpp"

#include <doctest/doctest.h>

namespace entente {
namespace {

PersonName parsed(std::string_view name) { return parse_person_name(shipped_knowledge(), words_of(normalised_name(name))); }

TEST_CASE("Full names of one person agree across articles") {
    const std::pair<std::string, std::string> pairs[] = {{"George W. Bush", "George Bush"},
                                                         {"Joseph R. Biden, Jr.", "Joe Biden"},
                                                         {"Fumio Kishida", "Kishida Fumio"},
                                                         {"Cho Tae-yong", "Cho Taeyong"},
                                                         {"Volodymyr Zelenskyy", "Vladimir Zelensky"},
                                                         {"Abdel Fattah el-Sisi", "Abdel Fattah Al Sisi"},
                                                         {"Sergei Lavrov", "Sergey Lavrov"},
                                                         {"Samia Suluhu Hassan", "Samia Hassan"},
                                                         {"Muammar Gaddafi", "Moammar Gadhafi"},
                                                         {"Valentina Matviyenko", "Valentina Matvienko"}};
    for (const auto& [a, b] : pairs) {
        const auto& shown = a; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(full_names_agree(shipped_knowledge(), parsed(a), parsed(b)));
        CHECK(full_names_agree(shipped_knowledge(), parsed(b), parsed(a)));
    }
}

TEST_CASE("Names of different persons do not agree, however alike") {
    const std::pair<std::string, std::string> pairs[] = {
        {"George W. Bush", "George H. W. Bush"}, {"Li Keqiang", "Li Qiang"},      {"Emmanuel Macron", "Brigitte Macron"},
        {"Kim Jong Il", "Kim Jong Un"},          {"Fidel Castro", "Raul Castro"}, {"Viktor Yushchenko", "Viktor Yanukovych"},
        {"Rafik Hariri", "Saad Hariri"},         {"Abdullah II", "Abdullah III"}};
    for (const auto& [a, b] : pairs) {
        const auto& shown = a; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK_FALSE(may_be_one_person(shipped_knowledge(), parsed(a), parsed(b)));
    }
}

TEST_CASE("A surname with its particle is no full name") {
    CHECK_FALSE(parsed("al-Assad").is_full);
    CHECK_FALSE(parsed("Putin").is_full);
    CHECK(parsed("Bashar al-Assad").is_full);
    CHECK(parsed("Ban Ki-moon").is_full);
}

} // namespace
} // namespace entente
