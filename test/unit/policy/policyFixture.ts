import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision, PolicyOracle } from '../../../src/core/policy/decision.js';
import { loadPolicy, type LoadedPolicy } from '../../../src/core/policy/load.js';
import type { Policy } from '../../../src/core/policy/model.js';
import { createOracle } from '../../../src/core/policy/verdict.js';
import { reasonOf } from '../language/inEnglish.js';

const folder = join('test', 'fixtures', 'policy');
export const uri = 'file:///project/privacy.policy.yaml';

/** A file of test/fixtures/policy. */
export function fixture(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** Loads a policy text; the source documents are given by name. */
export function load(text: string, sources: Readonly<Record<string, string>> = {}): LoadedPolicy {
  return loadPolicy({ uri, text, readSource: (source) => sources[source.slice(source.lastIndexOf('/') + 1)] });
}

/** The problems of a text as `severity code "place"`. */
export function problemsOf(text: string, sources: Readonly<Record<string, string>> = {}): string[] {
  return load(text, sources).problems.map(
    ({ severity, code, at }) => `${severity} ${code} ${JSON.stringify(text.slice(at.start, at.end))}`,
  );
}

/** A policy without mistakes. */
export function policyOf(text: string, sources: Readonly<Record<string, string>> = {}): Policy {
  const { policy, problems } = load(text, sources);
  if (!policy || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n') || 'no policy');
  return policy;
}

export function oracleOf(text: string, sources: Readonly<Record<string, string>> = {}): PolicyOracle {
  return createOracle(policyOf(text, sources));
}

/** `verdict: reason`, so that a test holds both. */
export function said(decision: Decision): string {
  return `${decision.verdict}: ${reasonOf(decision)}`;
}
