import { english } from '../core/language/english.js';
import { writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { importPolicy } from '../core/policy/import/import-policy.js';
import { toPolicyFile } from '../core/policy/import/to-policy-file.js';
import { mergeReading } from '../core/policy/reimport/merge.js';
import { mergeCounts } from '../core/policy/reimport/merge-counts.js';
import { resolveBeside } from '../core/policy/uris.js';
import { PolicyStore } from '../core/session/policyStore.js';
import type { Uri, Workspace } from '../core/workspace.js';
import { pathOf } from '../node/workspace.js';
import { Failure } from './failure.js';
import type { ExitCode, Io } from './io.js';

/**
 * Brings a policy file up to date with a text that it was made from, and writes it where that changes it.
 *
 * @throws Failure where the policy file has mistakes, does not name the text as its source, or cannot be written; nothing is written then
 */
export async function updatePolicy(
  io: Io,
  workspace: Workspace,
  { text, policyFile }: { readonly text: Uri; readonly policyFile: Uri },
): Promise<ExitCode> {
  const held = await new PolicyStore(workspace).get(policyFile);
  const display = (uri: Uri): string => relative(io.cwd, pathOf(uri)).split(sep).join('/');
  const file = display(policyFile);
  if (held.policy === undefined || held.text === undefined)
    throw new Failure(`${file}: ${held.problems[0]?.message ?? 'cannot be read'}`);
  const source = held.policy.sources.find((each) => resolveBeside(policyFile, each.file) === text);
  const prose = held.texts.get(text);
  if (source === undefined || prose === undefined)
    throw new Failure(`${file} does not name ${display(text)} among its sources`);
  const proposed = toPolicyFile(importPolicy(prose, { file: source.file }), { ...source, text: prose });
  const merged = mergeReading(held.text, { id: source.id, text: prose, proposed });
  if (merged === undefined) throw new Failure(`${file} has mistakes in its YAML: mend them first`);
  if (merged.text === held.text) {
    io.out(`${file} is up to date with ${display(text)}\n`);
    return 0;
  }
  try {
    writeFileSync(pathOf(policyFile), merged.text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure(`${file} cannot be written (${code})`, { cause: error });
  }
  io.out(
    `${file} is brought up to date with ${display(text)}: ${mergeCounts(merged, english)}. Review what is marked\n`,
  );
  return 0;
}
