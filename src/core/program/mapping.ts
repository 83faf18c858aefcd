import picomatch from 'picomatch/posix';
import type { CodeMapping } from '../policy/model.js';
import { resolveCategory } from '../vocabulary/taxonomy.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';

/** What somebody wrote about a name: its category, or that it is not personal. */
export interface MappedField {
  readonly category: CategoryKey | false;
  readonly by: 'settings' | 'policy';
  readonly pattern: string;
}

interface Pattern {
  readonly glob: ((path: string) => boolean) | undefined;
  readonly owner: string | undefined;
  readonly name: string;
  readonly field: MappedField;
}

/** The field maps that hold for a file: those of the settings before those of the policy file. Later entries of one map win over earlier ones. */
export class FieldMapping {
  readonly #patterns = new Map<string, Pattern[]>();
  /** Helpers that end a flow: names, or `path#export`. */
  readonly redactors: ReadonlySet<string>;
  readonly recipients: CodeMapping['recipients'];

  /** The folder of the policy file with its slash, from the workspace root; the patterns of the policy file count from there. */
  readonly #base: string;

  /**
   * @param folder of the policy file, posix, relative to the workspace root; empty where that is the root
   */
  constructor(settings: Readonly<Record<string, string | false>>, code: CodeMapping | undefined, folder = '') {
    this.#base = folder === '' ? '' : `${folder}/`;
    for (const [pattern, written] of Object.entries(settings)) this.#add(pattern, written, 'settings');
    for (const { pattern, category } of code?.fields ?? []) this.#add(pattern, category, 'policy');
    this.redactors = new Set(code?.redactors ?? []);
    this.recipients = code?.recipients ?? [];
  }

  #add(written: string, value: string | false, by: MappedField['by']): void {
    let category: CategoryKey | false = false;
    if (value !== false) {
      const resolved = resolveCategory(value);
      if (!('key' in resolved)) return;
      category = resolved.key;
    }
    const hash = written.lastIndexOf('#');
    const glob = hash < 0 ? undefined : picomatch(written.slice(0, hash));
    const symbol = written.slice(hash + 1);
    const dot = symbol.lastIndexOf('.');
    const owner = dot < 0 ? undefined : symbol.slice(0, dot);
    const name = symbol.slice(dot + 1);
    const pattern: Pattern = {
      glob,
      owner: owner === '*' ? undefined : owner,
      name,
      field: { category, by, pattern: written },
    };
    const list = this.#patterns.get(name);
    if (list) list.push(pattern);
    else this.#patterns.set(name, [pattern]);
  }

  /**
   * @param owner the type, class or schema that holds the name
   * @param path posix path of the file, relative to the workspace root
   */
  lookup(name: string, owner: string | undefined, path: string): MappedField | undefined {
    return this.#fitting(name, owner, path)[0]?.field;
  }

  /** What the settings say of a name, and what the policy file says, each if it says something; the settings first. */
  spoken(name: string, owner: string | undefined, path: string): readonly MappedField[] {
    const fitting = this.#fitting(name, owner, path).map(({ field }) => field);
    return [fitting.find(({ by }) => by === 'settings'), fitting.find(({ by }) => by === 'policy')].filter(
      (field) => field !== undefined,
    );
  }

  /** The path by which the policy file knows a file; undefined for one outside its folder. */
  policyPath(path: string): string | undefined {
    return path.startsWith(this.#base) ? path.slice(this.#base.length) : undefined;
  }

  #isIn({ glob, field }: Pattern, path: string): boolean {
    if (glob === undefined) return true;
    const known = field.by === 'policy' ? this.policyPath(path) : path;
    return known !== undefined && glob(known);
  }

  #fitting(name: string, owner: string | undefined, path: string): Pattern[] {
    const candidates = this.#patterns.get(name);
    if (!candidates) return [];
    const fitting = candidates.filter(
      (pattern) =>
        (pattern.owner === undefined || pattern.owner === owner || owner?.endsWith(`.${pattern.owner}`) === true) &&
        this.#isIn(pattern, path),
    );
    // Settings first; within one map the most exact.
    const rank = (pattern: Pattern): number =>
      (pattern.field.by === 'settings' ? 4 : 0) +
      (pattern.owner === undefined ? 0 : 2) +
      (pattern.glob === undefined ? 0 : 1);
    return fitting.reverse().sort((a, b) => rank(b) - rank(a));
  }
}
