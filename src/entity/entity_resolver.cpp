#include "entente/entity/entity_resolver.hpp"

#include "clusters.hpp"
#include "entente/text/normalise.hpp"
#include "person_name.hpp"

#include <algorithm>

namespace entente {
namespace {

/// The fullest form that names the cluster: most words, then most often used, then longest.
const Form& fullest_form(const Article& article, const Cluster& cluster) {
    const auto better = [&](std::size_t a, std::size_t b) {
        const auto& x = article.forms[a];
        const auto& y = article.forms[b];
        return std::tuple(x.words.size(), x.mentions.size(), x.name.size()) < std::tuple(y.words.size(), y.mentions.size(), y.name.size());
    };
    return article.forms[*std::max_element(cluster.forms.begin(), cluster.forms.end(), better)];
}

/// The last words of the surface, as many as the form has left of it: titles and articles in front are gone.
std::string label_of(const Form& form) {
    std::string_view surface = form.surface;
    while (!surface.empty() && normalised_name(surface) != form.name) {
        const auto blank = surface.find_first_of(" -");
        if (blank == std::string_view::npos) {
            return form.surface;
        }
        surface.remove_prefix(blank + 1);
    }
    for (const std::string_view possessive : {"'s", "’s"}) {
        if (surface.ends_with(possessive)) {
            surface.remove_suffix(possessive.size());
        }
    }
    return std::string(surface);
}

void describe(const Article& article, const Cluster& cluster, Entity& entity) {
    entity.type = cluster.type;
    if (cluster.actor) {
        const auto& actor = article.knowledge[*cluster.actor];
        entity.key = actor.key;
        entity.label = actor.label;
        entity.wikidata = actor.wikidata();
        entity.country = actor.country;
        entity.subtype = actor.subtype;
        return;
    }
    const auto& form = fullest_form(article, cluster);
    entity.label = label_of(form);
    entity.key = std::string(name_of(entity.type)) + ":" + form.name;
    if (cluster.state) {
        entity.country = article.knowledge[*cluster.state].country;
        entity.key += "@" + std::string(article.knowledge[*cluster.state].key);
    }
    if (entity.type == ActorType::Person && !parse_person_name(article.knowledge, form.words).is_full) {
        entity.key += "@" + article.document.id; // a bare surname is nobody outside its article
    }
}

} // namespace

void EntityResolver::resolve(Document& document) const {
    Article article(document, *knowledge_);
    link_states(article);
    link_persons(article);
    link_organizations(article);
    link_groups_and_places(article);

    document.entities.clear();
    std::vector<std::size_t> entity_of(article.clusters.size(), Article::none);
    for (std::size_t m = 0; m < document.mentions.size(); ++m) {
        const auto cluster = article.cluster_of[m];
        if (entity_of[cluster] == Article::none) {
            entity_of[cluster] = document.entities.size();
            document.entities.emplace_back();
            describe(article, article.clusters[cluster], document.entities.back());
        }
        document.mentions[m].entity = entity_of[cluster];
        document.entities[entity_of[cluster]].mentions.push_back(m);
    }
}

} // namespace entente
