import { relative, sep } from 'node:path';
import { policyDrift, type RowDrift } from '../core/policy/drift.js';
import { plural } from '../core/report/severity.js';
import { PolicyStore } from '../core/session/policyStore.js';
import { resolveBeside } from '../core/policy/uris.js';
import type { Uri, Workspace } from '../core/workspace.js';
import { pathOf } from '../node/workspace.js';
import { Failure } from './failure.js';
import type { ExitCode, Io } from './io.js';

/** Longest part of a quote that one line shows. */
const longest = 100;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function change({ quote, drift }: RowDrift): string | undefined {
  if (drift.kind === 'changed') return `now reads “${short(drift.text)}”, was “${short(quote.text)}”`;
  return drift.kind === 'gone' ? `is gone: “${short(quote.text)}”` : undefined;
}

/**
 * Compares the quotes of a policy file with a text that it was made from.
 *
 * @returns 1 where a quote no longer stands in the text
 * @throws Failure where the policy file cannot be read or does not name the text as its source
 */
export async function checkDrift(io: Io, workspace: Workspace, text: Uri, policyFile: Uri): Promise<ExitCode> {
  const held = await new PolicyStore(workspace).get(policyFile);
  const display = (uri: Uri): string => relative(io.cwd, pathOf(uri)).split(sep).join('/');
  const { policy } = held;
  if (policy === undefined)
    throw new Failure(`${display(policyFile)}: ${held.problems[0]?.message ?? 'cannot be read'}`);
  const source = policy.sources.find(({ file }) => resolveBeside(policyFile, file) === text);
  if (source === undefined)
    throw new Failure(`${display(policyFile)} does not name ${display(text)} among its sources`);
  const drifts = policyDrift(policy, (id) => (id === source.id ? held.texts.get(text) : undefined));
  let changed = 0;
  for (const drift of drifts) {
    const what = change(drift);
    if (what === undefined) continue;
    changed++;
    const line = drift.row.uri === policyFile ? held.lines.at(drift.row.at.start).line : 1;
    io.out(`${display(drift.row.uri)}:${line}  quote ${what}\n`);
  }
  const moved = drifts.filter(({ drift }) => drift.kind === 'moved').length;
  const also = moved === 0 ? '' : ` (${moved} moved)`;
  io.out(
    changed === 0
      ? `✔ All ${plural(drifts.length, 'quote')} of ${display(policyFile)} stand in ${display(text)}${also}\n`
      : `✖ ${changed} of ${plural(drifts.length, 'quote')} of ${display(policyFile)} no longer stand in ${display(text)}\n`,
  );
  return changed === 0 ? 0 : 1;
}
