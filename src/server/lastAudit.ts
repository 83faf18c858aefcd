import type { Language } from '../core/language/language.js';
import { renderReport } from '../core/report/render.js';
import { Reporting } from '../core/report/report.js';
import { recordAudit } from '../core/report/trend.js';
import { createBaseline, writeBaseline } from '../core/rules/baseline.js';
import type { Finding } from '../core/rules/rule.js';
import type { AuditResult } from '../core/session.js';
import { isWithin, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { BaselineAnswer, BaselineParams, ReportAnswer, ReportParams } from '../protocol/report.js';
import { commonFolder, linkFrom } from './auditAnswer.js';

/** What the last audit of the workspace gave: reports are made from it when they are asked for. */
export class LastAudit {
  #result: AuditResult | undefined;

  audited(result: AuditResult): void {
    this.#result = result;
  }

  /** Folders or settings have changed: the last audit was of something else. */
  forget(): void {
    this.#result = undefined;
  }

  /** Undefined where nothing was audited yet. */
  get result(): AuditResult | undefined {
    return this.#result;
  }

  /** Whether a policy governs any of what was audited. */
  get hasPolicy(): boolean {
    return this.#result !== undefined && this.#result.policies.length > 0;
  }

  /** @returns undefined where nothing was audited yet */
  baseline({ folder }: BaselineParams): BaselineAnswer | undefined {
    if (this.#result === undefined) return undefined;
    const findings = this.#result.documents.flatMap((document) =>
      isWithin(folder, document.uri) ? document.findings : [],
    );
    const text = writeBaseline(createBaseline(findings, (uri) => relativePath(folder, uri)));
    return { text, findings: findings.length };
  }
}

/**
 * Renders the report of an audit.
 *
 * @param known what baselines know of what was found
 */
export function reportOf(
  result: AuditResult,
  { format, previous, nonce }: ReportParams,
  roots: readonly Uri[],
  known: ReadonlySet<Finding>,
  language: Language,
): ReportAnswer {
  const root = commonFolder(roots);
  const options = { root, language, ...(known.size > 0 ? { known } : {}) };
  const text = renderReport(format, result, {
    ...options,
    link: linkFrom(root, roots),
    ...(previous === undefined ? {} : { previous }),
    ...(nonce === undefined ? {} : { panel: { nonce } }),
  });
  return { text, record: recordAudit(new Reporting(result, options).shown(), new Date()) };
}
