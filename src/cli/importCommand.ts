import { english } from '../core/language/english.js';
import { say } from '../core/language/text.js';
import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { Boundary } from '../core/files/boundary.js';
import { policyFileName } from '../core/files/governing.js';
import { toImportJson } from '../core/policy/import/import-json.js';
import { importPolicy } from '../core/policy/import/import-policy.js';
import { toPolicyFile } from '../core/policy/import/to-policy-file.js';
import { serialisePolicy } from '../core/policy/serialise.js';
import { plural } from '../core/report/severity.js';
import { childUri, isWithin, nameOf, parentUri } from '../core/workspace/uris.js';
import { NodeWorkspace, pathOf, uriOf } from '../node/workspace.js';
import { checkDrift } from './checkDrift.js';
import { Failure, UsageFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { CommandDefinition, Given } from './options.js';
import { updatePolicy } from './updatePolicy.js';
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
      name: 'update',
      short: 'u',
      description: 'Bring the policy file (--output, or the nearest one) up to date; decisions stay.',
    },
    {
      name: 'check',
      description:
        'Write nothing: compare the quotes and rows of the policy file (--output, or the nearest one) with the text.',
    },
    {
      name: 'previous',
      value: 'FILE',
      description: 'With --check: the text as it was, to compare sentence by sentence as well.',
    },
  ],
  examples: [
    `pledge import docs/privacy.md --output ${policyFileName}`,
    'pledge import docs/privacy.md --check',
    'pledge import docs/privacy.md --update',
    'pledge import docs/privacy.html --format json',
  ],
};

/** @returns 1 where `--check` finds that the policy file and the text differ */
export async function importCommand(given: Given, io: Io): Promise<ExitCode> {
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0)
    throw new UsageFailure(file === undefined ? 'which policy text?' : 'one policy text at a time', 'import');
  const path = resolve(io.cwd, file);
  const output = given.text('output');
  const workspace = new NodeWorkspace([uriOf(dirname(path))]);
  const prose = await readText(io, workspace, file);
  const previous = given.text('previous');
  if (previous !== undefined && !given.is('check')) throw new UsageFailure('--previous goes with --check', 'import');
  if (given.is('check') && given.is('update'))
    throw new UsageFailure('--check writes nothing and --update does: which one?', 'import');
  if (given.is('check') || given.is('update')) {
    const policyFile = await existingPolicy(io, workspace, path, output);
    if (given.is('update')) return updatePolicy(io, workspace, { text: uriOf(path), policyFile });
    const older = previous === undefined ? undefined : await readText(io, workspace, previous);
    return checkDrift(io, workspace, { text: uriOf(path), policyFile, previous: older });
  }

  const result = importPolicy(prose, { file: path });
  if (result.rows.length === 0)
    io.err(`pledge: ${file} does not read like a privacy policy: no practice was found in it\n`);
  const format = given.text('format') ?? formatOf(output, { '.json': 'json' }) ?? 'yaml';
  const from = relative(output === undefined ? io.cwd : dirname(resolve(io.cwd, output)), path)
    .split(sep)
    .join('/');
  const text =
    format === 'json'
      ? `${JSON.stringify(toImportJson(result), undefined, 2)}\n`
      : serialisePolicy(toPolicyFile(result, { id: 'main', file: from, text: prose }), header(from));
  if (output === undefined) io.out(text);
  else {
    writeOutput(io, output, text, given.is('force'));
    io.out(`${plural(result.rows.length, 'row')} proposed from ${file}. Review them in ${output}\n`);
  }
  return 0;
}

async function readText(io: Io, workspace: NodeWorkspace, file: string): Promise<string> {
  const [read] = await workspace.readMany([uriOf(resolve(io.cwd, file))]);
  if (read === undefined || !('text' in read))
    throw new Failure(`${file} ${say(english.skips, read?.why ?? ['notRead'])}`);
  return read.text;
}

function header(file: string): string {
  return `Proposed by \`pledge import\` from ${file}.\nGo through the rows: set \`status: accepted\` where a row says what the policy says, \`rejected\` where it does not.`;
}

/** The policy file that is named, or the nearest one up from the text. */
async function existingPolicy(
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
  const boundary = await new Boundary(workspace).topOf(start);
  const here = uriOf(io.cwd);
  // Whoever stands in a folder means what lies in it, whether or not it looks like the root of a project.
  const top = isWithin(here, start) && isWithin(here, boundary) ? here : boundary;
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
