import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import type { Observation } from '../../../src/core/program/observation.js';
import { analyse } from './analyse.js';
import { counted, expectations } from './expectations.js';

// Each folder of test/fixtures/program is a small workspace. What its lines say is read by ./expectations.ts.
const folder = 'test/fixtures/program';

function shortName(category: string): string {
  return category.slice(category.lastIndexOf('.') + 1);
}

/** A vendor's name without the company behind it, which the catalogue adds in parentheses. */
function target(observation: { readonly vendor: string | undefined; readonly sink: string }): string {
  return observation.vendor?.replace(/ \(.*\)$/, '') ?? observation.sink;
}

function describeOne(observation: Observation): string {
  const categories = observation.categories
    .map(({ category }) => shortName(category))
    .sort()
    .join(', ');
  switch (observation.kind) {
    case 'field':
      return `field(${categories})`;
    case 'identifier':
      return `read(${categories})`;
    case 'call':
      return `call(${target(observation)})${observation.guarded ? ' guarded' : ''}`;
    case 'flow':
      return `flow(${target(observation)}: ${categories})${observation.guarded ? ' guarded' : ''}`;
  }
}

describe('program fixtures', () => {
  for (const name of readdirSync(folder).sort()) {
    it(name, () => {
      const paths = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const files = Object.fromEntries(
        paths.map((path) => [relative(join(folder, name), path), readFileSync(path, 'utf8')]),
      );
      const { observations } = analyse(files, ['acme.metrics.enable']);
      const wrong: string[] = [];
      for (const [path, seen] of observations) {
        const wanted = expectations(files[path] ?? '');
        const got = new Map<number, string[]>();
        for (const observation of seen)
          got.set(observation.line, [...(got.get(observation.line) ?? []), describeOne(observation)].sort());
        for (const line of new Set([...wanted.keys(), ...got.keys()])) {
          const [want, have] = [(wanted.get(line) ?? []).join(' '), [...new Set(got.get(line) ?? [])].join(' ')];
          if (want !== have) wrong.push(`${path}:${line} expected ${want || 'nothing'}, saw ${have || 'nothing'}`);
        }
      }
      assert.equal(wrong.join('\n'), '');
    });
  }

  it('hold at least 150 lines that are seen and 150 that stay silent', () => {
    const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => counted(readFileSync(join(entry.parentPath, entry.name), 'utf8')));
    const seen = texts.reduce((sum, one) => sum + one.seen.length, 0);
    const silent = texts.reduce((sum, one) => sum + one.silent.length, 0);
    assert.ok(seen >= 150 && silent >= 150, `${seen} seen, ${silent} silent`);
  });
});
