import { CacheLost } from '../cache.js';
import type { Language } from '../language/language.js';
import { ruleOf } from '../rules/registry.js';
import type { Finding, Fix, FixContext, ProgramSummary } from '../rules/rule.js';
import type {
  AuditOptions,
  AuditResult,
  DocumentFindings,
  DocumentView,
  HoverContent,
  Session,
  SessionOptions,
} from '../session.js';
import { relativePath } from '../workspace/uris.js';
import type { Uri } from '../workspace.js';
import { runAudit } from './audit.js';
import { decided, type Decided } from './decided.js';
import { analyseDocument, type DocumentAnalysis } from './document.js';
import { hoverAnnotation } from './hoverAnnotation.js';
import { hoverCode } from './hoverCode.js';
import { hoverPolicy } from './hoverPolicy.js';
import { bringUpToDate } from './bringUpToDate.js';
import { Pace } from './pace.js';
import { Project } from './project.js';

interface Kept {
  readonly generation: number;
  readonly analysis: DocumentAnalysis;
}

/** Documents whose last analysis is kept, for hovers and fixes. */
const mostKept = 20;

class EngineSession implements Session {
  readonly #project: Project;
  readonly #kept = new Map<Uri, Kept>();
  readonly #end = new AbortController();
  #summary: ProgramSummary | undefined;

  constructor(options: SessionOptions) {
    this.#project = new Project(options);
  }

  get revision(): number {
    return this.#project.revision;
  }

  open(uri: Uri, version: number, text: string): void {
    this.#project.workspace.set(uri, { version, text });
    this.#project.changed(uri, 'editor');
  }

  change(uri: Uri, version: number, text: string): void {
    this.open(uri, version, text);
  }

  close(uri: Uri): void {
    this.#project.workspace.close(uri);
    this.#project.changed(uri, 'editor');
    this.#kept.delete(uri);
  }

  filesChanged(uris: readonly Uri[]): void {
    for (const uri of uris) this.#project.changed(uri, 'disk');
  }

  async know(signal?: AbortSignal): Promise<boolean> {
    const project = this.#project;
    if (project.whole.isKnown) return false;
    const end = this.#end.signal;
    const pace = new Pace(signal === undefined ? end : AbortSignal.any([signal, end]));
    await this.#cached(() =>
      project.whole.alone(async () => {
        await bringUpToDate(project, pace);
        await project.whole.summary(pace);
      }),
    );
    project.facts.cache?.flush();
    // What was found before may have been found without the rest.
    project.generation++;
    return true;
  }

  async findings(uri: Uri, signal?: AbortSignal): Promise<DocumentFindings> {
    const { version, file, findings, policy, notChecked } = await this.#analyse(uri, signal);
    const observations = file?.observations ?? [];
    return { uri, version, findings, observations, policy: policy?.uri, unreadable: policy?.unreadable, notChecked };
  }

  async audit(options: AuditOptions): Promise<AuditResult> {
    const { result, summary } = await this.#cached(() => runAudit(this.#project, options));
    if (options.paths === undefined) this.#summary = summary;
    this.#kept.clear();
    return result;
  }

  async fixes(finding: Finding): Promise<readonly Fix[]> {
    const rule = ruleOf(finding.rule);
    if (!rule?.fixable) return [];
    const { context, policy, file } = await this.#analyse(finding.uri, undefined);
    const texts = new Map<Uri, string>(policy?.texts);
    if (file !== undefined) texts.set(file.facts.uri, file.text);
    const { observation } = finding;
    const settings = observation?.kind === 'call' ? (observation.settings ?? []) : [];
    const touched = [finding, ...finding.steps, ...settings].map(({ uri }) => uri);
    const missing = touched.filter((uri) => !texts.has(uri));
    for (const read of await this.#project.workspace.readMany([...new Set(missing)]))
      if ('text' in read) texts.set(read.uri, read.text);
    const root = this.#project.boundary.rootOf(finding.uri);
    const fixContext: FixContext = {
      ...context,
      textOf: (uri) => texts.get(uri),
      display: (uri) => relativePath(root, uri),
      workspaceRoot: root,
      parse: await this.#project.facts.parser(),
    };
    return rule.fixes(finding, fixContext);
  }

  async hover(uri: Uri, offset: number, language: Language): Promise<HoverContent | undefined> {
    const analysis = await this.#analyse(uri, undefined);
    if (analysis.file !== undefined) {
      const { annotations } = analysis.file.facts.annotations;
      return (
        hoverAnnotation(annotations, offset, language) ??
        hoverCode(this.#project, analysis, analysis.file, offset, language)
      );
    }
    return analysis.policy?.uri === uri ? hoverPolicy(analysis.policy, offset, language) : undefined;
  }

  async view(uri: Uri, signal?: AbortSignal): Promise<DocumentView> {
    const { version, file, policy } = await this.#analyse(uri, signal);
    return {
      uri,
      version,
      observations: file?.observations ?? [],
      annotations: file?.facts.annotations,
      policy,
      path: this.#project.policyPathOf(uri, policy?.uri),
    };
  }

  decided(uri: Uri): Promise<Decided> {
    return decided(this.#project, uri);
  }

  async sources(signal?: AbortSignal): Promise<readonly Uri[]> {
    return (await this.#project.files(new Pace(signal))).sources;
  }

  async policies(signal?: AbortSignal): Promise<readonly Uri[]> {
    return (await this.#project.files(new Pace(signal))).policies;
  }

  dispose(): void {
    this.#end.abort();
    this.#kept.clear();
  }

  /** Does work again without the cache where that turns out to be damaged. */
  async #cached<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CacheLost)) throw error;
      this.#project.facts.dropCache();
      this.#project.whole.reset();
      return work();
    }
  }

  async #analyse(uri: Uri, signal: AbortSignal | undefined): Promise<DocumentAnalysis> {
    signal?.throwIfAborted();
    const { generation } = this.#project;
    const kept = this.#kept.get(uri);
    if (kept?.generation === generation) return kept.analysis;
    const analysis = await this.#cached(() =>
      analyseDocument(this.#project, uri, new Pace(signal), this.#summary, kept?.analysis.imported),
    );
    if (generation === this.#project.generation) {
      this.#kept.delete(uri);
      this.#kept.set(uri, { generation, analysis });
      for (const oldest of this.#kept.keys()) {
        if (this.#kept.size <= mostKept) break;
        this.#kept.delete(oldest);
      }
    }
    return analysis;
  }
}

/** Opens a session over a workspace. Nothing is read before it is asked. */
export function createSession(options: SessionOptions): Session {
  return new EngineSession(options);
}
