import data from '../../../catalogue/flow/words.json';
import type { Catalogue, HostRecord } from '../catalogue/records.js';
import type { ProxyFact } from '../facts/model.js';
import type { Uri } from '../workspace.js';
import { folderOf, type ResolutionConfig } from './resolution.js';
import { hostOf } from './urls.js';

/** A path of the project's own behind which somebody else answers. */
export interface OwnProxy {
  /** As the configuration writes it. */
  readonly path: string;
  /** The name of the file that says so. */
  readonly file: string;
  readonly host: string | undefined;
  readonly record: HostRecord;
}

interface Rule extends OwnProxy {
  readonly uri: Uri;
  /** Files below it ask the server that the rule is of; undefined where the rule stands in the code of a server, whose clients may be anywhere. */
  readonly scope: Uri | undefined;
  readonly start: string;
  readonly exact: boolean;
}

const configuration = /(?:^|\/)(?:[\w.-]*\.config\.[cm]?[jt]s|vercel\.json)$/;
const hosting: readonly string[] = data.hostingDomains;

/** Which third party is asked by way of a path of the project's own server, as its configuration says. */
export class OwnProxies {
  readonly #rules: readonly Rule[];

  constructor(
    modules: Iterable<{ readonly uri: Uri; readonly proxies?: readonly ProxyFact[] }>,
    config: ResolutionConfig,
    catalogue: Catalogue,
  ) {
    const rules: Rule[] = [];
    for (const { uri, proxies } of [...modules, ...(config.proxies ?? [])])
      for (const fact of proxies ?? []) {
        const rule = ruleOf(uri, fact, config, catalogue);
        if (rule) rules.push(rule);
      }
    this.#rules = rules;
  }

  /** @param url as far as it is constant; only one that begins with a slash is the project's own */
  find(from: Uri, url: string): OwnProxy | undefined {
    if (this.#rules.length === 0 || !url.startsWith('/') || url.startsWith('//')) return undefined;
    const path = url.replace(/[?#].*$/, '');
    let best: Rule | undefined;
    for (const rule of this.#rules) {
      if (rule.scope !== undefined && !from.startsWith(`${rule.scope}/`)) continue;
      if (rule.exact ? path !== rule.start : path !== rule.start && !path.startsWith(`${rule.start}/`)) continue;
      if (!best || better(rule, best)) best = rule;
    }
    return best;
  }
}

/** The longer path wins, of equals the one that is written nearer. */
function better(rule: Rule, other: Rule): boolean {
  if (rule.start.length !== other.start.length) return rule.start.length > other.start.length;
  return (rule.scope?.length ?? 0) > (other.scope?.length ?? 0);
}

function ruleOf(
  uri: Uri,
  { path, target, match }: ProxyFact,
  config: ResolutionConfig,
  catalogue: Catalogue,
): Rule | undefined {
  const plain = path.replace(/^\^/, '');
  const wild = match === 'pattern' ? plain.search(/[:*(]/) : plain.search(/[*(]/);
  const start = (wild < 0 ? plain : plain.slice(0, wild)).replace(/\/$/, '');
  // What stands for all pages says nothing of one of them.
  if (start === '') return undefined;
  const host = /^(?:package|global):/.test(target)
    ? undefined
    : hostOf(target.includes('//') ? target : `https://${target}`);
  const record = host === undefined ? vendorOf(target, catalogue) : catalogue.forHost(host);
  if (!record?.recipient || record.recipient === 'first_party') return undefined;
  // Where projects run their own servers, the name of the host does not say whose it is.
  if (host !== undefined && hosting.some((domain) => host === domain || host.endsWith(`.${domain}`))) return undefined;
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return {
    path,
    file: name,
    host,
    record,
    uri,
    scope: configuration.test(uri)
      ? folderOf(uri)
      : match === 'option' || name === '_redirects'
        ? packageOf(uri, config)
        : undefined,
    start,
    exact: match === 'exact' || (match === 'pattern' && wild < 0),
  };
}

/** The folder of the package that a file belongs to. */
function packageOf(uri: Uri, { packages }: ResolutionConfig): Uri | undefined {
  let nearest: Uri | undefined;
  for (const { folder } of packages)
    if (uri.startsWith(`${folder}/`) && folder.length > (nearest?.length ?? 0)) nearest = folder;
  return nearest;
}

/** The vendor of the SDK that is told to ask the path. */
function vendorOf(target: string, catalogue: Catalogue): HostRecord | undefined {
  const colon = target.indexOf(':');
  const name = target.slice(colon + 1);
  const records = target.slice(0, colon) === 'package' ? catalogue.forImport(name) : catalogue.forGlobal(name);
  return records.find(({ recipient, sink }) => recipient !== null && (sink === 'tracker' || sink === 'thirdParty'));
}
