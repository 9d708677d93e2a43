// Reads a GraphML or GEXF file with graphology, as Gephi Lite does, and prints it as graphology's own JSON.
// Ends with 77 if the packages are not in NODE_PATH.
const fs = require('fs');

let Graph, graphml, gexf, DOMParser;
try {
    Graph = require('graphology').MultiDirectedGraph;
    graphml = require('graphology-graphml');
    gexf = require('graphology-gexf');
    DOMParser = require('@xmldom/xmldom').DOMParser;
} catch (error) {
    process.exit(77);
}

const file = process.argv[2];
if (file) {
    const text = fs.readFileSync(file, 'utf8');
    const library = file.endsWith('.gexf') ? gexf : graphml;
    global.DOMParser = DOMParser;
    const parse = library.parse || library;
    process.stdout.write(JSON.stringify(parse(Graph, text, {respectInputGraphType: false}).export()));
}
