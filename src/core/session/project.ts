import { Boundary } from '../files/boundary.js';
import { sourceFile } from '../files/defaults.js';
import { PolicyLocator, type Governing } from '../files/governing.js';
import { ExcludePatterns } from '../files/patterns.js';
import { FileSelection } from '../files/selection.js';
import { walk, type FoundFiles } from '../files/walk.js';
import { FieldMapping } from '../program/mapping.js';
import {
  ModuleResolver,
  readPathMapping,
  readRewrites,
  readWorkspacePackage,
  type ResolutionConfig,
} from '../program/resolution.js';
import { rules } from '../rules/registry.js';
import type { SessionOptions } from '../session.js';
import { resolveSettings, type ResolvedSettings } from '../settings/resolve.js';
import { byUri, isWithin, nameOf, parentUri, relativePath } from '../workspace/uris.js';
import type { ReadProblem, Uri } from '../workspace.js';
import { FactsStore } from './factsStore.js';
import { Overlay } from './overlay.js';
import type { Pace } from './pace.js';
import { PolicyStore, type HeldPolicy } from './policyStore.js';
import { textHash } from './textHash.js';
import { WholeProgram } from './wholeProgram.js';

/** What holds for the files of one folder. */
export interface Governed {
  readonly resolved: ResolvedSettings;
  readonly policy: HeldPolicy | undefined;
  readonly mapping: FieldMapping;
  /** Equal where `mapping` says the same. */
  readonly mappingKey: string;
  /** The policy's `code.exclude`, relative to its folder. */
  readonly excludes: ExcludePatterns | undefined;
}

/** The files of the workspace and where their imports lead. */
export interface KnownFiles extends FoundFiles {
  readonly all: ReadonlySet<Uri>;
  readonly resolution: ResolutionConfig;
  /** Equal where `resolution` is. */
  readonly resolutionKey: string;
  readonly resolver: ModuleResolver;
}

const knownRules = rules.map(({ id }) => id);

const prose = /\.(?:md|markdown|html?|txt)$/i;

/** What a session knows of its workspace, read once and forgotten where it changes. */
export class Project {
  readonly workspace: Overlay;
  readonly boundary: Boundary;
  readonly facts: FactsStore;
  readonly policies: PolicyStore;
  readonly selection: FileSelection;
  readonly whole: WholeProgram;
  /** Raised with every change, so that what was made from an older state can be told. */
  generation = 0;
  /** Raised with every change that was told from outside. */
  revision = 0;
  /** Raised with every change but edits of code: which files there are, where imports lead, settings, policies. */
  structure = 0;
  /** Code that was edited since `whole` last took it in. */
  readonly edited = new Set<Uri>();
  readonly #options: SessionOptions;
  readonly #locator: PolicyLocator;
  readonly #settings = new Map<Uri, Promise<ResolvedSettings>>();
  readonly #governed = new Map<Uri, Promise<Governed>>();
  /** The field maps of folders that have been asked for. */
  readonly #mappingOf = new Map<Uri, FieldMapping>();
  readonly #mappings = new Map<string, FieldMapping>();
  #files: Promise<KnownFiles> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.workspace = new Overlay(options.workspace);
    this.boundary = new Boundary(this.workspace);
    this.facts = new FactsStore(options.parser, options.cache);
    this.whole = new WholeProgram(this);
    this.policies = new PolicyStore(this.workspace, options.requireAccepted);
    const settingsOf = (folder: Uri): Promise<ResolvedSettings> => this.settingsOf(folder);
    this.selection = new FileSelection(this.workspace, this.boundary, settingsOf);
    this.#locator = new PolicyLocator(this.workspace, this.boundary, settingsOf, options.policy);
  }

  settingsOf(folder: Uri): Promise<ResolvedSettings> {
    let settings = this.#settings.get(folder);
    if (settings === undefined) {
      settings = this.#options.settings(folder).then((written) => resolveSettings(written, knownRules));
      this.#settings.set(folder, settings);
    }
    return settings;
  }

  /** What holds for a file: settings and policy. */
  governed(file: Uri): Promise<Governed> {
    const folder = parentUri(file) ?? file;
    let governed = this.#governed.get(folder);
    if (governed === undefined) {
      governed = this.#govern(file, folder);
      this.#governed.set(folder, governed);
    }
    return governed;
  }

  /** Which policy file decides for a file, and why it does. */
  governing(file: Uri): Promise<Governing | undefined> {
    return this.#locator.governing(file);
  }

  async #govern(file: Uri, folder: Uri): Promise<Governed> {
    const resolved = await this.settingsOf(folder);
    const found = await this.#locator.governing(file);
    const policy = found === undefined ? undefined : await this.policies.get(found.policy);
    const globs = policy?.policy?.code.exclude ?? [];
    const { fields } = resolved.settings;
    // What says the same stays the same object, so that a linked program can tell that nothing changed.
    const root = this.boundary.rootOf(file);
    const key = JSON.stringify([root, policy?.uri, policy?.policy?.code, fields]);
    let mapping = this.#mappings.get(key);
    if (mapping === undefined) {
      const of = policy && parentUri(policy.uri);
      const inside = of !== undefined && isWithin(root, of) ? relativePath(root, of) : '';
      mapping = new FieldMapping(fields, policy?.policy?.code, inside);
      this.#mappings.set(key, mapping);
    }
    this.#mappingOf.set(folder, mapping);
    return {
      resolved,
      policy,
      mapping,
      mappingKey: key,
      excludes: globs.length === 0 ? undefined : new ExcludePatterns(globs),
    };
  }

  /** What settings and policy file say of names in a file for which `governed` was asked. */
  mappingOf(file: Uri): FieldMapping | undefined {
    return this.#mappingOf.get(parentUri(file) ?? file);
  }

  /** What switches a file off that its place does not leave out: settings, or the policy; undefined where nothing does. */
  async offBy(file: Uri): Promise<'settings' | 'policy' | undefined> {
    const { resolved, policy, excludes } = await this.governed(file);
    if (!resolved.settings.enable) return 'settings';
    const folder = policy === undefined ? undefined : parentUri(policy.uri);
    if (excludes === undefined || folder === undefined || !isWithin(folder, file)) return undefined;
    return excludes.excludes(relativePath(folder, file)) ? 'policy' : undefined;
  }

  async isOff(file: Uri): Promise<boolean> {
    return (await this.offBy(file)) !== undefined;
  }

  /** Posix path for messages and for roles of files, relative to the workspace's folder. */
  pathOf(uri: Uri): string {
    return relativePath(this.boundary.rootOf(uri), uri);
  }

  /** The path by which the policy knows a file: from the policy's folder where that holds the file. */
  policyPathOf(uri: Uri, policy: Uri | undefined): string {
    const folder = policy === undefined ? undefined : parentUri(policy);
    return folder !== undefined && isWithin(folder, uri) ? relativePath(folder, uri) : this.pathOf(uri);
  }

  /** The files of all folders of the workspace, open ones included. A walk that is given up is not kept. */
  files(pace: Pace): Promise<KnownFiles> {
    if (this.#files === undefined) {
      const files = this.#find(this.workspace.roots, pace);
      this.#files = files;
      files.catch(() => {
        if (this.#files === files) this.#files = undefined;
      });
    }
    return this.#files;
  }

  /** The files below some folders that were asked for by name. */
  async find(starts: readonly Uri[], pace: Pace): Promise<FoundFiles> {
    const sources = new Set<Uri>();
    const policies = new Set<Uri>();
    const configs = new Set<Uri>();
    const problems = new Map<Uri, ReadProblem>();
    for (const start of starts) {
      const found = await walk(this.workspace, this.selection, start, () => pace.step());
      for (const uri of found.sources) sources.add(uri);
      for (const uri of found.policies) policies.add(uri);
      for (const uri of found.configs) configs.add(uri);
      for (const problem of found.problems) problems.set(problem.uri, problem);
    }
    for (const uri of this.workspace.openUris) {
      if (sources.has(uri) || !starts.some((start) => isWithin(start, uri))) continue;
      if ((await this.selection.exclusion(uri)) === undefined) sources.add(uri);
    }
    const inOrder = (uris: Iterable<Uri>): Uri[] => [...uris].sort(byUri);
    return {
      sources: inOrder(sources),
      policies: inOrder(policies),
      configs: inOrder(configs),
      problems: [...problems.values()],
    };
  }

  async #find(starts: readonly Uri[], pace: Pace): Promise<KnownFiles> {
    return this.known(await this.find(starts, pace));
  }

  /** Reads where imports lead among some files. */
  async known(found: FoundFiles): Promise<KnownFiles> {
    const read = await this.workspace.readMany(found.configs);
    const texts = read.flatMap((result) => ('text' in result ? [result] : []));
    const isPackage = (uri: Uri): boolean => nameOf(uri) === 'package.json';
    const isRewrites = (uri: Uri): boolean => /^(?:vercel\.json|_redirects)$/.test(nameOf(uri));
    const resolution: ResolutionConfig = {
      packages: texts
        .filter(({ uri }) => isPackage(uri))
        .flatMap(({ uri, text }) => readWorkspacePackage(uri, text) ?? []),
      mappings: texts
        .filter(({ uri }) => !isPackage(uri) && !isRewrites(uri))
        .map(({ uri, text }) => readPathMapping(uri, text)),
      proxies: texts
        .filter(({ uri }) => isRewrites(uri))
        .map(({ uri, text }) => ({ uri, proxies: readRewrites(uri, text) })),
    };
    const all = new Set(found.sources);
    const resolutionKey = texts.map(({ uri, text }) => `${uri} ${textHash(text)}`).join('\n');
    return { ...found, all, resolution, resolutionKey, resolver: new ModuleResolver(resolution, all.keys()) };
  }

  /** A document was opened, edited or closed, or a file changed on disk. */
  changed(uri: Uri, where: 'editor' | 'disk'): void {
    if (prose.test(uri)) {
      this.#proseChanged(uri);
      return;
    }
    this.generation++;
    const document = this.workspace.document(uri);
    // To open a file is no change where it is known by that text.
    if (document === undefined || this.facts.get(uri)?.hash !== textHash(document.text)) this.revision++;
    // An open document is told by its text; a closed one is read again.
    if (document === undefined) this.facts.forget(uri);
    if (!sourceFile.test(uri)) {
      this.refresh();
      return;
    }
    this.edited.add(uri);
    if (where === 'disk') this.relist();
  }

  /** Prose matters where a policy quotes it, and then for nothing else than that policy. */
  #proseChanged(uri: Uri): void {
    if (!this.policies.restsOn(uri)) return;
    this.generation++;
    this.revision++;
    this.#governed.clear();
    this.#mappingOf.clear();
    this.policies.forget();
  }

  /** Makes what comes next look again which files there are. */
  relist(): void {
    this.structure++;
    this.#files = undefined;
  }

  /** Makes what comes next look at the disk again, but for the facts of files whose text is the same. */
  refresh(): void {
    this.generation++;
    this.relist();
    this.#settings.clear();
    this.#governed.clear();
    this.#mappingOf.clear();
    this.#locator.forget();
    this.selection.forget();
    this.policies.forget();
  }
}
