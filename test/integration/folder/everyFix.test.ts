import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { applySettingCommand } from '../../../src/protocol/messages.js';
import { apply, diagnostics, fileUri, open, quickFixes, Restorer, rule } from '../support/editor.js';
import { eventually } from '../support/eventually.js';

const files = ['src/signup.ts', 'src/order.ts', 'src/Contact.tsx', 'src/profile.ts', 'src/session.ts'];

describe('every quick fix that is offered', () => {
  const restorer = new Restorer();
  afterEach(() => restorer.restore());

  /** Opens a file and gives its first finding with what can be done about it. */
  async function offered(
    path: string,
  ): Promise<{ readonly found: vscode.Diagnostic; readonly fixes: vscode.CodeAction[] }> {
    const uri = fileUri(path);
    await open(path);
    const found = await eventually(() => {
      const [first] = diagnostics(uri);
      assert.ok(first, `${path} has no finding`);
      return first;
    });
    // What only shows a place mends nothing.
    const fixes = (await quickFixes(uri, found)).filter(
      ({ edit, command }) => edit !== undefined || command?.command === applySettingCommand,
    );
    return { found, fixes };
  }

  for (const path of files) {
    it(`makes the finding of ${path} go away`, async () => {
      const uri = fileUri(path);
      const titles = (await offered(path)).fixes.map(({ title }) => title);
      assert.ok(titles.length > 0, titles.join(' | '));
      for (const title of titles) {
        await restorer.restore();
        await restorer.remember(uri, fileUri('privacy.policy.yaml'), fileUri('.vscode/settings.json'));
        // What is shown at first may be of the texts before they were put back.
        const { found, fix } = await eventually(async () => {
          const again = await offered(path);
          const same = again.fixes.find((candidate) => candidate.title === title);
          assert.ok(same, `“${title}” is not offered again: ${again.fixes.map((each) => each.title).join(' | ')}`);
          return { found: again.found, fix: same };
        });
        await apply(fix);
        await eventually(() => {
          const left = diagnostics(uri).map((diagnostic) => `${rule(diagnostic)}: ${diagnostic.message}`);
          assert.ok(!left.includes(`${rule(found)}: ${found.message}`), `after “${title}”: ${left.join(' | ')}`);
          // Where a person is to give a reason, it is asked for.
          const others = left.filter((each) => !/^invalid-annotation: “say here why .*” is no reason yet/.test(each));
          assert.deepEqual(others, [], `after “${title}”`);
          assert.equal(left.length, title.endsWith('with a reason') ? 1 : 0, `after “${title}”`);
        });
      }
    }).timeout(120_000);
  }
});
