import { findings as texts } from '../language/en/findings.js';
import { say } from '../language/text.js';
import type { RuleLevel } from './rule.js';
import type { Finding, Rule, RuleContext, RuleFile, RuleReport } from './rule.js';
import { fingerprintOf } from './fingerprint.js';
import { rules } from './registry.js';
import { levelOf, milder } from './severity.js';
import { summarise } from './summary.js';
import { FileSuppressions } from './suppressions.js';

/** What of the settings the rules look at. */
export interface RuleSettings {
  readonly preset: 'recommended' | 'strict';
  /** Rule id to level; overrides the preset. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
}

/** Rules about suppressions and annotations themselves cannot be suppressed by them. */
const unsuppressable: ReadonlySet<string> = new Set(['unused-suppression', 'invalid-annotation']);

/** A finding that a comment silences. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** What the comment says why. */
  readonly reason: string | undefined;
}

function canSpeak(rule: Rule, context: RuleContext): boolean {
  return (!rule.needsPolicy || context.oracle !== undefined) && (!rule.needsAll || context.complete);
}

function compare(a: Finding, b: Finding): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** What a finding keeps of a report. */
function findingOf(report: RuleReport): Omit<Finding, 'rule' | 'severity' | 'reportOnly' | 'fingerprint'> {
  const { uri, range, said, categories, recipient, policy, against, steps, observation } = report;
  const message = say(texts, said);
  return { uri, range, said, message, categories, recipient, policy, against, steps, observation };
}

/** Gives the second and later of several findings that are alike a number, in order of place. */
function numbered(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    return count === 1 ? finding : { ...finding, fingerprint: `${finding.fingerprint}:${count}` };
  });
}

/**
 * Runs the rules over some files: levels and presets applied, suppressed findings left out, suppressions that silence nothing reported, in order of place.
 *
 * @param onSuppressed called with each finding that a comment silences
 * @returns findings by URI and place; the same for a file whether it is checked alone or with others, as long as `summary` is the same
 */
export function checkFiles(
  context: RuleContext,
  settings: RuleSettings,
  onSuppressed?: (suppressed: SuppressedFinding) => void,
): Finding[] {
  const summary =
    context.summary ??
    summarise(
      context.files.flatMap(({ observations }) => observations),
      context.files.map(({ facts }) => facts),
    );
  const whole: RuleContext = { ...context, summary };
  const files = new Map<string, RuleFile>(context.files.map((file) => [file.uri, file]));
  const suppressions = new Map(context.files.map((file) => [file.uri, new FileSuppressions(file)]));
  const ran = new Set<string>();
  const findings: Finding[] = [];

  const add = (rule: Rule, level: Exclude<RuleLevel, 'off'>, report: RuleReport): void => {
    const silencing = unsuppressable.has(rule.id)
      ? undefined
      : suppressions.get(report.uri)?.silencedBy(rule.id, report);
    const { atMost } = report;
    const found = findingOf(report);
    const finding: Finding = {
      ...found,
      rule: rule.id,
      severity: milder(level === 'report' ? 'information' : level, atMost),
      reportOnly: level === 'report',
      fingerprint: fingerprintOf(rule.id, files.get(report.uri)?.path ?? '', { ...report, message: found.message }),
    };
    if (silencing === undefined) findings.push(finding);
    else onSuppressed?.({ finding, reason: silencing.reason });
  };

  for (const rule of rules) {
    const level = levelOf(rule, settings);
    if (level === 'off' || !canSpeak(rule, context)) continue;
    ran.add(rule.id);
    for (const report of rule.check(whole)) add(rule, level, report);
  }
  for (const rule of rules) {
    const level = levelOf(rule, settings);
    if (level === 'off' || !rule.checkUnused) continue;
    const unused = [...suppressions.values()].flatMap((each) => each.unused((id) => ran.has(id)));
    for (const report of rule.checkUnused(unused)) add(rule, level, report);
  }
  return numbered(findings.sort(compare));
}
