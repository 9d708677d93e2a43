#include "entente/extraction/reference_linker.hpp"

#include "extraction/span_vectors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace entente {
namespace {

/// The names of one entity in the window.
struct Named {
    std::size_t entity = 0;
    std::vector<std::size_t> names;
};

std::vector<Named> names_by_entity(std::span<const Place> names) {
    std::vector<Named> result;
    for (std::size_t n = 0; n < names.size(); ++n) {
        for (const std::size_t entity : names[n].entities) {
            auto found = std::ranges::find(result, entity, &Named::entity);
            if (found == result.end()) found = result.insert(found, {entity, {}});
            found->names.push_back(n);
        }
    }
    return result;
}

/// The nearest name that begins before the piece, else the nearest of all; of equals the first.
std::size_t nearest_name(const Named& named, std::span<const Place> names, std::size_t piece) {
    std::size_t best = named.names.front();
    for (const std::size_t n : named.names) {
        const std::size_t begin = names[n].pieces.begin, best_begin = names[best].pieces.begin;
        const auto distance = [&](std::size_t b) { return b < piece ? piece - b : b - piece; };
        const bool before = begin < piece, best_before = best_begin < piece;
        if (before != best_before ? before : distance(begin) < distance(best_begin)) best = n;
    }
    return best;
}

} // namespace

std::vector<Candidate> chosen_candidates(std::span<const Candidate> candidates, float threshold, float least) {
    std::vector<Candidate> chosen;
    for (const Candidate& candidate : candidates) {
        if (candidate.probability > threshold) chosen.push_back(candidate);
    }
    if (chosen.empty() && !candidates.empty()) {
        const Candidate& best = *std::ranges::max_element(candidates, {}, &Candidate::probability);
        if (best.probability > least) chosen.push_back(best);
    }
    std::ranges::sort(chosen, {}, &Candidate::entity);
    return chosen;
}

void keep_best(std::vector<Candidate>& candidates, std::size_t number, std::span<const Entity> entities) {
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::probability);
    std::array<std::vector<Candidate>, actor_type_count> best;
    std::array<float, actor_type_count> together{};
    for (const Candidate& candidate : candidates) {
        const auto type = static_cast<std::size_t>(entities[candidate.entity].type);
        if (best[type].size() == number) continue;
        best[type].push_back(candidate);
        together[type] += candidate.probability;
    }
    candidates = best[static_cast<std::size_t>(std::ranges::max_element(together) - together.begin())];
}

ReferenceLinker::ReferenceLinker(const ModelFile& model) : scorer_(model, "reference") {
    const auto& thresholds = model.header().thresholds;
    if (const auto found = thresholds.find("reference"); found != thresholds.end()) threshold_ = found->second;
}

std::vector<std::vector<Candidate>> ReferenceLinker::operator()(const Matrix& vectors, std::span<const Place> names,
                                                                std::span<const Place> references, std::span<const Entity> entities) const {
    std::vector<std::vector<Candidate>> candidates(references.size());
    const std::vector<Named> named = names_by_entity(names);
    std::vector<Place> places(names.begin(), names.end());
    places.insert(places.end(), references.begin(), references.end());

    std::vector<ScorerPair> pairs;
    for (std::size_t r = 0; r < references.size(); ++r) {
        for (const Named& one : named) {
            const std::size_t name = nearest_name(one, names, references[r].pieces.begin);
            ScorerPair pair;
            pair.first = static_cast<std::uint32_t>(r);
            pair.second = static_cast<std::uint32_t>(name);
            pair.first_type = actor_type_count; // the model's number for references
            pair.second_type = static_cast<std::uint8_t>(entities[one.entity].type);
            set_geometry(pair, references[r].pieces, names[name].pieces, places, {0, vectors.rows()}, vectors.rows());
            pairs.push_back(pair);
            candidates[r].push_back({one.entity, 0});
        }
    }
    const Matrix logits = scorer_(vectors, span_vectors(vectors, references), span_vectors(vectors, names), pairs).logits;
    std::size_t row = 0;
    for (std::vector<Candidate>& of_reference : candidates) {
        for (Candidate& candidate : of_reference) candidate.probability = 1 / (1 + std::exp(-logits.row(row++)[0]));
    }
    return candidates;
}

} // namespace entente
