#include "entente/extraction/office_title.hpp"

#include "extraction/office_sentence.hpp"
#include "extraction/title_finder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {
namespace {

using Kind = OfficeWordKind;

constexpr std::size_t longest_post = 200;   // bytes between a state and its office holder
constexpr std::size_t longest_bracket = 12; // bytes of an acronym before its closing bracket

/// Spaces only: what a line end parts does not stand side by side.
std::string_view without_outer_spaces(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Is what stands between a person and a state "of", "of the" or an opening bracket?
bool names_holder(std::string_view content, Span gap, const OfficeWords& words) {
    auto text = without_outer_spaces(content.substr(gap.begin, gap.size()));
    if (text == "(") return true;
    bool has_of = false;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        const auto word = words.find(text.substr(0, end));
        if (!word.is(Kind::Of) && !word.is(Kind::Determiner)) return false;
        has_of = has_of || word.is(Kind::Of);
        text = without_outer_spaces(text.substr(end));
    }
    return has_of;
}

/// Takes the last word off the text.
std::string_view take_last_word(std::string_view& text) {
    text = without_outer_spaces(text);
    const auto begin = text.rfind(' ') + 1; // 0 where there is none
    const auto word = text.substr(begin);
    text = text.substr(0, begin);
    return word;
}

/// Does what stands between a state and a person end in the title, and is the rest a possessive, an acronym or another post:
/// "China (PRC) State Councilor and Foreign Minister Wang"?
bool leads_to(std::string_view content, Span gap, std::string_view title, const OfficeWords& words) {
    auto text = content.substr(gap.begin, gap.size());
    for (const std::string_view possessive : {"'s ", "\u2019s ", "' ", "\u2019 "}) {
        if (text.starts_with(possessive)) {
            text.remove_prefix(possessive.size());
            break;
        }
    }
    text = without_outer_spaces(text);
    if (text.starts_with('(')) {
        const auto close = text.find(')');
        if (close < longest_bracket) text = without_outer_spaces(text.substr(close + 1));
    }
    if (!text.ends_with(title)) return false;
    text.remove_suffix(title.size());
    bool is_joint = false; // "Canada and President Alt" joins no posts
    while (!without_outer_spaces(text).empty()) {
        const auto word = words.find(take_last_word(text));
        is_joint = word.is(Kind::And);
        if (!is_joint && !word.is(Kind::Head) && !word.is(Kind::Modifier)) return false;
    }
    return !is_joint;
}

/// Whether the text before a state says that a post is for it or to it, and another's: "U.S. Envoy for Iran Robert Malley".
bool is_sent_to(std::string_view before, const OfficeWords& words) {
    return words.find(take_last_word(before)).is(Kind::To) && words.find(take_last_word(before)).is(Kind::Head);
}

/// Where the head of the relation stands in its sentence: first at its offset, a mention or a reference, then its other mentions.
std::vector<Span> spans_of_head(const Document& document, const RelationMention& relation) {
    std::vector<Span> spans{{relation.head_offset, relation.head_offset + 1}};
    for (const auto& reference : document.references) {
        if (reference.span.begin == relation.head_offset) {
            spans.front() = reference.span;
        }
    }
    const auto sentence = document.sentences[relation.sentence].span;
    for (const auto& mention : document.mentions) {
        if (mention.entity != relation.head || !sentence.contains(mention.span)) {
            continue;
        }
        if (mention.span.begin == relation.head_offset) {
            spans.front() = mention.span;
        } else {
            spans.push_back(mention.span);
        }
    }
    return spans;
}

} // namespace

struct OfficeTitles::Impl {
    OfficeWords words;
};

OfficeTitles::OfficeTitles(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OfficeTitles::OfficeTitles(OfficeTitles&&) noexcept = default;
OfficeTitles& OfficeTitles::operator=(OfficeTitles&&) noexcept = default;
OfficeTitles::~OfficeTitles() = default;

OfficeTitles OfficeTitles::load(const std::filesystem::path& lexicons, const RelationTable& relations) {
    return OfficeTitles(std::make_unique<Impl>(Impl{OfficeWords::load(lexicons / "office_words.tsv", relations)}));
}

std::string OfficeTitles::title_of(const Document& document, const RelationMention& stated) const {
    RelationMention relation = stated;
    const bool head_is_before = stated.sentence > 0 && stated.head_offset < document.sentences[stated.sentence].span.begin;
    if (head_is_before) --relation.sentence;
    const OfficeSentence sentence(document, relation, impl_->words);
    const auto label =
        relation.head < document.entities.size() ? std::string_view(document.entities[relation.head].label) : std::string_view();
    for (const auto span : spans_of_head(document, relation)) {
        if (auto title = find_title(sentence, span, label); !title.empty()) {
            return title;
        }
    }
    return {};
}

void OfficeTitles::settle_offices(Document& document, float stated) const {
    const auto tied = [&](const Mention& person, const Mention& state, std::size_t relation) -> std::optional<RelationMention> {
        const bool is_behind = state.span.begin >= person.span.end;
        if (!is_behind && person.span.begin > state.span.end + longest_post) return std::nullopt;
        if (is_behind && !names_holder(document.content, {person.span.end, state.span.begin}, impl_->words)) return std::nullopt;
        RelationMention office;
        office.head = person.entity;
        office.tail = state.entity;
        office.relation = relation;
        office.confidence = stated;
        office.sentence = person.sentence;
        office.head_offset = person.span.begin;
        office.tail_offset = state.span.begin;
        const std::string title = title_of(document, office);
        const auto sentence = document.sentences[person.sentence].span;
        const auto before = std::string_view(document.content).substr(sentence.begin, state.span.begin - sentence.begin);
        const bool is_tied =
            !title.empty() && (is_behind || (leads_to(document.content, {state.span.end, person.span.begin}, title, impl_->words) &&
                                             !is_sent_to(before, impl_->words)));
        return is_tied ? std::optional(office) : std::nullopt;
    };
    std::vector<std::vector<const Mention*>> states(document.sentences.size()); // by sentence
    for (const auto& mention : document.mentions) {
        if (document.entities[mention.entity].type == ActorType::State) states[mention.sentence].push_back(&mention);
    }
    for (const auto relation : impl_->words.relations) {
        std::map<std::pair<std::size_t, std::size_t>, RelationMention> offices; // by sentence and person
        for (const auto& person : document.mentions) {
            if (person.type != ActorType::Person || document.entities[person.entity].type != ActorType::Person) continue;
            for (const auto* state : states[person.sentence]) {
                if (const auto office = tied(person, *state, relation)) offices.emplace(std::pair(person.sentence, person.entity), *office);
            }
        }
        std::erase_if(document.relations, [&](RelationMention& r) {
            const auto found = r.relation == relation ? offices.find({r.sentence, r.head}) : offices.end();
            if (found == offices.end()) return false;
            if (found->second.tail != r.tail) return document.entities[r.tail].type == ActorType::State;
            found->second.confidence = std::max(stated, r.confidence);
            found->second.status = r.status;
            return true;
        });
        for (const auto& office : offices) document.relations.push_back(office.second);
    }
}

void OfficeTitles::title_relations(Document& document) const {
    for (auto& relation : document.relations) {
        if (impl_->words.relations.contains(relation.relation)) {
            relation.title = title_of(document, relation);
        }
    }
}

} // namespace entente
