import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './support/workbench.js';

describe('Pledge in an editor that speaks German', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/shop', { open: 'src/signup.ts', locale: 'de' });
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor();
  });
  after(() => workbench.close());

  it('explains a finding in the hover, with the sentence of the policy as it is', async () => {
    const hover = await workbench.hover('src/signup.ts', 'email');
    await workbench.screenshot('german hover');
    const text = await hover.innerText();
    assert.match(text, /was laut Datenschutzerklärung nicht geschieht/);
    assert.match(text, /never share your e-mail address with analytics providers/);
    await workbench.page.keyboard.press('Escape');
  });

  it('offers quick fixes by German names', async () => {
    await workbench.quickFix('src/signup.ts', 'email', /in src\/signup\.ts aus posthog\.capture\(\) entfernen/, () =>
      workbench.screenshot('german quick fixes'),
    );
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('audits by its German command, and reports in German', async () => {
    await workbench.command('Pledge: Arbeitsbereich prüfen');
    const report = workbench.webview();
    await report.getByRole('heading', { name: 'Wer was empfängt' }).waitFor();
    await report.getByLabel('Enthält').fill('order');
    await report.locator('#shown', { hasText: 'Befunden werden gezeigt' }).waitFor();
    await workbench.screenshot('german report');
  });
});
