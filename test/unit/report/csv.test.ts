import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { csvReport } from '../../../src/core/report/csv.js';
import type { Finding } from '../../../src/core/rules/rule.js';
import { audited, finding, policyUri, root, uri } from './sample.js';
import { saying } from '../language/inEnglish.js';

/** A reader of RFC 4180: quoted fields may hold anything, a doubled quotation mark stands for one. */
function read(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = field.exec(csv); match !== null; match = field.exec(csv)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
    if (field.lastIndex === csv.length) return rows;
  }
  throw new Error(`this is no CSV: ${csv}`);
}

function withFinding(over: Partial<Finding>): string {
  const findings = [{ ...finding, ...over }];
  return csvReport(
    audited({ documents: [{ uri, version: undefined, findings, observations: [], policy: policyUri }] }),
    { root },
  );
}

describe('CSV report', () => {
  it('has a head and a line for each finding', () => {
    const [head, row, ...more] = read(csvReport(audited(), { root }));
    assert.deepEqual(more, []);
    assert.equal(head?.length, row?.length);
    const at = (name: string): string | undefined => row?.[head?.indexOf(name) ?? -1];
    assert.deepEqual(
      ['severity', 'rule', 'file', 'line', 'column', 'message', 'policy sentence', 'fingerprint'].map(at),
      ['warning', 'undeclared-recipient', 'app/[id]/a.ts', '2', '1', finding.message, 'We *never* share', 'f'],
    );
  });

  it('quotes what needs it', () => {
    const message = 'a "b", c\nd';
    assert.equal(read(withFinding(saying(message)))[1]?.[5], message);
  });

  it('lets nothing become a formula', () => {
    for (const message of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1']) {
      assert.equal(read(withFinding(saying(message)))[1]?.[5], `'${message}`);
    }
    assert.equal(read(withFinding(saying('a=1')))[1]?.[5], 'a=1');
  });
});
