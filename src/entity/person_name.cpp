#include "person_name.hpp"

#include "clusters.hpp"

#include <algorithm>
#include <span>

namespace entente {
namespace {

bool is_initial(const std::string& word) { return word.size() == 1; }

/// A name word with its sound.
struct Word {
    const std::string& text;
    const std::string& sound;
};

std::vector<Word> main_words(const KnowledgeBase& knowledge, const PersonName& name) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < name.core.size(); ++i) {
        if (!knowledge.is(name.core[i], WordClass::Particle)) {
            words.push_back({name.core[i], name.sounds[i]});
        }
    }
    return words;
}

bool given_names_agree(const KnowledgeBase& knowledge, const Word& a, const Word& b) {
    if (is_initial(a.text) || is_initial(b.text)) {
        return a.text.front() == b.text.front();
    }
    return a.text == b.text || a.sound == b.sound || knowledge.are_nicknames(a.text, b.text);
}

/// One list begins or ends the other, or is empty. Initials that only end the other say nothing: "w" and "h w" are two people.
bool middles_agree(const KnowledgeBase& knowledge, std::span<const Word> a, std::span<const Word> b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    const auto agree = [&](const Word& x, const Word& y) { return given_names_agree(knowledge, x, y); };
    const bool ends = std::none_of(a.begin(), a.end(), [](const Word& word) { return is_initial(word.text); }) &&
                      std::equal(a.rbegin(), a.rend(), b.rbegin(), agree);
    return ends || std::equal(a.begin(), a.end(), b.begin(), agree);
}

bool is_ordered_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    std::size_t at = 0;
    for (const auto& word : whole) {
        at += at < part.size() && part[at] == word ? 1 : 0;
    }
    return at == part.size();
}

/// "jr" and "junior" agree, "ii" and "iii" do not; no suffix agrees with all.
bool suffixes_agree(const std::string& a, const std::string& b) {
    constexpr std::size_t spelled_out = 4;
    const bool abbreviated = (a.size() >= spelled_out || b.size() >= spelled_out) && !a.empty() && !b.empty() && a.front() == b.front();
    return a.empty() || b.empty() || a == b || abbreviated;
}

std::string run_together(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        out += word;
    }
    return out;
}

} // namespace

PersonName parse_person_name(const KnowledgeBase& knowledge, const std::vector<std::string>& words) {
    PersonName name{words, {}, {}, false};
    if (words.empty()) {
        return name;
    }
    while (name.core.size() > 1 && knowledge.is(name.core.back(), WordClass::Suffix)) {
        name.suffix = name.core.back();
        name.core.pop_back();
    }
    for (const auto& word : name.core) {
        name.sounds.push_back(knowledge.transliterated(word));
    }
    const bool begins_surname = knowledge.is(name.core.front(), WordClass::Particle);
    const auto main = std::count_if(name.core.begin(), name.core.end(),
                                    [&](const std::string& word) { return !knowledge.is(word, WordClass::Particle); });
    name.is_full = name.core.size() >= 2 && !(begins_surname && (main < 2 || name.core.size() == 2));
    return name;
}

bool full_names_agree(const KnowledgeBase& knowledge, const PersonName& a, const PersonName& b) {
    if (!suffixes_agree(a.suffix, b.suffix)) {
        return false;
    }
    const auto x = main_words(knowledge, a);
    const auto y = main_words(knowledge, b);
    if (x.size() < 2 || y.size() < 2) {
        return a.core == b.core;
    }
    const auto alike = [&](const Word& p, const Word& q) {
        return p.text == q.text || (!is_initial(p.text) && !is_initial(q.text) && given_names_agree(knowledge, p, q));
    };
    if (run_together(a.core) == run_together(b.core) || std::equal(x.begin(), x.end(), y.begin(), y.end(), alike)) {
        return true;
    }
    if (x.size() == 2 && y.size() == 2 && x[0].text == y[1].text && x[1].text == y[0].text) {
        return true;
    }
    return x.back().sound == y.back().sound && alike(x.front(), y.front()) &&
           middles_agree(knowledge, std::span(x).subspan(1, x.size() - 2), std::span(y).subspan(1, y.size() - 2));
}

bool may_be_one_person(const KnowledgeBase& knowledge, const PersonName& a, const PersonName& b) {
    if (full_names_agree(knowledge, a, b)) {
        return true;
    }
    if (!suffixes_agree(a.suffix, b.suffix) || a.core.size() < 2 || b.core.size() < 2) {
        return false;
    }
    const auto& shorter = a.core.size() < b.core.size() ? a.core : b.core;
    const auto& longer = a.core.size() < b.core.size() ? b.core : a.core;
    const bool by_initial = (is_initial(shorter.front()) || is_initial(longer.front())) &&
                            shorter.front().front() == longer.front().front() && shorter.back() == longer.back() &&
                            (shorter.size() == 2 || shorter.size() == longer.size());
    const bool same_ends =
        shorter.front() == longer.front() && shorter.back() == longer.back(); // then the middles have been found to differ
    return by_initial || (!same_ends && shorter.size() < longer.size() && is_ordered_part(shorter, longer));
}

} // namespace entente
