import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from './support/workbench.js';

describe('Pledge as a user meets it', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/shop', { open: 'src/signup.ts' });
  });
  after(() => workbench.close());

  it('underlines what the policy forbids', async () => {
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor();
    await workbench.screenshot('1-squiggle');
  });

  it('says in the language status how things stand', async () => {
    const status = workbench.page.locator('[id="status.languageStatus"]');
    await workbench.until(() => status.click(), workbench.page.locator('.monaco-hover .hover-language-status'));
    await workbench.screenshot('1-status');
    await workbench.page.keyboard.press('Escape');
  });

  it('explains it in the hover', async () => {
    const hover = await workbench.hover('src/signup.ts', 'email');
    await workbench.screenshot('2-hover');
    assert.match(await hover.innerText(), /never share your e-mail address with analytics providers/);
    await workbench.page.keyboard.press('Escape');
  });

  it('mends it by a quick fix', async () => {
    await workbench.quickFix('src/signup.ts', 'email', /^Drop/, () => workbench.screenshot('3-quick-fixes'));
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.screenshot('4-mended');
    await workbench.page.locator('.tab.active.dirty').waitFor();
    await workbench.page.keyboard.press('Control+s');
    await workbench.page.locator('.tab.active:not(.dirty)').waitFor();
    const text = readFileSync(join(workbench.folder, 'src/signup.ts'), 'utf8');
    assert.match(text, /posthog\.capture\('signed up', \{ plan: 'free' \}\);/);
  });

  it('audits the workspace from the palette, and shows a report', async () => {
    await workbench.command('Pledge: Audit Workspace');
    await workbench.webview().getByRole('heading', { name: 'src/Contact.tsx' }).waitFor();
    await workbench.screenshot('5-report');
    await workbench.page.getByRole('button', { name: /Warnings: [1-9]/ }).waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'order.ts' }).first().waitFor();
    await workbench.screenshot('6-problems');
  });

  it('leads from the report as Markdown to the code', async () => {
    await workbench.command('Pledge: Open Report as Markdown');
    const report = workbench.page.locator('.editor-instance .monaco-editor[data-uri^="untitled:"]');
    await report.locator('.view-line', { hasText: 'findings' }).first().waitFor();
    await workbench.page.locator('.tab', { hasText: '# Privacy audit' }).click();
    await workbench.command('Markdown: Open Preview');
    const link = workbench.webview().getByRole('link', { name: 'src/Contact.tsx' }).first();
    await link.waitFor();
    await workbench.screenshot('7-preview');
    await link.click();
    await workbench.editor('src/Contact.tsx').first().waitFor();
    await workbench.screenshot('8-from-report');
  });

  it('takes the word of the user for what a field holds', async () => {
    await workbench.openFile('src/profile.ts');
    const squiggle = workbench.editor('src/profile.ts').locator('.squiggly-warning').first();
    await squiggle.waitFor();
    await workbench.clickWord('src/profile.ts', 'phoneNumber');
    await workbench.command('Pledge: Map Field');
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'phoneNumber' }).first().click();
    const notPersonal = rows.filter({ hasText: 'Not personal data' });
    await notPersonal.waitFor();
    await workbench.screenshot('9-map-field');
    await notPersonal.click();
    await squiggle.waitFor({ state: 'detached' });
    const settings = readFileSync(join(workbench.folder, '.vscode/settings.json'), 'utf8');
    assert.match(settings, /phoneNumber": false/);
  });
});
