import type { Language } from '../language/language.js';
import type { Verdict } from '../policy/decision.js';
import type { Uri } from '../workspace.js';
import { gravest, type Practice } from './practices.js';

/** In which column a node stands: the data, the part of the code, who receives it. */
export type FlowColumn = 'data' | 'code' | 'recipient';

export interface FlowNode {
  readonly id: string;
  readonly column: FlowColumn;
  readonly label: string;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  /** How many places there are. */
  readonly places: number;
  readonly verdict: Verdict | undefined;
}

/** What flows from data through code to recipients. */
export interface FlowGraph {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** One kind of data on one way: a row of the table that says the same as the diagram. */
export interface FlowWay {
  readonly data: string;
  readonly code: string;
  readonly recipient: string;
  readonly places: number;
  readonly verdict: Verdict | undefined;
}

/** More than this in one column is no longer read; the rest is one node. */
const mostNodes = 14;

/** The folder of a file, as deep as parts of a code base are usually told apart. */
function part(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.length === 0 ? path : folders.slice(0, 3).join('/');
}

/** Keeps the most frequent names, and calls the others one. */
function limited(names: readonly string[], others: (count: number) => string): (name: string) => string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size <= mostNodes) return (name) => name;
  const kept = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostNodes - 1);
  const known = new Set(kept.map(([name]) => name));
  const rest = others(counts.size - known.size);
  return (name) => (known.has(name) ? name : rest);
}

/**
 * The ways of data to recipients, joined by kind of data, part of the code and recipient; the most frequent first.
 *
 * @param pathOf the path of a file as reports show it
 */
export function flowWays(
  practices: readonly Practice[],
  pathOf: (uri: Uri) => string,
  { report, words }: Language,
): readonly FlowWay[] {
  const sent = practices.flatMap(({ category, to, observation, decision }) =>
    to === undefined
      ? []
      : [
          {
            data: words.label(category),
            code: part(pathOf(observation.uri)),
            recipient: to.vendor ?? words.recipient(to.class),
            verdict: decision?.verdict,
          },
        ],
  );
  const data = limited(
    sent.map((each) => each.data),
    report.otherData,
  );
  const code = limited(
    sent.map((each) => each.code),
    report.otherFolders,
  );
  const recipient = limited(
    sent.map((each) => each.recipient),
    report.otherRecipients,
  );
  const ways = new Map<string, FlowWay>();
  for (const each of sent) {
    const way = { data: data(each.data), code: code(each.code), recipient: recipient(each.recipient) };
    const key = JSON.stringify(way);
    const known = ways.get(key);
    ways.set(key, {
      ...way,
      places: (known?.places ?? 0) + 1,
      verdict: gravest([known?.verdict, each.verdict]),
    });
  }
  return [...ways.values()].sort((a, b) => b.places - a.places);
}

/** The nodes and links of the diagram. */
export function flowGraph(ways: readonly FlowWay[]): FlowGraph {
  const nodes = new Map<string, FlowNode>();
  const links = new Map<string, FlowLink>();
  const node = (column: FlowColumn, label: string): string => {
    const id = `${column} ${label}`;
    nodes.set(id, { id, column, label });
    return id;
  };
  const link = (from: string, to: string, { places, verdict }: FlowWay): void => {
    const key = `${from}\n${to}`;
    const known = links.get(key);
    links.set(key, { from, to, places: (known?.places ?? 0) + places, verdict: gravest([known?.verdict, verdict]) });
  };
  for (const way of ways) {
    const code = node('code', way.code);
    link(node('data', way.data), code, way);
    link(code, node('recipient', way.recipient), way);
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}
