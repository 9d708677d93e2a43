#include "entente/input/common_words.hpp"

#include "entente/text/number.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

namespace entente {
namespace {

template <typename Number>
Number number_of(const TableRow& row, const std::filesystem::path& file) {
    const auto& text = row.fields[1];
    const auto number = number_in<Number>(text);
    if (!number) throw_table_error(file, row.line, "found \"" + text + "\", expected a number");
    return *number;
}

} // namespace

CommonWords CommonWords::load(const std::filesystem::path& resources) {
    const auto file = resources / "en" / "lexicons" / "common_words.tsv";
    CommonWords common;
    for (auto& row : read_table(file, 2, 2)) {
        const auto& kind = row.fields[0];
        if (kind == "fewest") {
            common.fewest = number_of<std::size_t>(row, file);
        } else if (kind == "share") {
            common.share = number_of<double>(row, file);
        } else if (kind == "word") {
            common.words.insert(row.fields[1]);
        } else {
            throw_table_error(file, row.line, "found the kind \"" + kind + "\", which the head of the table does not name");
        }
    }
    return common;
}

bool CommonWords::may_be_english(std::string_view text) const {
    std::size_t all = 0;
    std::size_t known = 0;
    std::string word;
    bool is_capitalised = false;
    const auto end_word = [&] {
        if (word.empty()) return;
        const bool is_known = words.contains(word);
        all += is_known || !is_capitalised ? 1U : 0U; // names tell no language
        known += is_known ? 1U : 0U;
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        at += point.size;
        if (point.valid && is_letter(point.value)) {
            const auto small = to_lowercase(point.value);
            is_capitalised = word.empty() ? small != point.value : is_capitalised;
            append_utf8(word, small);
        } else {
            end_word();
        }
    }
    end_word();
    return all < fewest || static_cast<double>(known) >= share * static_cast<double>(all);
}

} // namespace entente
