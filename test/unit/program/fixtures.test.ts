import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'mocha';
import type { Observation } from '../../../src/core/program/observation.js';
import { analyse } from './analyse.js';

/*
 * Each folder of test/fixtures/program is a small workspace. A line says at its end what the engine is to see there, and a line that says nothing is to
 * stay silent:
 *
 *     posthog.capture('signed up', { email }); // => call(PostHog) flow(PostHog: email)
 *
 * `call(VENDOR)` a call to a third party; `flow(TARGET: CATEGORY, …)` personal data that reaches a sink, where TARGET is the vendor or, without one, the
 * kind of sink; `field(CATEGORY, …)` a personal field; `read(CATEGORY, …)` a read of a source; ` guarded` after a call or flow that stands behind a
 * consent check. Categories are last segments. Text after ` -- ` says why.
 */
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

function expectations(text: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [index, line] of text.split('\n').entries()) {
    const written =
      /\/\/ => (.*?)(?: -- .*)?$/.exec(line.replace(/\s*\*\/\}?$/, ''))?.[1] ??
      /\/\* => (.*?)(?: -- .*)?\*\//.exec(line)?.[1];
    const items = written?.match(/(?:call|flow|field|read)\([^)]*\)(?: guarded)?/g) ?? [];
    if (items.length > 0)
      found.set(
        index + 1,
        items
          .map((item) =>
            item.replace(
              /\(([^:)]*): ([^)]*)\)/,
              (_, target: string, list: string) => `(${target}: ${list.split(/, */).sort().join(', ')})`,
            ),
          )
          .sort(),
      );
  }
  return found;
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
});
