import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { FlowGraph, FlowLink, FlowNode } from '../flowGraph.js';
import type { Language } from '../../language/language.js';
import { html, type Markup } from './markup.js';

type LinkData = FlowLink & { value: number };
type Node = SankeyNode<FlowNode, LinkData>;
type Link = SankeyLink<FlowNode, LinkData>;

const width = 1000;
/** Room for the labels beside the outer columns. */
const side = 190;
const heads = 28;
const rowHeight = 30;
const longestLabel = 30;
const columns = ['data', 'code', 'recipient'] as const;

function short(label: string): string {
  // Of a path, the end says more than the start.
  if (label.length <= longestLabel) return label;
  return label.includes('/') ? `…${label.slice(1 - longestLabel)}` : `${label.slice(0, longestLabel - 1)}…`;
}

function round(value: number | undefined): number {
  return Math.round((value ?? 0) * 10) / 10;
}

function labelOf(end: Link['source']): string {
  return typeof end === 'object' ? end.label : String(end);
}

function ribbon(link: Link, path: string, { report }: Language): Markup {
  const { verdict, places } = link;
  const words = report.verdict(verdict ?? 'seen');
  return html`<path class="flow f-${verdict ?? 'seen'}" d="${path}" stroke-width="${Math.max(1.5, round(link.width))}"
    ><title>${labelOf(link.source)} → ${labelOf(link.target)}: ${report.places(places)}, ${words}</title></path
  >`;
}

function box(node: Node, { report }: Language): Markup {
  const [x0, x1, y0, y1] = [node.x0, node.x1, node.y0, node.y1].map(round) as [number, number, number, number];
  const middle = round((y0 + y1) / 2);
  const isLeft = node.column === 'data';
  const x = isLeft ? x0 - 6 : x1 + 6;
  return html`<g class="node n-${node.column}"
    ><title>${node.label}: ${report.places(node.value ?? 0)}</title
    ><rect x="${x0}" y="${y0}" width="${round(x1 - x0)}" height="${Math.max(2, round(y1 - y0))}"></rect
    ><text x="${x}" y="${middle}" dy="0.35em" text-anchor="${isLeft ? 'end' : 'start'}">${short(node.label)}</text></g
  >`;
}

/** The diagram as SVG that needs no script: nodes and ribbons whose width is the number of places. */
export function sankeyDiagram({ nodes, links }: FlowGraph, language: Language): Markup {
  const { report } = language;
  const most = Math.max(...columns.map((column) => nodes.filter((node) => node.column === column).length));
  const height = heads + most * rowHeight + 10;
  const layout = sankey<FlowNode, LinkData>()
    .nodeId(({ id }) => id)
    .nodeAlign((node) => Math.max(0, columns.indexOf(node.column)))
    .nodeWidth(10)
    .nodePadding(12)
    .extent([
      [side, heads],
      [width - side, height - 6],
    ]);
  const { nodes: placed, links: ways } = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to, value: link.places })),
  });
  const path = sankeyLinkHorizontal<FlowNode, LinkData>();
  return html`<svg class="sankey" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="flow-title flow-words">
    <g class="heads">
      <text x="${side + 10}" y="14" text-anchor="end">${report.data()}</text>
      <text x="${width / 2}" y="14" text-anchor="middle">${report.code()}</text>
      <text x="${width - side - 10}" y="14" text-anchor="start">${report.recipient()}</text>
    </g>
    ${ways.map((link) => ribbon(link, path(link) ?? '', language))} ${placed.map((node) => box(node, language))}
  </svg>`;
}
