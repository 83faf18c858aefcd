import { english } from '../core/language/english.js';
import { relative, sep } from 'node:path';
import { importPolicy } from '../core/policy/import/import-policy.js';
import { toPolicyFile } from '../core/policy/import/to-policy-file.js';
import { normaliseSource } from '../core/policy/normalise.js';
import { driftCounts } from '../core/policy/reimport/drift-counts.js';
import { driftReport, hasDrift } from '../core/policy/reimport/drift-report.js';
import { driftText } from '../core/policy/reimport/drift-text.js';
import { resolveBeside } from '../core/policy/uris.js';
import { plural } from '../core/report/severity.js';
import { PolicyStore } from '../core/session/policyStore.js';
import { LineIndex } from '../core/text/range.js';
import type { Uri, Workspace } from '../core/workspace.js';
import { pathOf } from '../node/workspace.js';
import { Failure } from './failure.js';
import type { ExitCode, Io } from './io.js';

/** What is compared. */
export interface DriftQuestion {
  readonly policyFile: Uri;
  readonly text: Uri;
  /** The text as it was, for a comparison sentence by sentence. */
  readonly previous: string | undefined;
}

/**
 * Compares a policy file with a text that it was made from: quotes, rows, and what holds for the policy as a whole.
 *
 * @returns 1 where they differ
 * @throws Failure where the policy file cannot be read or does not name the text as its source
 */
export async function checkDrift(io: Io, workspace: Workspace, question: DriftQuestion): Promise<ExitCode> {
  const { policyFile, text, previous } = question;
  const held = await new PolicyStore(workspace).get(policyFile);
  const display = (uri: Uri): string => relative(io.cwd, pathOf(uri)).split(sep).join('/');
  const { policy } = held;
  if (policy === undefined || held.text === undefined)
    throw new Failure(`${display(policyFile)}: ${held.problems[0]?.message ?? 'cannot be read'}`);
  const own = policy.sources.filter(({ file }) => resolveBeside(policyFile, file) === text);
  const [source] = own;
  const prose = held.texts.get(text);
  if (source === undefined || prose === undefined)
    throw new Failure(`${display(policyFile)} does not name ${display(text)} among its sources`);
  const report = driftReport(
    {
      policy: held.text,
      source,
      only: policy.sources.length === 1,
      text: prose,
      proposed: toPolicyFile(importPolicy(prose, { file: source.file }), { ...source, text: prose }),
      ...(previous === undefined ? {} : { previous }),
    },
    english,
  );
  const lines = new LineIndex(normaliseSource(prose));
  io.out(
    driftText(report, {
      inPolicy: ({ start }) => `${display(policyFile)}:${held.lines.at(start).line}`,
      inText: ({ start }) => `${display(text)}:${lines.at(start).line}`,
    }),
  );
  const moved = report.moved === 0 ? '' : ` (${report.moved} moved)`;
  if (!hasDrift(report)) {
    const otherwise = report.sameText ? '' : '; the text has changed in other words';
    io.out(
      `✔ All ${plural(report.quotes, 'quote')} of ${display(policyFile)} stand in ${display(text)}${moved}${otherwise}\n`,
    );
    return 0;
  }
  io.out(
    `✖ ${display(policyFile)} and ${display(text)} differ: ${driftCounts(report, english)}; of ${plural(report.quotes, 'quote')}, ${report.moved} moved\n`,
  );
  return 1;
}
