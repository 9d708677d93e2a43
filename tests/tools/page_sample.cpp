// Writes a page of a made-up graph, for tests of the page in a browser and for looking at layouts. Not installed.
//
//   entente_page_sample RESOURCES NODES EDGES FILE.html   a news-like graph: few hubs, many leaves
//   entente_page_sample RESOURCES hostile FILE.html       names and sentences that try to break the page

#include "entente/graph/layout.hpp"
#include "entente/output/html.hpp"
#include "entente/output/output_file.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <map>
#include <string>
#include <sys/resource.h>
#include <tuple>
#include <vector>

namespace {

using namespace entente;

class Numbers {
public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state_ >> 33U) % limit);
    }

private:
    std::uint64_t state_ = 42;
};

constexpr std::array states{"Türkiye", "United States", "Russia", "China",   "Iran",    "Israel", "Ukraine", "France", "Germany", "Egypt",
                            "India",   "Pakistan",      "Syria",  "Somalia", "Armenia", "Greece", "Japan",   "Sudan",  "Mexico",  "Norway"};
constexpr std::array first_names{"Recep", "Maria", "John",  "Olzhas", "Ana",  "Dmitri", "Fatma", "Chen",   "Amina", "Pierre",
                                 "Layla", "Jonas", "Priya", "Kwame",  "Sara", "Miguel", "Hana",  "Viktor", "Elif",  "Omar"};
constexpr std::array last_names{"Yıldız", "Petrov",   "Nakamura", "O'Brien", "Haddad", "Lindqvist", "Okafor",
                                "Moreau", "Bektenov", "Suárez",   "Rahmani", "Novak",  "Kim",       "Tremblay",
                                "Diallo", "Weber",    "Popescu",  "Aziz",    "Mbeki",  "Larsen"};
constexpr std::array bodies{"Ministry of Trade", "Central Bank", "People's Party", "Security Council",
                            "Daily Herald",      "Army",         "Energy Corp"};
constexpr std::array subtypes{"government", "other", "party", "intergovernmental", "media", "military", "company"};
constexpr std::array groups{"Kurds", "Rohingya", "Druze", "Tuareg", "Hazaras"};
constexpr std::array cities{"Geneva", "Astana", "Doha", "Cairo", "Vienna", "Samarkand"};

std::string numbered(std::string name, std::size_t round) { return round == 0 ? name : name + " " + std::to_string(round + 1); }

Node made_up_node(std::size_t i, Numbers& numbers) {
    Node node;
    node.id = "n" + std::to_string(100000 + i);
    const std::size_t kind = i < states.size() ? 0 : 1 + numbers.below(20);
    if (kind == 0) {
        node.type = ActorType::State;
        node.label = states[i];
        node.wikidata = "Q" + std::to_string(i + 1);
    } else if (kind <= 11) {
        node.type = ActorType::Person;
        const std::string first = first_names[numbers.below(first_names.size())];
        const std::string last = last_names[numbers.below(last_names.size())];
        node.label = numbered(first + " " + last, i / 400);
        node.aliases = {last, "Mr. " + last};
    } else if (kind <= 17) {
        node.type = ActorType::Organization;
        const std::size_t body = numbers.below(bodies.size());
        node.label = numbered(std::string(states[numbers.below(states.size())]) + " " + bodies[body], i / 200);
        node.subtype = subtypes[body];
    } else if (kind == 18) {
        node.type = ActorType::Group;
        node.label = numbered(groups[numbers.below(groups.size())], i / groups.size());
    } else {
        node.type = ActorType::Place;
        node.label = numbered(cities[numbers.below(cities.size())], i / cities.size());
    }
    node.mentions = 1 + numbers.below(30);
    node.documents = 1 + numbers.below(9);
    return node;
}

std::string made_up_date(Numbers& numbers) {
    const std::string year = std::to_string(2021 + numbers.below(4));
    const std::string month = std::to_string(101 + numbers.below(12)).substr(1);
    const std::string day = std::to_string(101 + numbers.below(28)).substr(1);
    switch (numbers.below(10)) {
    case 0:
        return "";
    case 1:
        return year;
    case 2:
        return year + "-" + month;
    case 3:
        return year + "-" + month + "-01/" + year + "-" + month + "-03";
    default:
        return year + "-" + month + "-" + day;
    }
}

Edge made_up_edge(std::size_t relation, Status status, const Node& source, const Node& target, const Ontology& ontology, Numbers& numbers) {
    Edge edge;
    edge.relation = relation;
    edge.status = status;
    const std::size_t count = 1 + (numbers.below(3) == 0 ? numbers.below(5) : 0);
    for (std::size_t i = 0; i < count; ++i) {
        Evidence evidence;
        const std::string number = std::to_string(numbers.below(900));
        switch (numbers.below(4)) {
        case 0:
            evidence.document = "https://news.example/articles/" + number;
            break;
        case 1:
            evidence.document = "wire-" + number;
            evidence.url = "https://wire.example/?article=" + number + "&page=1";
            break;
        default:
            evidence.document = "voa-" + number;
        }
        evidence.text = "Officials said that " + source.label + " " + ontology.relations[relation].label + " " + target.label +
                        " in a matter that both sides have followed for months.";
        evidence.begin = numbers.below(2000);
        evidence.end = evidence.begin + evidence.text.size();
        evidence.date = made_up_date(numbers);
        evidence.confidence = static_cast<float>(50 + numbers.below(50)) / 100;
        edge.confidence = std::max(edge.confidence, static_cast<double>(evidence.confidence));
        edge.date = evidence.date;
        edge.evidence.push_back(evidence);
    }
    edge.first_date = edge.date.substr(0, edge.date.find('/'));
    edge.last_date = edge.date.substr(edge.date.find('/') + 1);
    return edge;
}

/// Each new node joins an end of an earlier edge (so that the much named grow, Barabási and Albert 1999), the other edges are drawn alike.
PropertyGraph news_like(std::size_t nodes, std::size_t edges, const Ontology& ontology) {
    Numbers numbers;
    PropertyGraph graph;
    for (std::size_t i = 0; i < nodes; ++i) {
        Node node = made_up_node(i, numbers);
        node.color = ontology.actor_types[node.type].color;
        boost::add_vertex(std::move(node), graph);
    }
    std::vector<std::size_t> ends{0};
    std::map<std::tuple<std::size_t, std::size_t, std::size_t, Status>, bool> known;
    const std::size_t apart = nodes / 25; // some stand alone or in pairs
    for (std::size_t i = 0, made = 0; made < edges && i < edges * 20; ++i) {
        const std::size_t newcomer = i + 1;
        std::size_t from = ends[numbers.below(ends.size())];
        std::size_t to = newcomer < nodes        ? newcomer
                         : numbers.below(4) == 0 ? numbers.below(nodes - apart)
                                                 : ends[numbers.below(ends.size())];
        if (newcomer < nodes && newcomer >= nodes - apart) {
            if (newcomer % 2 == 0) continue;
            from = newcomer - 1;
        }
        if (numbers.below(2) == 0) std::swap(from, to);
        const std::size_t relation = numbers.below(ontology.relations.size());
        if (ontology.relations[relation].symmetric && to < from) std::swap(from, to);
        const auto status = numbers.below(4) > 0 ? Status::Asserted : static_cast<Status>(numbers.below(4));
        if (from == to || !known.try_emplace({from, to, relation, status}, true).second) continue;
        boost::add_edge(from, to, made_up_edge(relation, status, graph[from], graph[to], ontology, numbers), graph);
        if (newcomer < nodes - apart) ends.push_back(from), ends.push_back(to);
        ++made;
    }
    return graph;
}

PropertyGraph hostile(const Ontology& ontology) {
    const std::vector<std::string> names{
        "</script><script>window.harmed=1</script>",
        "<img src=x onerror=\"window.harmed=1\">",
        "\"quoted\" 'name' `back` \\ \\u003c",
        "<!-- <script> --> ]]> &lt;b&gt; &amp;",
        "{{graph}} {{policy}} ${window.harmed=1}",
        "محمد بن سلمان \u202Eevil\u202C",
        "🕊️ Peace 👩‍👩‍👧‍👦 Group",
        "control \x01\x02\x1b and newline\nand\ttab and nul",
        std::string("broken \xff\xc3 bytes"),
        "javascript:window.harmed=1",
        "__proto__",
        "Null",
    };
    Numbers numbers;
    PropertyGraph graph;
    for (std::size_t i = 0; i < names.size(); ++i) {
        Node node;
        node.id = names[i];
        node.label = names[i];
        node.type = static_cast<ActorType>(i % actor_type_count);
        node.color = ontology.actor_types[node.type].color;
        node.aliases = {names[i], names[(i + 1) % names.size()]};
        node.subtype = node.country = node.wikidata = names[i];
        node.mentions = node.documents = 1;
        boost::add_vertex(node, graph);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t target = (i + 1) % names.size();
        Edge edge = made_up_edge(i, static_cast<Status>(i % status_count), graph[i], graph[target], ontology, numbers);
        edge.title = names[i];
        edge.date = edge.first_date = edge.last_date = i % 3 == 0 ? names[i] : "2024-02-30";
        edge.evidence[0].document = i % 2 == 0 ? "javascript:window.harmed=1//" + names[i] : "data:text/html," + names[i];
        edge.evidence[0].url = i % 3 == 0 ? "javascript:window.harmed=1//" + names[i] : "";
        boost::add_edge(i, target, edge, graph);
    }
    return graph;
}

double peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        if (arguments.size() != 3 && arguments.size() != 4) {
            std::fputs("usage: entente_page_sample RESOURCES (NODES EDGES | hostile) FILE.html\n", stderr);
            return 2;
        }
        const Ontology ontology = Ontology::load(arguments[0]);
        PropertyGraph graph =
            arguments.size() == 3 ? hostile(ontology) : news_like(std::stoul(arguments[1]), std::stoul(arguments[2]), ontology);
        const double before = peak_megabytes();
        const std::clock_t begin = std::clock();
        lay_out(graph);
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; // of the processor, whatever else runs
        std::printf("%zu nodes, %zu edges, layout %.2f s, %.0f MB beyond the graph\n", boost::num_vertices(graph), boost::num_edges(graph),
                    seconds, peak_megabytes() - before);
        OutputOptions options;
        options.resources = arguments[0];
        write_output_file(arguments.back(), [&](std::ostream& out) { write_html(graph, ontology, options, out); });
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
