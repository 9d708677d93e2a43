#pragma once

#include "entente/entity/knowledge_base.hpp"

#include <string>
#include <vector>

namespace entente {

/// A person's name taken apart: "joseph r biden jr" -> core {joseph, r, biden}, suffix "jr".
struct PersonName {
    std::vector<std::string> core;
    std::vector<std::string> sounds; ///< the words of `core`, transliterated
    std::string suffix;

    /// More than a surname: at least two words that are no particles ("J. Smith" too), or a first name and a surname with its particle.
    bool is_full = false;
};

[[nodiscard]] PersonName parse_person_name(const KnowledgeBase& knowledge, const std::vector<std::string>& words);

/// Do two full names agree as those of one person must? The surnames agree and so do the first names (equal, a nickname, another
/// transliteration), and middle names do not contradict each other: "george w bush" and "george bush" agree, "george w bush" and
/// "george h w bush" do not. Names run together ("cho taeyong") and in the other order ("kishida fumio") agree too.
/// Never by likeness of letters alone.
[[nodiscard]] bool full_names_agree(const KnowledgeBase& knowledge, const PersonName& a, const PersonName& b);

/// The same within one article, where less is enough: a first name may be an initial, and one name may be all of the other's words in
/// order ("lula da silva").
[[nodiscard]] bool may_be_one_person(const KnowledgeBase& knowledge, const PersonName& a, const PersonName& b);

} // namespace entente
