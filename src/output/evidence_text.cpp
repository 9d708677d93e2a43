#include "output/evidence_text.hpp"

#include "entente/text/one_line.hpp"

#include <algorithm>

namespace entente {

std::vector<const Evidence*> chosen_evidence(const Edge& edge, const OutputOptions& options) {
    std::vector<const Evidence*> chosen;
    chosen.reserve(edge.evidence.size());
    for (const Evidence& evidence : edge.evidence) chosen.push_back(&evidence);
    if (chosen.size() <= options.evidence) return chosen;
    std::stable_sort(chosen.begin(), chosen.end(), [](const Evidence* a, const Evidence* b) { return a->confidence > b->confidence; });
    chosen.resize(options.evidence);
    std::sort(chosen.begin(), chosen.end()); // they lie in one vector, so that addresses are its order
    return chosen;
}

std::string line_of(const Evidence& evidence) {
    return one_line(evidence.text) + " [" + evidence.document + (evidence.in_title ? ":title:" : ":") + std::to_string(evidence.begin) +
           "-" + std::to_string(evidence.end) + (evidence.url.empty() ? "" : " " + evidence.url) + "]";
}

} // namespace entente
