import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { accessibilityProblems } from './support/axe.js';
import { openWorkbench, type Workbench } from './support/workbench.js';

/** Waits for what VS Code shows nowhere. */
async function eventually(holds: () => boolean): Promise<void> {
  for (let left = 100; left > 0 && !holds(); left--) await new Promise((done) => setTimeout(done, 100));
  assert.ok(holds());
}

const themes = ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light'];

describe('The report and the tree in the editor', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/shop', {
      open: 'src/signup.ts',
      settings: { 'workbench.colorTheme': themes[0] },
    });
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor();
  });
  after(() => workbench.close());

  it('shows the panel in every theme, without anything for axe to complain of', async () => {
    await workbench.command('Pledge: Open Report');
    const report = workbench.webview();
    await report.getByRole('heading', { name: 'Where it goes' }).waitFor();
    for (const theme of themes) {
      await workbench.setting('workbench.colorTheme', theme);
      const kind = theme.includes('Contrast')
        ? 'vscode-high-contrast'
        : theme.includes('Dark')
          ? 'vscode-dark'
          : 'vscode-light';
      await report.locator(`body.${kind}`).waitFor();
      await workbench.screenshot(`panel ${theme}`);
      const body = await report.locator('body').elementHandle();
      const frame = await body.ownerFrame();
      assert.ok(frame);
      assert.deepEqual(await accessibilityProblems(frame), []);
      await report.getByRole('heading', { name: 'Findings' }).scrollIntoViewIfNeeded();
      await workbench.screenshot(`panel findings ${theme}`);
      await report.getByRole('heading', { name: 'Who receives what' }).scrollIntoViewIfNeeded();
    }
    await workbench.setting('workbench.colorTheme', themes[0]);
  });

  it('keeps its filters, and leads into the code by keyboard', async () => {
    const report = workbench.webview();
    await report.getByLabel('Contains').fill('order');
    await report.locator('#shown', { hasText: 'shown' }).waitFor();
    const place = report.locator('.finding:visible button.place').first();
    await place.focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.editor('src/order.ts').first().waitFor();
    await workbench.screenshot('panel to code');
  });

  it('says so where it leads to a file that is gone', async () => {
    const report = workbench.webview();
    const [there, gone] = ['src/session.ts', 'session.txt'].map((path) => join(workbench.folder, path)) as [
      string,
      string,
    ];
    renameSync(there, gone);
    try {
      await report.getByLabel('Contains').fill('session');
      await report.locator('#shown', { hasText: '1 of' }).waitFor();
      const place = report.locator('.finding:visible button.place').first();
      await place.focus();
      await workbench.page.keyboard.press('Enter');
      // A window that is driven shows no toasts.
      await workbench.command('Notifications: Show Notifications');
      await workbench.page
        .locator('.notification-list-item', { hasText: 'src/session.ts cannot be opened' })
        .first()
        .waitFor();
      await workbench.screenshot('panel to a file that is gone');
    } finally {
      renameSync(gone, there);
    }
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('shows the findings as a tree, grouped and filtered', async () => {
    const tree = workbench.page.getByRole('tree', { name: /Findings/ });
    await workbench.until(() => workbench.command('Pledge: Focus on Findings View'), tree.getByRole('treeitem'));
    await workbench.screenshot('tree');
    // The tree is drawn anew when findings arrive, and a click into the old rows is lost.
    await workbench.until(
      () => tree.getByRole('treeitem').first().click(),
      tree.getByRole('treeitem', { name: /\.tsx?/ }),
    );
    await workbench.screenshot('tree unfolded');
    await workbench.command('Pledge: Group Findings');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'By rule' }).click();
    await tree
      .getByRole('treeitem', { name: /Personal-data-in-log|log/i })
      .first()
      .waitFor();
    await workbench.screenshot('tree by rule');
  });

  it('hides what a baseline knows', async () => {
    await workbench.command('Pledge: Create Baseline');
    await workbench.page
      .locator('.tree-explorer-viewlet-tree-view .message', { hasText: 'Known to the baseline and hidden' })
      .waitFor();
    assert.ok(existsSync(join(workbench.folder, 'pledge.baseline.json')));
    await workbench.screenshot('tree with a baseline');
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('brings the panel back when the window is reloaded, and shows no old report as a new one', async () => {
    await workbench.reload();
    await workbench.page.locator('.tab', { hasText: 'Privacy Audit' }).click();
    const report = workbench.webview();
    await report.getByText(/Last audit: .* Findings in all/).waitFor();
    await workbench.screenshot('panel after a reload');
    const frame = await (await report.locator('body').elementHandle()).ownerFrame();
    assert.ok(frame);
    assert.deepEqual(await accessibilityProblems(frame), []);
    assert.equal(await report.locator('.finding').count(), 0);
    await report.getByRole('button', { name: 'Audit Workspace' }).click();
    await report.getByRole('heading', { name: 'Where it goes' }).waitFor();
    assert.equal(await workbench.page.locator('.tab', { hasText: 'Privacy Audit' }).count(), 1);
  });

  it('exports the report', async () => {
    await workbench.command('Pledge: Export Report');
    const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'SARIF' });
    await row.waitFor();
    await workbench.screenshot('export');
    await row.click();
    const name = workbench.page.locator('.quick-input-widget input');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Export Report as SARIF' }).waitFor();
    // Until its folder is listed, the dialog writes its own proposal into the field.
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'docs' }).waitFor();
    await name.fill(join(workbench.folder, 'audit.sarif'));
    await workbench.page.keyboard.press('Enter');
    await eventually(() => existsSync(join(workbench.folder, 'audit.sarif')));
    assert.match(readFileSync(join(workbench.folder, 'audit.sarif'), 'utf8'), /"version": "2\.1\.0"/);
  });
});
