import { xml } from '../xml.js';
import { type ExportFormat, type FileFormat, parsedRow } from './format.js';

// Graphs for Gephi and other programs: GEXF 1.3, https://gexf.net

/** The maximum number of edges in a file. They are buffered, since the nodes come first. */
const MOST_EDGES = 500_000;

interface Node {
  /** Unique in the graph, for example people/kim-jong-un. */
  id: string;
  label: string;
}

export interface Edge {
  source: Node;
  target: Node;
  weight: number;
}

export const GEXF: FileFormat = {
  extension: 'gexf',
  summary: `Counted edges as a graph ([GEXF 1.3](https://gexf.net)), at most ${MOST_EDGES.toLocaleString('en')}.`,
  of: ({ graph }) => graph && { write: () => gexf(graph.edgeOf, graph) },
};

/** Writes rows as the edges of a graph. `edgeOf` returns null for a row that is not an edge. */
export function gexf<Row>(
  edgeOf: (row: Row) => Edge | null,
  { isDirected, description }: { isDirected: boolean; description: string },
): ExportFormat {
  const nodes = new Map<string, string>();
  const edges: string[] = [];
  const add = ({ source, target, weight }: Edge) => {
    for (const { id, label } of [source, target]) nodes.set(id, label);
    edges.push(`<edge id="${edges.length}" source="${escaped(source.id)}" target="${escaped(target.id)}" weight="${weight}"/>\n`);
  };
  return {
    type: 'application/gexf+xml; charset=utf-8',
    head: `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>Communiqué</creator><description>${escaped(description)}</description></meta>
<graph mode="static" defaultedgetype="${isDirected ? 'directed' : 'undirected'}">
`,
    rows: (rows) => {
      for (const row of rows) {
        const edge = edgeOf(parsedRow<Row>(row));
        if (edge) add(edge);
      }
      return '';
    },
    tail: () => {
      const all = [...nodes].map(([id, label]) => `<node id="${escaped(id)}" label="${escaped(label)}"/>\n`);
      return `<nodes>\n${all.join('')}</nodes>\n<edges>\n${edges.join('')}</edges>\n</graph>\n</gexf>\n`;
    },
    isPartial: true,
    mostRows: MOST_EDGES,
  };
}

/** Escapes an attribute value, including line breaks, which a parser would read as spaces. */
function escaped(text: string): string {
  return xml(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
