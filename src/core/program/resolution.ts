import { parse } from 'jsonc-parser';
import type { ProxyFact } from '../facts/model.js';
import type { Uri } from '../workspace.js';

/** What a `tsconfig.json` or `jsconfig.json` says about where modules are. */
export interface PathMapping {
  /** The folder of the configuration file, without a trailing slash. */
  readonly folder: Uri;
  readonly baseUrl: Uri | undefined;
  /** Pattern to targets, as absolute URIs that may hold one `*`. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly Uri[]])[];
}

/** A package of the workspace itself, found by its `package.json`. */
export interface WorkspacePackage {
  readonly name: string;
  readonly folder: Uri;
  /** Entry files as written, best first, relative to the folder. */
  readonly entries: readonly string[];
  /** What its `exports` and `imports` say of subpaths (`./server`, `./ui/*`, `#lib/*`): pattern to targets, relative to the folder. */
  readonly subpaths?: readonly (readonly [pattern: string, targets: readonly string[]])[];
  /** Packages that it depends on, to their major version where one can be told. */
  readonly majors?: ReadonlyMap<string, number>;
}

/** Where imports of a workspace lead, and paths of its servers. Made anew when a configuration file changes. */
export interface ResolutionConfig {
  readonly mappings: readonly PathMapping[];
  readonly packages: readonly WorkspacePackage[];
  /** What files that are no code say of paths that are handed on. */
  readonly proxies?: readonly { readonly uri: Uri; readonly proxies: readonly ProxyFact[] }[];
}

/** Joins a posix path to a folder's URI, resolving `.` and `..`. */
export function joinUri(folder: Uri, path: string): Uri {
  const start = folder.indexOf('://') + 3;
  const segments = folder.slice(start).split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return folder.slice(0, start) + segments.join('/');
}

export function folderOf(uri: Uri): Uri {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.indexOf('://') + 3));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/**
 * Reads a `tsconfig.json` (comments and trailing commas allowed). Nothing in it is an error here: what is not understood is left out.
 *
 * @param uri of the configuration file
 */
export function readPathMapping(uri: Uri, text: string): PathMapping {
  const folder = folderOf(uri);
  const options = record(record(parse(text, [], { allowTrailingComma: true }))['compilerOptions']);
  const base = typeof options['baseUrl'] === 'string' ? joinUri(folder, options['baseUrl']) : undefined;
  const paths = Object.entries(record(options['paths'])).map(
    ([pattern, targets]): readonly [string, readonly Uri[]] => [
      pattern,
      Array.isArray(targets)
        ? targets
            .filter((target) => typeof target === 'string')
            .map((target: string) => joinUri(base ?? folder, target))
        : [],
    ],
  );
  return { folder, baseUrl: base, paths };
}

/** Reads a `package.json`; undefined where it has no name. */
export function readWorkspacePackage(uri: Uri, text: string): WorkspacePackage | undefined {
  const manifest = record(parse(text, [], { allowTrailingComma: true }));
  if (typeof manifest['name'] !== 'string') return undefined;
  const exported = record(manifest['exports']);
  const entries = [exported['.'], ...['source', 'types', 'module', 'main'].map((key) => manifest[key])].flatMap(
    targetsOf,
  );
  entries.push('src/index', 'index', 'src/main', 'lib/index');
  const subpaths = [...Object.entries(exported), ...Object.entries(record(manifest['imports']))]
    .filter(([pattern]) => pattern.startsWith('./') || pattern.startsWith('#'))
    .map(([pattern, target]): readonly [string, readonly string[]] => [pattern, targetsOf(target)])
    // As Node has it, an exact name before a pattern, and of patterns the longest.
    .sort(([a], [b]) => Number(a.includes('*')) - Number(b.includes('*')) || b.length - a.length);
  return { name: manifest['name'], folder: folderOf(uri), entries, subpaths, majors: majorsOf(manifest) };
}

/** The files that a target names, whatever the conditions before them (`import`, `types`, `default`). */
function targetsOf(target: unknown): readonly string[] {
  return typeof target === 'string' ? [target] : Object.values(record(target)).flatMap(targetsOf);
}

/** Reads the rewrites of a `vercel.json` (or a file of its form) and of Netlify's `_redirects`. What is not understood is left out. */
export function readRewrites(uri: Uri, text: string): readonly ProxyFact[] {
  if (uri.endsWith('/_redirects'))
    return text.split('\n').flatMap((line) => {
      // Other statuses send the browser elsewhere, where everybody sees the address.
      const [path = '', target = '', status] = line.trim().split(/\s+/);
      return path.startsWith('/') && status?.startsWith('200') === true ? [{ path, target, match: 'pattern' }] : [];
    });
  const rewrites = record(parse(text, [], { allowTrailingComma: true }))['rewrites'];
  return (Array.isArray(rewrites) ? rewrites : []).flatMap((rule) => {
    const { source, destination, has } = record(rule);
    return typeof source === 'string' && typeof destination === 'string' && has === undefined
      ? [{ path: source, target: destination, match: 'pattern' }]
      : [];
  });
}

/** `^8.2.0` is 8; a range over several majors, a tag or a link to elsewhere says nothing. */
function majorsOf(manifest: Readonly<Record<string, unknown>>): Map<string, number> {
  const majors = new Map<string, number>();
  for (const key of ['peerDependencies', 'devDependencies', 'dependencies'])
    for (const [name, range] of Object.entries(record(manifest[key]))) {
      const major = typeof range === 'string' ? /^[\^~=v]*(\d+)(?:\.[\w.+-]*)?$/.exec(range.trim())?.[1] : undefined;
      if (major !== undefined) majors.set(name, Number(major));
    }
  return majors;
}

/** The major version of a package that the files of a folder depend on; the nearest manifest that names it counts. Undefined where none does. */
export function majorVersion({ packages }: ResolutionConfig, uri: Uri, name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  let nearest: WorkspacePackage | undefined;
  for (const candidate of packages) {
    if (candidate.majors?.has(name) !== true || !uri.startsWith(`${candidate.folder}/`)) continue;
    if (!nearest || candidate.folder.length > nearest.folder.length) nearest = candidate;
  }
  return nearest?.majors?.get(name);
}

/** Endings of code, those that win first. */
const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** The form in which `vscode-uri` writes a path: every segment percent-encoded. Specifiers are written plainly (`./[id]/page`). */
function canonical(uri: Uri): Uri {
  const start = uri.indexOf('://') + 3;
  if (!/[^\w./~-]/.test(uri.slice(start))) return uri;
  const encode = (segment: string): string =>
    encodeURIComponent(segment).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return (
    uri.slice(0, start) +
    uri
      .slice(start)
      .split('/')
      .map((segment) => encode(decode(segment)))
      .join('/')
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign is part of the name.
    return segment;
  }
}

/** Resolves module specifiers among the files of the workspace. */
export class ModuleResolver {
  readonly #config: ResolutionConfig;
  /** Files by their URI, by it without its ending, and by their folder for an index file. */
  readonly #files = new Map<string, Uri>();
  readonly #cache = new Map<string, Uri | undefined>();

  constructor(config: ResolutionConfig, uris: Iterable<Uri>) {
    // The innermost configuration wins.
    this.#config = {
      packages: config.packages,
      mappings: [...config.mappings].sort((a, b) => b.folder.length - a.folder.length),
    };
    const stems = new Map<string, { readonly uri: Uri; readonly rank: number }>();
    for (const uri of uris) {
      this.#files.set(canonical(uri), uri);
      const ending = endings.findIndex((candidate) => uri.endsWith(candidate));
      if (ending < 0) continue;
      const stem = canonical(uri).slice(0, -(endings[ending] ?? '').length);
      // A file beats an index file of the same name.
      const names = stem.endsWith('/index') ? [stem, stem.slice(0, -'/index'.length)] : [stem];
      for (const [position, name] of names.entries()) {
        const rank = ending + position * endings.length;
        const known = stems.get(name);
        if (!known || rank < known.rank) stems.set(name, { uri, rank });
      }
    }
    for (const [stem, { uri }] of stems) if (!this.#files.has(stem)) this.#files.set(stem, uri);
  }

  /** The file that a specifier in `from` leads to; undefined when it is outside the workspace. */
  resolve(from: Uri, specifier: string): Uri | undefined {
    const key = `${folderOf(from)} ${specifier}`;
    if (this.#cache.has(key)) return this.#cache.get(key);
    const found = this.#find(from, specifier);
    this.#cache.set(key, found);
    return found;
  }

  #find(from: Uri, specifier: string): Uri | undefined {
    if (specifier.startsWith('.')) return this.#file(joinUri(folderOf(from), specifier));
    for (const mapping of this.#config.mappings) {
      if (!from.startsWith(`${mapping.folder}/`)) continue;
      for (const [pattern, targets] of mapping.paths) {
        const rest = matchPattern(pattern, specifier);
        if (rest === undefined) continue;
        for (const target of targets) {
          const found = this.#file(target.replace('*', rest));
          if (found) return found;
        }
      }
      const found = mapping.baseUrl === undefined ? undefined : this.#file(joinUri(mapping.baseUrl, specifier));
      if (found) return found;
    }
    if (specifier.startsWith('#')) {
      const own = this.#config.packages
        .filter(({ folder }) => from.startsWith(`${folder}/`))
        .sort((a, b) => b.folder.length - a.folder.length)[0];
      const found = own && this.#bySubpath(own, specifier);
      if (found) return found;
    }
    for (const workspacePackage of this.#config.packages) {
      if (specifier !== workspacePackage.name && !specifier.startsWith(`${workspacePackage.name}/`)) continue;
      const found = this.#inPackage(workspacePackage, specifier.slice(workspacePackage.name.length + 1));
      if (found) return found;
    }
    return this.#byConvention(from, specifier);
  }

  /**
   * Aliases that frameworks set up where no configuration file says so (`@/lib/mail`, `~/lib/mail`, `src/lib/mail`) and packages of a workspace without
   * manifests: looked for upwards from the importing file.
   */
  #byConvention(from: Uri, specifier: string): Uri | undefined {
    const alias = /^(?:@|~|#|@@|\$|\$lib)\/(.+)$/.exec(specifier)?.[1];
    const scoped = /^@[\w.-]+\/([\w.-]+)(?:\/(.+))?$/.exec(specifier);
    if (alias === undefined && !scoped && !/^[\w-]+\/./.test(specifier)) return undefined;
    const candidates =
      alias !== undefined
        ? [alias, `src/${alias}`, `app/${alias}`, `lib/${alias}`]
        : scoped
          ? ['packages', 'libs', 'shared'].flatMap((group) => [
              `${group}/${scoped[1] ?? ''}/${scoped[2] ?? 'src/index'}`,
              `${group}/${scoped[1] ?? ''}/${scoped[2] === undefined ? 'index' : `src/${scoped[2]}`}`,
            ])
          : [specifier];
    for (let folder = folderOf(from); folder.length > folder.indexOf('://') + 3; folder = folderOf(folder)) {
      for (const candidate of candidates) {
        const found = this.#file(joinUri(folder, candidate));
        if (found) return found;
      }
    }
    return undefined;
  }

  #inPackage(workspacePackage: WorkspacePackage, subpath: string): Uri | undefined {
    const { folder, entries } = workspacePackage;
    if (!subpath) return this.#built(folder, entries);
    return (
      this.#bySubpath(workspacePackage, `./${subpath}`) ??
      this.#built(folder, [subpath, `src/${subpath}`, `lib/${subpath}`])
    );
  }

  /** Where a package says itself that a subpath leads. */
  #bySubpath({ folder, subpaths = [] }: WorkspacePackage, specifier: string): Uri | undefined {
    for (const [pattern, targets] of subpaths) {
      const rest = matchPattern(pattern, specifier);
      const found =
        rest === undefined
          ? undefined
          : this.#built(
              folder,
              targets.map((target) => target.replaceAll('*', rest)),
            );
      if (found) return found;
    }
    return undefined;
  }

  /** The first of some files of a package that is there. What is published is built from `src`; the sources are what we read. */
  #built(folder: Uri, candidates: readonly string[]): Uri | undefined {
    for (const candidate of candidates) {
      const found =
        this.#file(joinUri(folder, candidate)) ??
        this.#file(joinUri(folder, candidate.replace(/^(\.\/)?(dist|lib|build)\//, 'src/'))) ??
        this.#file(joinUri(folder, candidate.replace(/^(\.\/)?(dist|build)\/(?=src\/)/, '')));
      if (found) return found;
    }
    return undefined;
  }

  #file(uri: Uri): Uri | undefined {
    const wanted = canonical(uri);
    const found = this.#files.get(wanted);
    if (found !== undefined) return found;
    // TypeScript's ESM style names the output: `./user.js` is `./user.ts`.
    const bare = /^(.*)\.(?:[cm]?js|jsx|d\.ts)$/.exec(wanted)?.[1];
    return bare === undefined ? undefined : this.#files.get(bare);
  }
}

function matchPattern(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : undefined;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  return specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail)
    ? specifier.slice(head.length, specifier.length - tail.length)
    : undefined;
}
