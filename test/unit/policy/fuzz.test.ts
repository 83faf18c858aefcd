import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { appendRow } from '../../../src/core/policy/append.js';
import { loadPolicy, policyReferences } from '../../../src/core/policy/load.js';
import { locateInPolicy } from '../../../src/core/policy/locate.js';
import { createOracle } from '../../../src/core/policy/verdict.js';
import { fixture, uri } from './policyFixture.js';

/** A small generator of even pseudo-random numbers (mulberry32), so that a failure can be had again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const scraps = [
  '\t',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '&a ',
  '*a',
  '|\n',
  '#',
  '\uFEFF',
  '\r\n',
  '!!str ',
  '? ',
  '<<: *a',
  '__proto__: 1',
  '\u0000',
  '\ud800',
  '---\n',
];

function mutate(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const lines = text.split('\n');
  switch (next(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + next(20));
    case 2:
      return text.slice(0, at) + (scraps[next(scraps.length)] ?? '') + text.slice(at);
    case 3: {
      const [a, b] = [next(lines.length), next(lines.length)];
      return lines.map((line, index) => (index === a ? lines[b] : index === b ? lines[a] : line)).join('\n');
    }
    case 4:
      return lines.filter((_, index) => index !== at % lines.length).join('\n');
    default:
      return lines.map((line, index) => (index === at % lines.length ? ` ${line}` : line)).join('\n');
  }
}

describe('policy: broken files', () => {
  it('never throws, and keeps every problem within the text', function () {
    this.timeout(60_000);
    const good = fixture('privacy.policy.yaml');
    const prose = fixture('privacy.md');
    let partial = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const next = random(seed);
      let text = good;
      for (let changes = 1 + next(4); changes > 0; changes--) text = mutate(text, next);
      const { policy, problems } = loadPolicy({ uri, text, readSource: () => prose, readParent: () => good });
      for (const { at, message } of problems) {
        assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, `seed ${seed}: ${message}`);
      }
      if (!policy) assert.ok(problems.length > 0, `seed ${seed}: no policy and no problem`);
      if (policy && problems.length > 0) partial++;
      if (policy) createOracle(policy).collect({ category: 'user.contact.email', file: 'site/a.ts' });
      policyReferences(uri, text);
      locateInPolicy(text, next(text.length + 1));
      const edit = appendRow(text, { section: 'collects', row: { category: 'user.job_title' } });
      if (!edit || !policy || problems.length > 0) continue;
      const after = loadPolicy({
        uri,
        text: text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end),
      });
      assert.equal(after.policy?.collects.at(-1)?.category, 'user.job_title', `seed ${seed}`);
    }
    assert.ok(partial > 20, 'most broken files still give a part of the policy');
  });

  it('reads every beginning of a file, as it is typed', function () {
    this.timeout(60_000);
    const good = fixture('privacy.policy.yaml');
    for (let end = 0; end <= good.length; end += 11) {
      const text = good.slice(0, end);
      for (const { at } of loadPolicy({ uri, text }).problems) assert.ok(at.end <= text.length);
    }
  });
});
