import type { SkipText } from '../language/en/skips.js';
import type { Finding } from './rule.js';

/** A finding that was there when the baseline was written. What is beside the fingerprint is for the people who read the file. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Posix, as people read it: relative to the workspace root. */
  readonly path: string;
}

/** The findings that a project already had when it began to use Pledge: they are known, what comes on top of them is new. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

/** A baseline of findings, in order of path, rule and fingerprint, so that the file changes only where the findings do. */
export function createBaseline(findings: readonly Finding[], display: (uri: string) => string): Baseline {
  const entries = findings.map(({ fingerprint, rule, uri }) => ({ fingerprint, rule, path: display(uri) }));
  const key = ({ path, rule, fingerprint }: BaselineEntry): string => `${path}\n${rule}\n${fingerprint}`;
  return { version: 1, findings: entries.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
}

/** JSON with a line for each finding, so that version control merges it, and a line break at the end. */
export function writeBaseline({ version, findings }: Baseline): string {
  const lines = findings.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": ${version},\n  "findings": ${list}\n}\n`;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { fingerprint, rule, path } = value as Partial<Record<keyof BaselineEntry, unknown>>;
  return typeof fingerprint === 'string' && typeof rule === 'string' && typeof path === 'string';
}

/**
 * Reads a baseline file.
 *
 * @returns the baseline, or why the text is none: a clause that goes with the file's name before it (`is not JSON`)
 */
export function readBaseline(text: string): { readonly baseline: Baseline } | { readonly problem: SkipText } {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problem: ['notJson', error instanceof Error ? error.message : String(error)] };
  }
  if (typeof written !== 'object' || written === null || !('findings' in written)) return { problem: ['noBaseline'] };
  const { version, findings } = written as { readonly version?: unknown; readonly findings: unknown };
  if (version !== 1) return { problem: ['otherBaseline', version === undefined ? '' : JSON.stringify(version)] };
  if (!Array.isArray(findings) || !findings.every(isEntry)) return { problem: ['otherEntries'] };
  return { baseline: { version, findings } };
}

/** Findings held against a baseline. */
export interface AgainstBaseline {
  readonly known: readonly Finding[];
  readonly added: readonly Finding[];
  /** Entries of the baseline that are found no more. */
  readonly gone: readonly BaselineEntry[];
}

/**
 * Tells findings that a baseline knows from new ones, by their fingerprints, as `KnownFindings` does file by file. Where the same fingerprint is there several
 * times (two policies that govern like files), as many are known as the baseline counts.
 *
 * @param display the path of a file as the baseline has it: posix, from the workspace root
 */
export function holdAgainst(
  baseline: Baseline,
  findings: readonly Finding[],
  display: (uri: string) => string,
): AgainstBaseline {
  const byFingerprint = entriesByFingerprint(baseline);
  const entries = new KnownFindings(baseline);
  const held = new Set<Finding>();
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = files.get(finding.uri);
    if (same) same.push(finding);
    else files.set(finding.uri, [finding]);
  }
  for (const [uri, own] of files) {
    const path = display(uri);
    for (const finding of entries.ofFile(own, path)) {
      held.add(finding);
      const left = byFingerprint.get(finding.fingerprint) ?? [];
      const at = left.findIndex((entry) => entry.path === path);
      left.splice(Math.max(at, 0), 1);
    }
  }
  return {
    known: findings.filter((finding) => held.has(finding)),
    added: findings.filter((finding) => !held.has(finding)),
    gone: [...byFingerprint.values()].flat(),
  };
}

function entriesByFingerprint({ findings }: Baseline): Map<string, BaselineEntry[]> {
  const entries = new Map<string, BaselineEntry[]>();
  for (const entry of findings) {
    const same = entries.get(entry.fingerprint);
    if (same) same.push(entry);
    else entries.set(entry.fingerprint, [entry]);
  }
  return entries;
}

/** What a baseline knows, ready to be asked about one file after the other. */
export class KnownFindings {
  readonly #entries: ReadonlyMap<string, readonly BaselineEntry[]>;

  constructor(baseline: Baseline) {
    this.#entries = entriesByFingerprint(baseline);
  }

  /**
   * Those findings of one file that the baseline knows. Where files of one baseline share a fingerprint, an entry counts for its own path; one that was written
   * from another folder, for any.
   *
   * @param path of the file, posix, from the folder of the baseline
   */
  ofFile(findings: readonly Finding[], path: string): Set<Finding> {
    const taken = new Map<string, number>();
    const known = new Set<Finding>();
    for (const finding of findings) {
      const { fingerprint } = finding;
      const entries = this.#entries.get(fingerprint) ?? [];
      const own = entries.filter((entry) => entry.path === path).length;
      const before = taken.get(fingerprint) ?? 0;
      if (before >= (own > 0 ? own : entries.length)) continue;
      taken.set(fingerprint, before + 1);
      known.add(finding);
    }
    return known;
  }
}
