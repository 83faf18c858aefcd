import type { Decided } from '../core/session/decided.js';
import type { DecidedAnswer, DecidingFile } from '../protocol/decided.js';

const policyWords: Readonly<Record<NonNullable<Decided['policy']>['by'], string>> = {
  nearest: 'The policy: the nearest privacy.policy.yaml up from the file',
  settings: 'The policy: named by the setting pledge.policy',
  'command-line': 'The policy: named on the command line',
};

const exclusionWords: Readonly<Record<NonNullable<Decided['notChecked']>['by'], string>> = {
  defaults:
    'This file is not checked: dependencies, build output, generated code and tests are left out. A glob with ! in pledge.exclude takes it in.',
  gitignore: 'This file is not checked: a .gitignore leaves it out.',
  settings: 'This file is not checked: pledge.exclude leaves it out.',
  policy: 'This file is not checked: the policy file leaves it out (code: exclude).',
  content: 'This file is not checked: its first lines say that it is generated.',
  kind: 'This is no code that is checked.',
  'switched-off': 'This file is not checked: pledge.enable is off here.',
};

/** Which files decide for a file, in words. */
export function decidedAnswer({ policy, parents, sources, settings, notChecked }: Decided): DecidedAnswer {
  const files: DecidingFile[] = [
    ...(policy === undefined ? [] : [{ uri: policy.policy, why: policyWords[policy.by] }]),
    ...parents.map((uri) => ({ uri, why: 'A policy on which that one builds (extends)' })),
    ...sources.map((uri) => ({ uri, why: 'A text that its rows quote (sources)' })),
    ...(settings === undefined ? [] : [{ uri: settings, why: 'The settings' }]),
    ...(notChecked?.file === undefined ? [] : [{ uri: notChecked.file, why: 'Leaves the file out' }]),
  ];
  const note =
    notChecked === undefined
      ? policy === undefined
        ? 'No policy file decides here: what the code does is only listed.'
        : undefined
      : exclusionWords[notChecked.by];
  return { files, note };
}
