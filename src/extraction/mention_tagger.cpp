#include "entente/extraction/mention_tagger.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

} // namespace

std::vector<std::size_t> best_tags(const Matrix& scores, const Matrix& transitions) {
    const std::size_t words = scores.rows();
    const std::size_t tags = scores.columns();
    if (words == 0) return {};
    std::vector<float> best(tags), following(tags);
    std::vector<std::size_t> origins(words * tags);
    for (std::size_t to = 0; to < tags; ++to) best[to] = scores.row(0)[to] + transitions.row(tags)[to];
    for (std::size_t word = 1; word < words; ++word) {
        for (std::size_t to = 0; to < tags; ++to) {
            std::size_t origin = 0;
            float highest = never;
            for (std::size_t from = 0; from < tags; ++from) {
                const float score = best[from] + transitions.row(from)[to];
                if (score > highest) {
                    highest = score;
                    origin = from;
                }
            }
            following[to] = highest + scores.row(word)[to];
            origins[word * tags + to] = origin;
        }
        std::swap(best, following);
    }
    std::vector<std::size_t> path(words);
    path.back() = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t word = words - 1; word > 0; --word) path[word - 1] = origins[word * tags + path[word]];
    return path;
}

MentionTagger::MentionTagger(const ModelFile& model) : tag_(model, "tag") {
    const ModelHeader& header = model.header();
    for (const std::string& name : header.tags) {
        if (name == "O") {
            tags_.push_back({});
            continue;
        }
        const auto type = name.size() > 2 ? std::ranges::find(header.types, name.substr(2)) : header.types.end();
        if (type == header.types.end() || (name[0] != 'B' && name[0] != 'I') || name[1] != '-') {
            model.reject("the tag \"" + name + "\" is not O, B-TYPE or I-TYPE of one of its types");
        }
        tags_.push_back({name[0], static_cast<std::size_t>(type - header.types.begin())});
    }
    const std::size_t count = tags_.size();
    if (tag_.outputs() != count)
        model.reject("the model has " + std::to_string(tag_.outputs()) + " tag outputs for " + std::to_string(count) + " tags");
    transitions_ = Matrix(count + 1, count);
    const bool trained = model.has("transitions");
    if (trained && model.tensor("transitions").floats.size() != (count + 1) * count)
        model.reject("the transitions are not [" + std::to_string(count + 1) + ", " + std::to_string(count) + "] numbers");
    for (std::size_t from = 0; from <= count; ++from) {
        for (std::size_t to = 0; to < count; ++to) {
            const bool inside = tags_[to].position == 'I';
            const bool goes_on = from < count && tags_[from].position != 'O' && tags_[from].type == tags_[to].type;
            const float step = trained ? model.tensor("transitions").floats[from * count + to] : 0;
            transitions_.row(from)[to] = inside && !goes_on ? never : step;
        }
    }
}

std::vector<TaggedRange> MentionTagger::operator()(const Matrix& vectors, std::span<const Piece> pieces) const {
    std::vector<std::size_t> words;
    for (std::size_t p = 0; p < pieces.size(); ++p) {
        if (p == 0 || !pieces[p].continues) words.push_back(p);
    }
    const Matrix all = scores(vectors);
    Matrix of_words(words.size(), all.columns());
    for (std::size_t w = 0; w < words.size(); ++w) std::ranges::copy(all.row(words[w]), of_words.row(w).begin());

    std::vector<TaggedRange> ranges;
    const std::vector<std::size_t> path = best_tags(of_words, transitions_);
    for (std::size_t w = 0; w < words.size(); ++w) {
        const Tag& tag = tags_[path[w]];
        const std::size_t end = w + 1 < words.size() ? words[w + 1] : pieces.size();
        if (tag.position == 'B') ranges.push_back({{words[w], end}, tag.type});
        if (tag.position == 'I') ranges.back().pieces.end = end;
    }
    return ranges;
}

} // namespace entente
