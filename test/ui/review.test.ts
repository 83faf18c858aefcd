import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './support/workbench.js';

describe('Review of a policy', () => {
  let workbench: Workbench;
  const proposal = 'privacy.policy.yaml';

  before(async () => {
    workbench = await openWorkbench('test/workspaces/fresh', { open: 'docs/privacy.md' });
  });
  after(() => workbench.close());

  it('imports the prose at hand, and opens the proposal beside it', async () => {
    await workbench.editor('docs/privacy.md').first().waitFor();
    await workbench.command('Pledge: Import Privacy Policy');
    const row = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'the active editor' });
    await row.waitFor();
    await workbench.screenshot('review-1-choice');
    await row.click();
    await workbench.line(proposal, 'collects').waitFor();
    await workbench.editor('docs/privacy.md').first().waitFor();
    await workbench.screenshot('review-2-beside');
  });

  it('tells in the hover of a row why it was read, and how sure the reader is', async () => {
    const hover = await workbench.hover(proposal, 'modality');
    await workbench.screenshot('review-3-hover');
    const text = await hover.innerText();
    assert.match(text, /nobody has reviewed it/);
    assert.match(text, /Read so because .* % sure/);
    await workbench.page.keyboard.press('Escape');
  });

  it('accepts rows by quick fix', async () => {
    await workbench.quickFix(proposal, 'modality', /^Accept this row/, () => workbench.screenshot('review-4-actions'));
    const status = workbench.editor(proposal).locator('.view-line', { hasText: /^\s*status:\saccepted/ });
    await status.first().waitFor();
    await workbench.screenshot('review-5-accepted');
  });
});

describe('Reading aids', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/shop', {
      open: 'src/signup.ts',
      settings: { 'pledge.codeLens': true, 'pledge.inlayHints': true },
    });
  });
  after(() => workbench.close());

  it('say above a call what goes where', async () => {
    const lens = workbench.page.locator('.codelens-decoration', { hasText: 'denied by the policy' });
    await lens.first().waitFor();
    await workbench.screenshot('aids-1-lens');
    await workbench.until(() => lens.locator('a').first().click(), workbench.page.locator('.peekview-widget'));
    await workbench.screenshot('aids-2-peek');
    await workbench.page.keyboard.press('Escape');
  });

  it('say behind the names of fields what they hold', async () => {
    await workbench.openFile('src/customer.ts');
    await workbench.line('src/customer.ts', 'address').waitFor();
    await workbench.screenshot('aids-3-hints');
  });

  it('colour the policy file, and count places above its rows', async () => {
    await workbench.openFile('privacy.policy.yaml');
    await workbench.page.locator('.codelens-decoration', { hasText: 'its sentence' }).first().waitFor();
    await workbench.screenshot('aids-4-policy');
  });

  it('say which file decided', async () => {
    await workbench.command('Pledge: Which File Decided?');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'The policy: the nearest' })
      .waitFor();
    await workbench.screenshot('aids-5-decided');
    await workbench.page.keyboard.press('Escape');
  });
});
