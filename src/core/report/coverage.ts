import type { Language } from '../language/language.js';
import { categoryCoverage, recipientsCoverage } from '../policy/coverage.js';
import { compileGlobs } from '../policy/globs.js';
import type { Reason, Verdict } from '../policy/decision.js';
import type { CollectRow, Policy, PolicyRow, ShareRow } from '../policy/model.js';
import type { AuditResult } from '../session.js';
import type { Uri } from '../workspace.js';
import { policyPath, type Practice } from './practices.js';

/** A row of a policy, and how often the code was seen to do what it declares. */
export interface DeclaredRow {
  readonly row: PolicyRow;
  /** What it declares, as a noun phrase. */
  readonly what: string;
  readonly places: number;
}

/** Something that the code does and the policy does not declare as it is done. */
export interface Undeclared {
  readonly what: string;
  readonly verdict: Verdict;
  readonly places: number;
  readonly reason: Reason;
  /** The row that comes closest, denies it or says the opposite. */
  readonly row: PolicyRow | undefined;
  /** The first place. */
  readonly practice: Practice;
}

/** Policy and code, laid side by side. */
export interface PolicyCoverage {
  readonly seen: readonly DeclaredRow[];
  readonly unseen: readonly DeclaredRow[];
  readonly undeclared: readonly Undeclared[];
}

function phrase(row: CollectRow | ShareRow, { rows }: Language): string {
  if (row.kind === 'collects') return rows.collects([row.category], []);
  return rows.shares(row.categories, row.to, [], []);
}

function holdsIn(row: PolicyRow, policy: Policy, root: Uri): (uri: Uri) => boolean {
  const globs = row.scopeGlobs ?? (row.scope === undefined ? undefined : (policy.scopes.get(row.scope) ?? []));
  if (globs === undefined) return () => true;
  if (globs.length === 0) return () => false;
  const holds = compileGlobs(globs);
  return (uri) => holds(policyPath(policy.uri, uri, root));
}

function isDeclaredBy(row: CollectRow | ShareRow, { category, to }: Practice): boolean {
  if (row.kind === 'collects') return categoryCoverage(row.category, category) !== undefined;
  return (
    to !== undefined &&
    recipientsCoverage(row.to, to) !== undefined &&
    row.categories.some((declared) => categoryCoverage(declared, category) !== undefined)
  );
}

function undeclaredOf(practices: readonly Practice[], { report }: Language): readonly Undeclared[] {
  const found = new Map<string, Undeclared>();
  for (const practice of practices) {
    const { category, to, decision } = practice;
    if (decision === undefined || decision.verdict === 'clear' || decision.verdict === 'vague') continue;
    const what = report.undeclaredPractice(category, to);
    const { verdict, reason, row } = decision;
    const key = `${what} ${verdict} ${row?.uri ?? ''} ${row?.at.start ?? ''}`;
    const known = found.get(key);
    found.set(key, { ...(known ?? { what, verdict, reason, row, practice }), places: (known?.places ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.places - a.places);
}

/**
 * Which rows the code was seen to do, which not, and what it does beside them. What a row declares counts as seen wherever data of its category is handled, also
 * where another row decides.
 */
export function coverageOf(
  result: AuditResult,
  practices: readonly Practice[],
  root: Uri,
  language: Language,
): PolicyCoverage {
  const rows: DeclaredRow[] = [];
  const handled = handledBy(result);
  for (const { uri, policy } of result.policies) {
    if (policy === undefined) continue;
    const own = practices.filter((practice) => practice.policy === policy);
    for (const row of [...policy.collects, ...policy.shares]) {
      if (row.status === 'rejected' || row.uri !== uri) continue;
      const holds = holdsIn(row, policy, root);
      const seen = own.filter((practice) => holds(practice.observation.uri) && isDeclaredBy(row, practice)).length;
      const places = seen > 0 || row.kind === 'shares' ? seen : handled(row, holds);
      rows.push({ row, what: phrase(row, language), places });
    }
  }
  return {
    seen: rows.filter(({ places }) => places > 0),
    unseen: rows.filter(({ places }) => places === 0),
    undeclared: undeclaredOf(practices, language),
  };
}

/** Counts the places that name or read data of a row's category though no practice of it was seen: it is there, so the row is not idle. */
function handledBy({ documents }: AuditResult): (row: CollectRow, holds: (uri: Uri) => boolean) => number {
  return (row, holds) =>
    documents.reduce(
      (sum, { uri, observations }) =>
        holds(uri)
          ? sum +
            observations.filter(({ categories }) =>
              categories.some(({ category }) => categoryCoverage(row.category, category) !== undefined),
            ).length
          : sum,
      0,
    );
}
