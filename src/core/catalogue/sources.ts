import browser from '../../../catalogue/sources/browser.json';
import headerData from '../../../catalogue/sources/headers.json';
import requestData from '../../../catalogue/sources/requests.json';
import type { SourceRecord } from './records.js';

interface RawSource {
  readonly category: string;
  readonly also?: readonly string[] | undefined;
  readonly confidence: number;
  readonly evidence: string;
}

function readSource({ category, also, confidence, evidence }: RawSource): SourceRecord {
  return { category, also: also ?? [], confidence, evidence };
}

function table(entries: readonly (readonly [string, RawSource])[]): ReadonlyMap<string, SourceRecord> {
  return new Map(entries.map(([key, raw]) => [key, readSource(raw)]));
}

const rawTypes: readonly { readonly name: string; readonly from?: readonly string[] | undefined }[] = requestData.types;

const members = table(browser.members.map((raw) => [raw.path, raw]));
const headers = table(headerData.groups.flatMap((group) => group.headers.map((header) => [header, group] as const)));
const requestMembers = table(requestData.members.map((raw) => [raw.path, raw]));
const inputs = new Set(requestData.inputs);
const accessors = new Set(requestData.accessors);
const leads = requestData.leads.map((lead) => `${lead}.`);
const requestNames = new Set(requestData.names);
const requestTypes = new Map(rawTypes.map(({ name, from }) => [name, from]));
const decorators = new Map(
  requestData.decorators.map(({ from, decorators: names }) => [from, new Map<string, string>(Object.entries(names))]),
);

const globalObject = /^(?:window|globalThis|self)\./;

/** See `Catalogue.globalSource`. */
export function globalSource(path: string): SourceRecord | undefined {
  const bare = path.replace(globalObject, '').replace(/^document\.location\b/, 'location');
  return members.get(bare);
}

/** See `Catalogue.headerSource`. */
export function headerSource(name: string): SourceRecord | undefined {
  return headers.get(name.toLowerCase());
}

function withoutLead(path: string): string {
  let rest = path;
  // `event.node.req.headers` has two.
  for (let steps = 0; steps < 3; steps++) {
    const lead = leads.find((candidate) => rest.startsWith(candidate));
    if (lead === undefined) return rest;
    rest = rest.slice(lead.length);
  }
  return rest;
}

/** The header that a path reads: `headers.x`, `headers.get().x`, `header().x`, `get().x`; undefined where it reads none. */
function headerOf(path: string): string | undefined {
  // Header names hold dashes, never dots, so the last segment is the name.
  const dot = path.lastIndexOf('.');
  if (dot < 0) return undefined;
  const way = path.slice(0, dot).replaceAll('()', '');
  return way === 'headers' || accessors.has(way) ? path.slice(dot + 1) : undefined;
}

// A cookie that is set or deleted is written, not read.
const cookieRead =
  /^(?:cookies|cookie|signedCookies)(?:(?:\.get\(\)|\.getAll\(\)|\.getSignedCookie\(\))(?:\.|$)|\.[^()]+$|$)/;

/** See `Catalogue.requestSource`. */
export function requestSource(path: string): SourceRecord | undefined {
  const rest = withoutLead(path);
  const exact = requestMembers.get(rest);
  if (exact) return exact;
  if (cookieRead.test(rest)) return requestMembers.get('cookies');
  const header = headerOf(rest);
  return header === undefined ? undefined : headerSource(header);
}

/** See `Catalogue.isRequestInput`. */
export function isRequestInput(path: string): boolean {
  const rest = withoutLead(path);
  for (let end = rest.length; end > 0; end = rest.lastIndexOf('.', end - 1)) {
    if (inputs.has(rest.slice(0, end))) return true;
  }
  return false;
}

/** See `Catalogue.decoratorPath`. */
export function decoratorPath(specifier: string, decorator: string): string | undefined {
  return decorators.get(specifier)?.get(decorator);
}

/** See `Catalogue.isRequestType`. */
export function isRequestType(name: string, specifier?: string): boolean {
  if (!requestTypes.has(name)) return false;
  const from = requestTypes.get(name);
  return from === undefined || (specifier !== undefined && from.includes(specifier));
}

/** See `Catalogue.isRequestName`. */
export function isRequestName(name: string): boolean {
  return requestNames.has(name);
}
