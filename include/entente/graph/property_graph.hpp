#pragma once

#include "entente/document/document.hpp"
#include "entente/document/evidence.hpp"

#include <boost/graph/adjacency_list.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

/// An actor, over all articles.
struct Node {
    std::string id;    ///< stable: made from the entity's key, letters, digits and -._:~ only
    std::string label; ///< canonical name
    ActorType type{};
    std::string subtype;              ///< kind of an organization, else empty
    std::string country;              ///< ISO 3166-1 alpha-3, may be empty
    std::string wikidata;             ///< Q-id, may be empty
    std::vector<std::string> aliases; ///< every surface form met, the most frequent first
    std::size_t mentions = 0;         ///< how often it was named
    std::size_t documents = 0;        ///< in how many articles
    std::string first_date;           ///< earliest date of its edges, empty if none is dated
    std::string last_date;
    double size = 0;   ///< 4..100 by the weight of its edges
    std::string color; ///< #RRGGBB, by type
    double x = 0;
    double y = 0;
};

/// All that was read of one relation, in one status, between two actors.
struct Edge {
    std::size_t relation = 0; ///< row of the RelationTable
    Status status{};
    std::string date;               ///< that the evidence gives most surely: the greatest sum of confidences; empty if it gives none
    std::string first_date;         ///< earliest of all
    std::string last_date;          ///< latest of all
    std::string title;              ///< the post named most often, for an office
    double confidence = 0;          ///< the highest of its evidences
    std::vector<Evidence> evidence; ///< by document and place in it; never empty, so its number is a weight above 0
};

/// The graph: directed, with parallel edges. Vertices are sorted by key, edges by source, target, relation and status;
/// an edge of a symmetric relation goes from the lesser vertex to the greater.
using PropertyGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;

} // namespace entente
