import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'mocha';
import manifest from '../../../package.json';
import { createNodeEngine } from '../../../src/node/engine.js';
import { uriOf } from '../../../src/node/workspace.js';

const [walkthrough] = manifest.contributes.walkthroughs;

describe('the walkthrough', () => {
  it('has its pictures, with words for those who do not see them', () => {
    assert.ok(walkthrough?.steps.length === 5);
    for (const { media } of walkthrough.steps) {
      assert.ok(existsSync(media.svg), media.svg);
      assert.ok(readFileSync(media.svg, 'utf8').length < 10_000, media.svg);
      assert.match(media.altText, /^%walkthrough\.\w+\.picture%$/);
    }
  });

  it('leads to commands that there are', () => {
    const commands = new Set<string>(manifest.contributes.commands.map(({ command }) => command));
    const texts = readFileSync('package.nls.json', 'utf8');
    for (const [, command = ''] of texts.matchAll(/\(command:(pledge\.\w+)\)/g))
      assert.ok(commands.has(command), command);
    for (const { completionEvents } of walkthrough?.steps ?? [])
      for (const event of completionEvents)
        if (event.startsWith('onCommand:pledge.')) assert.ok(commands.has(event.slice('onCommand:'.length)), event);
  });

  it('shows the findings that it speaks of', async () => {
    const root = uriOf(resolve('walkthrough/sample'));
    const { session } = createNodeEngine({ roots: [root] });
    const { documents } = await session.audit({});
    session.dispose();
    const found = documents.flatMap(({ uri, findings }) =>
      findings.filter(({ reportOnly }) => !reportOnly).map(({ rule }) => `${uri.slice(root.length + 1)}: ${rule}`),
    );
    assert.ok(found.includes('src/signup.ts: denied-practice'), found.join(', '));
    assert.ok(found.includes('src/signup.ts: personal-data-in-log'), found.join(', '));
  });
});
