#include "cli/view_options.hpp"

#include "cli/command_line.hpp"
#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"
#include "entente/entity/knowledge_base.hpp"
#include "entente/graph/graph_builder.hpp"
#include "entente/text/normalise.hpp"
#include "entente/text/number.hpp"
#include "entente/text/table.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <chrono>
#include <map>

namespace entente {
namespace {

namespace po = boost::program_options;

/// "--type person --type state,group" -> person, state, group.
std::vector<std::string> list_of(const po::variables_map& given, const char* option) {
    std::vector<std::string> values;
    for (const std::string& text : texts_of(given, option)) {
        for (const std::string& value : split_fields(text, ',')) values.emplace_back(trimmed(value));
    }
    return values;
}

[[noreturn]] void reject_value(const char* option, const std::string& value, const std::vector<std::string>& known) {
    std::string all;
    for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
    const std::string hint = suggestion(value, known);
    throw UsageError("--" + std::string(option) + " is \"" + value + "\"" + (hint.empty() ? ", but must be one of: " + all : hint));
}

template <typename Value>
std::set<Value> values_of(const po::variables_map& given, const char* option, std::size_t count) {
    std::set<Value> values;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.emplace_back(name_of(static_cast<Value>(i)));
    for (const std::string& text : list_of(given, option)) {
        const auto found = std::find(names.begin(), names.end(), text);
        if (found == names.end()) reject_value(option, text, names);
        values.insert(static_cast<Value>(found - names.begin()));
    }
    return values;
}

std::optional<DayInterval> days_given(const po::variables_map& given) {
    if (given.count("since") == 0 && given.count("until") == 0) return std::nullopt;
    const auto days = [&](const char* option) {
        const std::string text = text_of(given, option);
        const auto interval = text.find('/') == std::string::npos ? days_of(text) : std::nullopt;
        if (!interval)
            throw UsageError("--" + std::string(option) + " is \"" + text +
                             "\", but must be a day, month or year like 2024-04-26, 2024-04 or 2024");
        return *interval;
    };
    DayInterval interval{std::chrono::sys_days::min(), std::chrono::sys_days::max()};
    if (given.count("since") != 0) interval.first = days("since").first;
    if (given.count("until") != 0) interval.last = days("until").last;
    if (interval.last < interval.first) {
        throw UsageError("--since " + text_of(given, "since") + " is after --until " + text_of(given, "until"));
    }
    return interval;
}

std::set<std::size_t> rows_of(const ViewRequest& request, const RelationTable& relations) {
    std::vector<std::string> names;
    std::vector<std::string> families;
    for (std::size_t row = 0; row < relations.size(); ++row) {
        names.push_back(relations[row].name);
        if (std::find(families.begin(), families.end(), relations[row].family) == families.end()) families.push_back(relations[row].family);
    }
    const auto is_in = [](const std::vector<std::string>& list, const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    };
    for (const std::string& name : request.relations) {
        if (!is_in(names, name)) reject_value("relation", name, names);
    }
    for (const std::string& family : request.families) {
        if (!is_in(families, family)) reject_value("family", family, families);
    }
    std::set<std::size_t> rows;
    for (std::size_t row = 0; row < relations.size(); ++row) {
        const bool is_named = request.relations.empty() || is_in(request.relations, relations[row].name);
        const bool is_of_family = request.families.empty() || is_in(request.families, relations[row].family);
        if (is_named && is_of_family) rows.insert(row);
    }
    return rows;
}

/// Whom the names mean in the world, whatever the articles of a graph call them.
std::map<std::string, std::vector<std::string>> ids_of(const std::vector<std::string>& names, const KnowledgeBase& knowledge) {
    std::map<std::string, std::vector<std::string>> ids;
    for (const std::string& name : names) {
        for (const NameSense& sense : knowledge.find(normalised_name(name))) {
            if (sense.kind != NameKind::WithState) ids[name].push_back(node_id(knowledge[sense.actor].key));
        }
    }
    return ids;
}

StateNamer known_states(const KnowledgeBase& knowledge) {
    std::map<std::string, Node, std::less<>> states;
    for (std::size_t i = 0; i < knowledge.size(); ++i) {
        const KnownActor& actor = knowledge[i];
        if (actor.type != ActorType::State || actor.country.empty() || knowledge.state_with_code(actor.country) != i) continue;
        Node node;
        node.id = node_id(actor.key);
        node.label = actor.label;
        node.wikidata = actor.wikidata();
        states.emplace(actor.country, std::move(node));
    }
    return [states = std::move(states)](std::string_view code) {
        const auto found = states.find(code);
        return found == states.end() ? std::nullopt : std::optional(found->second);
    };
}

/// As confidence is kept, so that what is just as sure is sure enough.
std::optional<float> probability_of(const po::variables_map& given, const char* option) {
    if (given.count(option) == 0) return std::nullopt;
    const std::string text = text_of(given, option);
    const auto number = number_in<double>(text);
    if (number && *number >= 0 && *number <= 1) return static_cast<float>(*number);
    throw UsageError("--" + std::string(option) + " is \"" + text + "\", but must be a number from 0 to 1");
}

} // namespace

po::options_description view_options_group(bool with_by) {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    const auto list = [](const char* name) { return po::value<std::vector<std::string>>()->value_name(name); };
    po::options_description options("View, a part of the graph (they combine; lists are parted by commas)", 104, 70);
    options.add_options()                                                                                                //
        ("actor", list("NAME"), "this actor (label, alias or id) and its neighbours; may be repeated")                   //
        ("hops", text("N"), "with --actor: neighbours up to N edges away; default: 1")                                   //
        ("relation", list("LIST"), "edges of these relations")                                                           //
        ("family", list("LIST"), "edges of these families: cooperation, conflict, standing")                             //
        ("type", list("LIST"), "actors of these types: person, state, organization, group, place")                       //
        ("status", list("LIST"), "edges of this status: asserted, planned, alleged, denied")                             //
        ("since", text("DATE"), "what may have been on DATE (day, month or year) or later")                              //
        ("until", text("DATE"), "what may have been on DATE or earlier")                                                 //
        ("undated", "with --since and --until: what has no date too")                                                    //
        ("min-confidence", text("P"), "edges that are at least so sure, 0 to 1, in place of the reader's own threshold") //
        ("states", "persons and bodies folded into their states: who did what between countries")                        //
        ("min-weight", text("N"), "edges with at least N sentences of evidence")                                         //
        ("top", text("N"), "the N actors of the greatest weight");
    if (with_by) options.add_options()("by", text("month|year"), "one file a period: graph.2024-04.graphml, ..., graph.undated.graphml");
    return options;
}

ViewRequest parse_view_options(const po::variables_map& given) {
    ViewRequest request;
    ViewOptions& view = request.view;
    view.actors = texts_of(given, "actor");
    if (given.count("hops") != 0 && view.actors.empty()) throw UsageError("--hops needs --actor, from which to count");
    view.hops = count_of(given, "hops", view.hops);
    view.types = values_of<ActorType>(given, "type", actor_type_count);
    view.statuses = values_of<Status>(given, "status", status_count);
    view.days = days_given(given);
    view.keep_undated = given.count("undated") != 0;
    if (view.keep_undated && !view.days) throw UsageError("--undated needs --since or --until");
    request.min_confidence = probability_of(given, "min-confidence");
    view.min_weight = count_of(given, "min-weight", view.min_weight, 1);
    view.top = count_of(given, "top", view.top, 1);
    request.relations = list_of(given, "relation");
    request.families = list_of(given, "family");
    request.states = given.count("states") != 0;
    if (const std::string unit = text_of(given, "by"); given.count("by") != 0) {
        if (unit != "month" && unit != "year") reject_value("by", unit, {"month", "year"});
        request.by = unit == "month" ? PeriodUnit::Month : PeriodUnit::Year;
    }
    return request;
}

std::optional<ViewOptions> view_options(const ViewRequest& request, const Ontology& ontology, const std::filesystem::path& resources) {
    ViewOptions view = request.view;
    view.min_confidence = request.min_confidence.value_or(0);
    if (!request.relations.empty() || !request.families.empty()) view.relations = rows_of(request, ontology.relations);
    if (request.states || !view.actors.empty()) {
        const KnowledgeBase knowledge = KnowledgeBase::load(resources / "en" / "knowledge");
        view.known_ids = ids_of(view.actors, knowledge);
        if (request.states)
            view.states = StateFolding{load_state_ties(resources / "state_ties.tsv", ontology.relations), known_states(knowledge)};
    }
    const bool is_whole = view.actors.empty() && view.types.empty() && view.statuses.empty() && !view.relations && !view.days &&
                          view.min_confidence <= 0 && !view.states && view.min_weight == 0 && view.top == 0;
    return is_whole ? std::nullopt : std::optional(std::move(view));
}

} // namespace entente
