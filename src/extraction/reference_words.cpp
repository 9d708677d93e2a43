#include "extraction/reference_words.hpp"

#include "entente/text/normalise.hpp"
#include "entente/text/number.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <sstream>

namespace entente {
namespace {

/// "leaders", but not "Japan's".
bool is_plural(std::string_view word) { return word.ends_with('s') && !is_possessive(word); }

} // namespace

ReferenceWords ReferenceWords::load(const std::filesystem::path& file) {
    ReferenceWords table;
    for (const auto& row : read_table(file, 2, 3)) {
        const std::string& kind = row.fields[1];
        const std::string& number = row.fields[2];
        Word word;
        if (kind == "several") {
            word.kind = Kind::Several;
        } else if (kind == "pronoun" || kind == "count") {
            word.kind = kind == "count" ? Kind::Count : Kind::Pronoun;
            word.number = number_in<std::size_t>(number).value_or(0);
            if (word.number == 0) {
                throw_table_error(file, row.line, "found the number \"" + number + "\", expected 1 or more");
            }
        } else {
            throw_table_error(file, row.line, "found the kind \"" + kind + "\", expected pronoun, count or several");
        }
        if (!table.words_.try_emplace(row.fields[0], word).second) {
            throw_table_error(file, row.line, "the word \"" + row.fields[0] + "\" is here a second time");
        }
    }
    return table;
}

std::size_t ReferenceWords::number_of(std::string_view reference) const {
    constexpr std::size_t words_to_count = 3; // "the world's two"
    std::istringstream words(lowercase(reference));
    std::size_t place = 0;
    bool looks_plural = false;
    std::size_t number_of_last = 0; // as the table has it
    for (std::string word; words >> word; ++place) {
        const auto known = words_.find(word);
        number_of_last = known == words_.end() ? 0 : known->second.number;
        if (known == words_.end()) {
            looks_plural = looks_plural || is_plural(word);
        } else if (known->second.kind == Kind::Several) {
            looks_plural = true;
        } else if (known->second.kind == Kind::Count && place < words_to_count) {
            return known->second.number;
        }
    }
    if (place == 1) return number_of_last;
    return place == 0 || looks_plural ? 0 : 1;
}

} // namespace entente
