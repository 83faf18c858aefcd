import { english } from '../core/language/english.js';
import { say } from '../core/language/text.js';
import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { explainLine } from '../core/report/explain.js';
import { uriOf } from '../node/workspace.js';
import { auditScope } from './auditScope.js';
import { Failure, UsageFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';
import type { CommandDefinition, Given } from './options.js';
import { painter } from './paint.js';
import { runAudit } from './runAudit.js';

export const explainDefinition: CommandDefinition = {
  name: 'explain',
  usage: 'FILE:LINE [OPTIONS]',
  summary: 'Tell what is known of a line of code, and why.',
  description: [
    'Shows the personal data on a line, the evidence for its category, the way that it takes to where it',
    'goes, what the policy says of it in which sentence, and which file decided.',
  ],
  options: [
    { name: 'policy', short: 'p', value: 'FILE', description: 'The policy file, for all of the code.' },
    {
      name: 'cache-dir',
      value: 'FOLDER',
      description: 'Keep what was read there, and not in node_modules/.cache/pledge.',
    },
    { name: 'no-cache', description: 'Read everything anew, and keep nothing.' },
  ],
  examples: ['pledge explain src/tracking.ts:12'],
};

/** @returns 1 where nothing is known of the line */
export async function explainCommand(given: Given, io: Io): Promise<ExitCode> {
  const [place, ...more] = given.positionals;
  if (place === undefined || more.length > 0) throw new UsageFailure('name one place: FILE:LINE', 'explain');
  const [, named, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(place) ?? [];
  if (named === undefined || line === undefined)
    throw new UsageFailure(`${place} is no place: write FILE:LINE`, 'explain');
  const file = resolve(io.cwd, named);
  if (!existsSync(file) || !statSync(file).isFile()) throw new Failure(`there is no file ${named}`);
  const { root, base } = auditScope(io.cwd, [file]);
  const result = await runAudit(given, io, root, undefined);
  const uri = uriOf(file);
  const document = result.documents.find((one) => one.uri === uri);
  if (document === undefined) {
    const skipped = result.skipped.find((one) => one.uri === uri);
    throw new Failure(
      `${named} ${skipped ? say(english.skips, skipped.why) : 'is not analysed: it is no code, or it is left out'}`,
    );
  }
  const text = explainLine(result, document, Number(line), uriOf(base), painter(io.colours));
  io.out(text ?? `Nothing is known of ${relative(io.cwd, file)}:${line}: no personal data, no sink.\n`);
  return text === undefined ? 1 : 0;
}
