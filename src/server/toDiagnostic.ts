import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import type { Language } from '../core/language/language.js';
import { say } from '../core/language/text.js';
import { ruleLink } from '../core/report/ruleLink.js';
import type { Finding, Severity } from '../core/rules/rule.js';
import type { Uri } from '../core/workspace.js';
import type { Positions } from './texts.js';

export const source = 'pledge';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Rules whose findings point at something that can be taken away: shown faded. */
const unnecessary: ReadonlySet<string> = new Set(['unused-suppression', 'declaration-unused']);

/** By which a code action finds the finding again. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

/** The files whose text is needed to place a finding and what it refers to. */
export function filesOf(finding: Finding): Uri[] {
  const policies = [finding.policy, finding.against].flatMap((reference) => (reference ? [reference.uri] : []));
  return [finding.uri, ...policies, ...finding.steps.map((step) => step.uri)];
}

/** What the editor lists below the message: the way of the data where it is more than the place itself, and sentences of the policy that stand elsewhere. */
function related(
  finding: Finding,
  { editor, steps: stepTexts }: Language,
  positions: (uri: Uri) => Positions,
): DiagnosticRelatedInformation[] {
  const way = finding.steps.length > 1 ? finding.steps : [];
  const steps = way.map((step) => ({ uri: step.uri, range: step.range, message: say(stepTexts, step.what) }));
  const sentences = [finding.policy, finding.against].flatMap((reference) =>
    reference === undefined || reference.uri === finding.uri
      ? []
      : [
          {
            uri: reference.uri,
            range: reference.at,
            message: reference.quote === undefined ? editor.policyRow() : editor.policySays(reference.quote.text),
          },
        ],
  );
  return [...steps, ...sentences].map(({ uri, range, message }) => ({
    location: { uri, range: positions(uri).range(range) },
    message,
  }));
}

export function toDiagnostic(finding: Finding, language: Language, positions: (uri: Uri) => Positions): Diagnostic {
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: positions(finding.uri).range(finding.range),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: ruleLink(finding.rule) },
    source,
    message: say(language.findings, finding.said),
    relatedInformation: related(finding, language, positions),
    ...(unnecessary.has(finding.rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    data,
  };
}

const order = [
  DiagnosticSeverity.Error,
  DiagnosticSeverity.Warning,
  DiagnosticSeverity.Information,
  DiagnosticSeverity.Hint,
] as const;

function weight({ severity }: Diagnostic): number {
  return order.findIndex((each) => each === severity);
}

/** The diagnostics of one file up to a limit, worst first where there are too many; the last one then says how many are left out. */
export function withinLimit(all: readonly Diagnostic[], limit: number, { editor }: Language): readonly Diagnostic[] {
  if (all.length <= limit) return all;
  const kept = [...all].sort((a, b) => weight(a) - weight(b)).slice(0, limit - 1);
  const left = all.length - kept.length;
  const more: Diagnostic = {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source,
    message: editor.moreFindings(left),
  };
  return [...kept, more];
}
