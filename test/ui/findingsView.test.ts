import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './support/workbench.js';

/** Notes every text that stands in place of an empty tree, however short it is to be seen. */
const watchWelcome = `
  globalThis.seenWelcome = new Set();
  const look = () => {
    for (const each of document.querySelectorAll('.pane-body.welcome .welcome-view'))
      if (each.innerText.trim() !== '') globalThis.seenWelcome.add(each.innerText.trim());
    requestAnimationFrame(look);
  };
  look();
`;

describe('The findings view', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/group', {
      file: 'group.code-workspace',
      open: 'blog/src/Call.tsx',
    });
    await workbench.page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
  });
  after(() => workbench.close());

  it('says nothing before it knows what there is: opened after an audit, it shows what that found', async () => {
    await workbench.command('Pledge: Audit Workspace');
    await workbench.webview().getByRole('heading', { name: 'Who receives what' }).waitFor();
    await workbench.page.evaluate(watchWelcome);
    await workbench.command('Pledge: Focus on Findings View');
    await workbench.page
      .getByRole('tree', { name: /Findings/ })
      .getByRole('treeitem')
      .first()
      .waitFor();
    await workbench.screenshot('findings after an audit');
    assert.deepEqual(await workbench.page.evaluate<string[]>('[...globalThis.seenWelcome]'), []);
  });
});
