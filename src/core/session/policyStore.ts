import type { ProblemText } from '../language/en/problems.js';
import { acceptedOnly } from '../policy/accepted.js';
import type { PolicyOracle } from '../policy/decision.js';
import { firstLine, loadPolicy, policyProblem, policyReferences, type LoadedPolicy } from '../policy/load.js';
import type { Policy, PolicyProblem } from '../policy/model.js';
import { createOracle } from '../policy/verdict.js';
import { LineIndex } from '../text/range.js';
import type { Uri, Workspace } from '../workspace.js';

/** A policy file as it stands and as it holds. */
export interface HeldPolicy {
  readonly uri: Uri;
  /** Undefined where the file cannot be read. */
  readonly text: string | undefined;
  readonly lines: LineIndex;
  /** What holds: the file as it is, or, while it has mistakes, as it was when it had none. */
  readonly policy: Policy | undefined;
  /** Why nothing can be held against it: there is no file, or what could be made out of it is not all that it says. */
  readonly unreadable: ProblemText | undefined;
  /** Undefined where there is nothing to go by. */
  readonly oracle: PolicyOracle | undefined;
  readonly problems: readonly PolicyProblem[];
  /** Texts of the file, its parents and its sources, as far as they could be read. */
  readonly texts: ReadonlyMap<Uri, string>;
}

function whyUnreadable({ problems }: LoadedPolicy): ProblemText {
  const whole = problems.find(({ code }) => code === 'unreadable' || code === 'empty');
  return whole?.said ?? ['notHeld'];
}

/** As deep as `extends` is followed, and a bit. */
const deepest = 10;

/** Loads policy files, each once until something that it rests on changes, and keeps the last good state of each. */
export class PolicyStore {
  readonly #workspace: Workspace;
  readonly #held = new Map<Uri, Promise<HeldPolicy>>();
  readonly #lastGood = new Map<Uri, Policy>();
  readonly #references = new Set<Uri>();
  readonly #requireAccepted: boolean;

  /** @param requireAccepted whether rows count only where a person has accepted them */
  constructor(workspace: Workspace, requireAccepted = false) {
    this.#workspace = workspace;
    this.#requireAccepted = requireAccepted;
  }

  get(uri: Uri): Promise<HeldPolicy> {
    let held = this.#held.get(uri);
    if (held === undefined) {
      held = this.#load(uri);
      this.#held.set(uri, held);
    }
    return held;
  }

  /** Whether a policy that was loaded names the file, as its text or as its parent. */
  restsOn(uri: Uri): boolean {
    return this.#references.has(uri);
  }

  /** Drops what was loaded. The last good states are kept. */
  forget(): void {
    this.#held.clear();
  }

  async #load(uri: Uri): Promise<HeldPolicy> {
    const texts = new Map<Uri, string>();
    const [own] = await this.#workspace.readMany([uri]);
    if (own === undefined || !('text' in own)) {
      const problem = policyProblem(uri, {
        at: { start: 0, end: 0 },
        severity: 'error',
        code: 'unreadable',
        said: ['unreadable', own?.why ?? ['notRead']],
        suggestions: [],
      });
      return this.#hold(uri, undefined, texts, {
        policy: undefined,
        problems: [problem],
        intact: false,
        readable: false,
      });
    }
    texts.set(uri, own.text);
    await this.#readReferences(uri, own.text, texts);
    const read = (wanted: Uri): string | undefined => texts.get(wanted);
    return this.#hold(uri, own.text, texts, loadPolicy({ uri, text: own.text, readSource: read, readParent: read }));
  }

  #hold(uri: Uri, text: string | undefined, texts: ReadonlyMap<Uri, string>, loaded: LoadedPolicy): HeldPolicy {
    if (loaded.intact && loaded.policy !== undefined) this.#lastGood.set(uri, loaded.policy);
    const lastGood = this.#lastGood.get(uri);
    const whole = lastGood ?? loaded.policy;
    const unreadable = lastGood !== undefined || loaded.readable ? undefined : whyUnreadable(loaded);
    const isTold = unreadable === undefined || loaded.problems.some(({ said }) => said[0] === unreadable[0]);
    const policy = whole && this.#requireAccepted ? acceptedOnly(whole) : whole;
    return {
      uri,
      text,
      lines: new LineIndex(text ?? ''),
      policy,
      unreadable,
      oracle: policy === undefined || unreadable !== undefined ? undefined : createOracle(policy),
      problems: isTold
        ? loaded.problems
        : [
            ...loaded.problems,
            policyProblem(uri, {
              at: firstLine(text ?? ''),
              severity: 'error',
              code: 'unreadable',
              said: unreadable,
              suggestions: [],
            }),
          ],
      texts,
    };
  }

  /** Reads the sources and parents of a policy, theirs included. */
  async #readReferences(uri: Uri, text: string, texts: Map<Uri, string>): Promise<void> {
    let waiting: readonly (readonly [Uri, string])[] = [[uri, text]];
    for (let depth = 0; depth < deepest && waiting.length > 0; depth++) {
      const references = waiting.map(([file, content]) => policyReferences(file, content));
      const parents = new Set(references.flatMap(({ parent }) => parent ?? []));
      const wanted = new Set([...references.flatMap(({ sources }) => sources), ...parents]);
      for (const file of wanted) this.#references.add(file);
      const results = await this.#workspace.readMany([...wanted].filter((file) => !texts.has(file)));
      const read = results.flatMap((result) => ('text' in result ? [[result.uri, result.text] as const] : []));
      for (const [file, content] of read) texts.set(file, content);
      waiting = read.filter(([file]) => parents.has(file));
    }
  }
}
