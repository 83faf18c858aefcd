import type { FlowStep } from '../../../src/core/program/observation.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import type { AuditResult } from '../../../src/core/session.js';
import { LineIndex } from '../../../src/core/text/range.js';
import { saying } from '../../unit/language/inEnglish.js';

const root = 'file:///work';

function finding(uri: string, index: number): Finding {
  const range = { start: index, end: index + 1 };
  const step: FlowStep = { uri, range, line: 1, what: ['ofOwner', 'email', 'User'] };
  return {
    rule: 'personal-data-in-log',
    severity: index % 3 === 0 ? 'error' : 'warning',
    reportOnly: false,
    uri,
    range,
    ...saying('E-mail address is written to a log by console.log(). The policy does not say that logs hold it.'),
    categories: ['user.contact.email'],
    recipient: undefined,
    policy: undefined,
    against: undefined,
    steps: [step, { ...step, what: ['sink', 'log', ''] }],
    observation: undefined,
    fingerprint: `${uri} ${index}`,
  };
}

/** What an audit of a very large workspace gives: so many findings, evenly over so many files. */
export function manyFindings(count: number, files: number): AuditResult {
  const uris = Array.from({ length: files }, (_, index) => `${root}/src/file${index}.ts`);
  const each = count / files;
  return {
    documents: uris.map((uri) => ({
      uri,
      version: undefined,
      findings: Array.from({ length: each }, (_, index) => finding(uri, index)),
      observations: [],
      policy: undefined,
    })),
    policies: [],
    skipped: [],
    settingsProblems: [],
    lines: new Map(uris.map((uri) => [uri, new LineIndex('0123456789\n'.repeat(20))])),
    files,
    lineCount: files * 20,
    milliseconds: 1,
  };
}
