import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { check, lines } from './support/engine.js';

const code = `export interface User {
  /** @pii email */
  handle: string;
  /** @notPii a running number of ours, not known outside */
  number: string;
  street: string;
}
`;
const policy = (fields: string): string => `version: 1\ncode:\n  fields: { ${fields} }\n`;

function problems(
  files: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, string | false>> = {},
): string[] {
  return lines(files, check(files, { fields })).filter((line) => line.includes('invalid-annotation'));
}

describe('places that disagree about a field', () => {
  it('are named where the field is declared: annotation, settings and policy file', () => {
    const files = {
      'src/user.ts': code,
      'privacy.policy.yaml': policy('"User.number": phone_number, "*.street": false'),
    };
    assert.deepEqual(
      problems(files, { 'User.handle': 'user.account.username', street: 'user.contact.address.street' }),
      [
        'src/user.ts:3 invalid-annotation (error) “handle” is e-mail address by its annotation, but user name by the workspace settings (“User.handle”). The former counts; make them say the same.',
        'src/user.ts:5 invalid-annotation (error) “number” is no personal data by its annotation, but phone number by the policy file (“User.number”). The former counts; make them say the same.',
        'src/user.ts:6 invalid-annotation (error) “street” is street address by the workspace settings (“street”), but no personal data by the policy file (“*.street”). The former counts; make them say the same.',
      ],
    );
  });

  it('agree where one names what the other contains, or where both say that it is not personal', () => {
    const files = {
      'src/user.ts': code,
      'privacy.policy.yaml': policy('"User.handle": user.contact, "User.number": false'),
    };
    assert.deepEqual(problems(files, { 'User.handle': 'email' }), []);
  });
});
