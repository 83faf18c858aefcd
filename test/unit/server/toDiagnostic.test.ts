import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { LineIndex } from '../../../src/core/text/range.js';
import { toDiagnostic, withinLimit } from '../../../src/server/toDiagnostic.js';
import type { Positions } from '../../../src/server/texts.js';
import { finding } from './findings.js';
import { english } from '../../../src/core/language/english.js';
import type { FlowStep } from '../../../src/core/program/observation.js';

const index = new LineIndex('ab\r\nlog(email)\n');
const positions = (): Positions => ({
  range: ({ start, end }) => {
    const [from, to] = [index.at(start), index.at(end)];
    return {
      start: { line: from.line - 1, character: from.column - 1 },
      end: { line: to.line - 1, character: to.column - 1 },
    };
  },
});

describe('server: toDiagnostic', () => {
  it('gives place, severity, code and the page of the rule', () => {
    const diagnostic = toDiagnostic(finding(), english, positions);
    assert.deepEqual(diagnostic.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } });
    assert.equal(diagnostic.severity, DiagnosticSeverity.Warning);
    assert.equal(diagnostic.code, 'personal-data-in-log');
    assert.equal(
      diagnostic.codeDescription?.href,
      'https://github.com/pledge-privacy/pledge/blob/main/docs/rules/personal-data-in-log.md',
    );
    assert.equal(diagnostic.tags, undefined);
  });

  it('relates the steps of the flow, then the sentences of the policy', () => {
    const policy = {
      uri: 'file:///w/p.yaml',
      at: { start: 0, end: 2 },
      quote: { source: 'main', text: 'We never do.' },
    };
    const steps: FlowStep[] = [
      { uri: 'file:///w/b.ts', range: { start: 0, end: 1 }, line: 1, what: ['ofOwner', 'email', 'User'] },
      { uri: 'file:///w/a.ts', range: { start: 4, end: 7 }, line: 2, what: ['sink', 'log', ''] },
    ];
    const { relatedInformation } = toDiagnostic(finding({ policy, steps }), english, positions);
    assert.deepEqual(
      relatedInformation?.map(({ location, message }) => `${location.uri} ${message}`),
      [
        'file:///w/b.ts email of User',
        'file:///w/a.ts written to the log',
        'file:///w/p.yaml the policy says: “We never do.”',
      ],
    );
  });

  it('relates nothing that only says the place again', () => {
    const policy = { uri: 'file:///w/a.ts', at: { start: 4, end: 7 }, quote: undefined };
    const steps: FlowStep[] = [
      { uri: 'file:///w/a.ts', range: { start: 4, end: 7 }, line: 2, what: ['declared', 'phone'] },
    ];
    assert.deepEqual(toDiagnostic(finding({ policy, steps }), english, positions).relatedInformation, []);
  });

  it('fades what can be taken away', () => {
    assert.deepEqual(toDiagnostic(finding({ rule: 'unused-suppression' }), english, positions).tags, [
      DiagnosticTag.Unnecessary,
    ]);
  });
});

describe('server: withinLimit', () => {
  const diagnostics = (count: number) =>
    Array.from({ length: count }, () => toDiagnostic(finding(), english, positions));

  it('shows all up to the limit', () => {
    const all = diagnostics(20);
    assert.equal(withinLimit(all, 20, english), all);
  });

  it('beyond the limit keeps the worst and says how many are left out', () => {
    const shown = withinLimit(
      [...diagnostics(20), toDiagnostic(finding({ severity: 'error' }), english, positions)],
      20,
      english,
    );
    assert.equal(shown.length, 20);
    assert.equal(shown[0]?.severity, DiagnosticSeverity.Error);
    const message = shown.at(-1)?.message;
    assert.ok(typeof message === 'string');
    assert.match(message, /and 2 more findings/);
  });
});
