#include "extraction/crossed_deeds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace entente {
namespace {

// Differences of log-odds, and the share of such deeds that are right: docs/evaluation.md, "Each to his own".
constexpr float clearly_surer = 0.7F; // twice as sure, of both ends
constexpr float far_surer = 2.5F;     // twelve times, of one
constexpr float share_right = 0.2F;

float log_odds(float confidence) {
    constexpr float least = 1e-4F;
    const float p = std::clamp(confidence, least, 1 - least);
    return std::log(p / (1 - p));
}

/// How much surer than this one the surest other deed of the same doer, or on the same target, is.
float lead(const std::vector<RelationMention*>& deeds, const RelationMention& deed, std::size_t RelationMention::*shared) {
    const RelationMention* surest = nullptr;
    for (const auto* other : deeds) {
        const bool is_same = other->head == deed.head && other->tail == deed.tail;
        if (other->*shared != deed.*shared || is_same) continue;
        if (surest == nullptr || other->confidence > surest->confidence) surest = other;
    }
    return surest == nullptr ? std::numeric_limits<float>::lowest() : log_odds(surest->confidence) - log_odds(deed.confidence);
}

} // namespace

void doubt_crossed_deeds(std::span<RelationMention> relations, const RelationTable& table) {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<RelationMention*>> told; // by sentence and relation
    for (auto& relation : relations) {
        const auto& type = table[relation.relation];
        if (!type.symmetric && type.is_deed) told[{relation.sentence, relation.relation}].push_back(&relation);
    }
    for (const auto& entry : told) {
        const auto& deeds = entry.second;
        std::vector<RelationMention*> doubted;
        for (auto* deed : deeds) {
            const float of_doer = lead(deeds, *deed, &RelationMention::head);
            const float of_target = lead(deeds, *deed, &RelationMention::tail);
            if (std::min(of_doer, of_target) > clearly_surer || std::max(of_doer, of_target) > far_surer) doubted.push_back(deed);
        }
        for (auto* deed : doubted) deed->confidence *= share_right;
    }
}

} // namespace entente
