import { skips } from '../core/language/en/skips.js';
import { say } from '../core/language/text.js';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createBaseline,
  holdAgainst,
  readBaseline,
  writeBaseline,
  type AgainstBaseline,
} from '../core/rules/baseline.js';
import type { Finding } from '../core/rules/rule.js';
import type { Uri } from '../core/workspace.js';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import { writeOutput } from './writeOutput.js';

/** @throws Failure where there is no such file or it is no baseline */
export function againstBaseline(
  io: Io,
  file: string,
  findings: readonly Finding[],
  display: (uri: Uri) => string,
): AgainstBaseline {
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) throw new Failure(`there is no baseline ${file}; --update-baseline writes it`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(`the baseline ${file} cannot be read`, { cause: error });
  }
  const read = readBaseline(text);
  if ('problem' in read) throw new Failure(`${file} ${say(skips, read.problem)}`);
  return holdAgainst(read.baseline, findings, display);
}

/** Writes all findings as the ones that are known from now on. @throws Failure where the file cannot be written */
export function updateBaseline(
  io: Io,
  file: string,
  findings: readonly Finding[],
  display: (uri: Uri) => string,
): void {
  writeOutput(io, file, writeBaseline(createBaseline(findings, display)), true);
}
