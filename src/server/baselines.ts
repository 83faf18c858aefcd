import type { SkipText } from '../core/language/en/skips.js';
import { KnownFindings, readBaseline } from '../core/rules/baseline.js';
import type { Finding } from '../core/rules/rule.js';
import type { AuditResult } from '../core/session.js';
import type { Settings } from '../core/settings.js';
import { relativePath, resolvePath } from '../core/workspace/uris.js';
import type { Uri, Workspace } from '../core/workspace.js';

/** Bytes: a hundred for each finding. */
const maxBytes = 50 * 1024 * 1024;

interface Held {
  readonly file: Uri;
  /** Undefined where there is no such file. */
  readonly known: KnownFindings | undefined;
  /** Why the file is no baseline, as a clause. */
  readonly problem: SkipText | undefined;
}

interface Sources {
  readonly workspace: () => Workspace | undefined;
  /** The workspace folder of a file. */
  readonly folderOf: (uri: Uri) => Uri;
  readonly settingsOf: (uri: Uri) => Promise<Settings>;
}

/** A baseline file that cannot be read as one. */
export interface BaselineProblem {
  readonly file: Uri;
  /** A clause that goes with the file's name before it (`is not JSON`). */
  readonly problem: SkipText;
}

/** The baselines of the workspace's folders, each read once until `forget`. A file that is none knows nothing. */
export class Baselines {
  readonly #sources: Sources;
  readonly #held = new Map<Uri, Promise<Held | undefined>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Those of a file's findings that the baseline of its folder knows. */
  async known(uri: Uri, findings: readonly Finding[]): Promise<ReadonlySet<Finding>> {
    const held = await this.#of(uri);
    return held?.known?.ofFile(findings, relativePath(this.#sources.folderOf(uri), uri)) ?? new Set();
  }

  /** Those of all findings of an audit that the baselines know. */
  async knownOf({ documents }: AuditResult): Promise<ReadonlySet<Finding>> {
    const known = new Set<Finding>();
    for (const { uri, findings } of documents)
      for (const finding of await this.known(uri, findings)) known.add(finding);
    return known;
  }

  /** Whether any of these folders has a baseline. */
  async exist(folders: readonly Uri[]): Promise<boolean> {
    const held = await Promise.all(folders.map((folder) => this.#of(folder)));
    return held.some((each) => each?.known !== undefined);
  }

  /** The paths of the baselines of these folders, whether they are there or not; none for a folder whose settings name none. */
  async files(folders: readonly Uri[]): Promise<Uri[]> {
    const named = await Promise.all(folders.map((folder) => this.#fileOf(folder)));
    return named.flatMap((file) => file ?? []);
  }

  /** What is wrong with the baselines of these folders. */
  async problems(folders: readonly Uri[]): Promise<BaselineProblem[]> {
    const held = await Promise.all(folders.map((folder) => this.#of(folder)));
    return held.flatMap((each) => (each?.problem === undefined ? [] : [{ file: each.file, problem: each.problem }]));
  }

  forget(): void {
    this.#held.clear();
  }

  #of(uri: Uri): Promise<Held | undefined> {
    const folder = this.#sources.folderOf(uri);
    let held = this.#held.get(folder);
    if (held === undefined) {
      held = this.#read(folder);
      held.catch(() => this.#held.delete(folder));
      this.#held.set(folder, held);
    }
    return held;
  }

  async #fileOf(folder: Uri): Promise<Uri | undefined> {
    const { baseline } = await this.#sources.settingsOf(folder);
    return baseline === '' ? undefined : resolvePath(folder, baseline);
  }

  async #read(folder: Uri): Promise<Held | undefined> {
    const file = await this.#fileOf(folder);
    if (file === undefined) return undefined;
    const [result] = (await this.#sources.workspace()?.readMany([file], maxBytes)) ?? [];
    if (result === undefined) return undefined;
    if (!('text' in result))
      return { file, known: undefined, problem: result.problem === 'missing' ? undefined : result.why };
    const read = readBaseline(result.text);
    return 'problem' in read
      ? { file, known: undefined, problem: read.problem }
      : { file, known: new KnownFindings(read.baseline), problem: undefined };
  }
}
