import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { Boundary } from '../core/files/boundary.js';
import { policyFileName } from '../core/files/governing.js';
import { toImportJson } from '../core/policy/import/import-json.js';
import { importPolicy } from '../core/policy/import/import-policy.js';
import { toPolicyFile } from '../core/policy/import/to-policy-file.js';
import { serialisePolicy } from '../core/policy/serialise.js';
import { plural } from '../core/report/severity.js';
import { childUri, nameOf, parentUri } from '../core/workspace/uris.js';
import { NodeWorkspace, pathOf, uriOf } from '../node/workspace.js';
import { checkDrift } from './checkDrift.js';
import { Failure, UsageFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { CommandDefinition, Given } from './options.js';
import { formatOf, writeOutput } from './writeOutput.js';

export const importDefinition: CommandDefinition = {
  name: 'import',
  usage: 'POLICY [OPTIONS]',
  summary: 'Make a policy file from the text of a privacy policy, or check that one still fits its text.',
  description: [
    'Reads a privacy policy in Markdown, HTML or plain text and proposes the rows of a policy file, each with the',
    'sentence that it rests on. Rows are marked as proposed: accept or reject them. Without --output, the file is printed.',
  ],
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      description: `Write the policy file, usually ${policyFileName} at the root of the code.`,
    },
    { name: 'force', description: 'Overwrite the output file.' },
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: ['yaml', 'json'],
      description: 'yaml (default): a policy file; json: every row and fact that was read.',
    },
    {
      name: 'check',
      description: 'Write nothing: compare the quotes of the policy file (--output, or the nearest one) with the text.',
    },
  ],
  examples: [
    `pledge import docs/privacy.md --output ${policyFileName}`,
    'pledge import docs/privacy.md --check',
    'pledge import docs/privacy.html --format json',
  ],
};

/** @returns 1 where `--check` finds quotes that no longer stand in the text */
export async function importCommand(given: Given, io: Io): Promise<ExitCode> {
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0)
    throw new UsageFailure(file === undefined ? 'which policy text?' : 'one policy text at a time', 'import');
  const path = resolve(io.cwd, file);
  const output = given.text('output');
  const workspace = new NodeWorkspace([uriOf(dirname(path))]);
  const [read] = await workspace.readMany([uriOf(path)]);
  if (read === undefined || !('text' in read)) throw new Failure(`${file} ${read?.message ?? 'cannot be read'}`);
  if (given.is('check'))
    return checkDrift(io, workspace, uriOf(path), await policyToCheck(io, workspace, path, output));

  const result = importPolicy(read.text, { file: path });
  if (result.rows.length === 0)
    io.err(`pledge: ${file} does not read like a privacy policy: no practice was found in it\n`);
  const format = given.text('format') ?? formatOf(output, { '.json': 'json' }) ?? 'yaml';
  const from = relative(output === undefined ? io.cwd : dirname(resolve(io.cwd, output)), path)
    .split(sep)
    .join('/');
  const text =
    format === 'json'
      ? `${JSON.stringify(toImportJson(result), undefined, 2)}\n`
      : serialisePolicy(toPolicyFile(result, { id: 'main', file: from, text: read.text }), header(from));
  if (output === undefined) io.out(text);
  else {
    writeOutput(io, output, text, given.is('force'));
    io.out(`${plural(result.rows.length, 'row')} proposed from ${file}. Review them in ${output}\n`);
  }
  return 0;
}

function header(file: string): string {
  return `Proposed by \`pledge import\` from ${file}.\nGo through the rows: set \`status: accepted\` where a row says what the policy says, \`rejected\` where it does not.`;
}

/** The policy file that is named, or the nearest one up from the text. */
async function policyToCheck(
  io: Io,
  workspace: NodeWorkspace,
  path: string,
  named: string | undefined,
): Promise<string> {
  if (named !== undefined) {
    const policy = resolve(io.cwd, named);
    if (!existsSync(policy) || !statSync(policy).isFile()) throw new Failure(`there is no policy file ${named}`);
    return uriOf(policy);
  }
  const start = parentUri(uriOf(path)) ?? uriOf(path);
  const top = await new Boundary(workspace).topOf(start);
  for (
    let folder: string | undefined = start;
    folder !== undefined;
    folder = folder === top ? undefined : parentUri(folder)
  ) {
    const policy = childUri(folder, policyFileName);
    if (existsSync(pathOf(policy))) return policy;
  }
  throw new Failure(`there is no ${policyFileName} up from ${nameOf(uriOf(path))}; name one with --output`);
}
