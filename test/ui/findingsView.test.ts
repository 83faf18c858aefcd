import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
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

describe('The findings view of a folder whose settings name its policy', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/shop');
  });
  after(() => workbench.close());

  it('does not ask for a policy file', async () => {
    const { page } = workbench;
    await workbench.command('Pledge: Focus on Findings View');
    const welcome = page.locator('.pane-body.welcome .welcome-view');
    await welcome.getByText('Nothing was found in the open files').waitFor();
    renameSync(join(workbench.folder, 'privacy.policy.yaml'), join(workbench.folder, 'docs/shop.yaml'));
    await welcome.getByText('There is no privacy policy file here yet').waitFor();
    await workbench.setting('pledge.policy', 'docs/shop.yaml');
    await welcome.getByText('Nothing was found in the open files').waitFor();
    await workbench.screenshot('findings by a named policy');
  });
});
