import type { Language } from '../core/language/language.js';
import { renderReport } from '../core/report/render.js';
import { Reporting } from '../core/report/report.js';
import { recordAudit } from '../core/report/trend.js';
import { createBaseline, writeBaseline } from '../core/rules/baseline.js';
import type { Finding } from '../core/rules/rule.js';
import type { AuditResult, Session } from '../core/session.js';
import { isWithin, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { BaselineAnswer, BaselineParams, ReportAnswer, ReportParams } from '../protocol/report.js';
import { commonFolder, linkFrom } from './auditAnswer.js';

interface Audit {
  readonly result: AuditResult;
  /** Which looked. Other folders and other settings have another one. */
  readonly session: Session;
  /** Of the session, when the audit began. */
  readonly revision: number;
  /** When it was made. */
  readonly at: Date;
}

/** What the last audit of the workspace gave: reports are made from it when they are asked for. */
export class LastAudit {
  readonly #session: () => Session | undefined;
  #audit: Audit | undefined;

  constructor(session: () => Session | undefined) {
    this.#session = session;
  }

  audited(audit: Audit): void {
    this.#audit = audit;
  }

  /** Undefined where nothing was audited yet, or what was audited had other folders or settings. */
  get result(): AuditResult | undefined {
    return this.#audit?.session === this.#session() ? this.#audit?.result : undefined;
  }

  /** When the last audit was made. */
  get at(): Date | undefined {
    return this.#audit?.at;
  }

  /** Whether nothing that was told since the audit began can have changed what it found. */
  get isCurrent(): boolean {
    return this.result !== undefined && this.#audit?.revision === this.#session()?.revision;
  }

  /** Whether a policy governs any of what was audited. */
  get hasPolicy(): boolean {
    return this.result !== undefined && this.result.policies.length > 0;
  }

  /** @returns undefined where nothing was audited yet */
  baseline({ folder }: BaselineParams): BaselineAnswer | undefined {
    const findings = this.result?.documents.flatMap((document) =>
      isWithin(folder, document.uri) ? document.findings : [],
    );
    if (findings === undefined) return undefined;
    const text = writeBaseline(createBaseline(findings, (uri) => relativePath(folder, uri)));
    return { text, findings: findings.length };
  }
}

interface Reported {
  readonly result: AuditResult;
  /** When the audit was made. */
  readonly at: Date;
  readonly roots: readonly Uri[];
  /** What baselines know of what was found. */
  readonly known: ReadonlySet<Finding>;
  readonly language: Language;
}

/** Renders the report of an audit. */
export function reportOf(
  { result, at, roots, known, language }: Reported,
  { format, previous, nonce }: ReportParams,
): ReportAnswer {
  const root = commonFolder(roots);
  const options = { root, language, ...(known.size > 0 ? { known } : {}) };
  const text = renderReport(format, result, {
    ...options,
    link: linkFrom(root, roots),
    ...(previous === undefined ? {} : { previous }),
    ...(nonce === undefined ? {} : { panel: { nonce, at } }),
  });
  return { text, record: recordAudit(new Reporting(result, options).shown(), at) };
}
