import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './support/workbench.js';

/** The themes that VS Code comes with, by the class that its page carries. */
const themes: readonly (readonly [name: string, setting: string, mark: string])[] = [
  ['light', 'Default Light Modern', '.vs'],
  ['dark', 'Default Dark Modern', '.vs-dark'],
  ['high contrast', 'Default High Contrast', '.hc-black'],
  ['high contrast light', 'Default High Contrast Light', '.hc-light'],
];

/** Nothing is to be seen half faded in. */
const still = { 'workbench.reduceMotion': 'on' };

async function wear(workbench: Workbench, theme: string, mark: string): Promise<void> {
  await workbench.setting('workbench.colorTheme', theme);
  await workbench.page.locator(`.monaco-workbench${mark}`).waitFor();
}

/** For people to look at: every surface in every kind of theme. What is tested is that each is there, and wide enough to be read. */
describe('Surfaces in code', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/shop', { open: 'src/signup.ts', settings: still });
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor();
  });
  after(() => workbench.close());

  for (const [name, theme, mark] of themes)
    it(`are there in ${name}`, async () => {
      const { page } = workbench;
      await wear(workbench, theme, mark);
      await workbench.hover('src/signup.ts', 'email');
      await workbench.screenshot(`surface hover ${name}`);
      await page.keyboard.press('Escape');

      const menu = page.locator('.action-widget');
      await workbench.until(async () => {
        await workbench.clickWord('src/signup.ts', 'email');
        await page.keyboard.press('Control+.');
      }, menu);
      await workbench.screenshot(`surface quick fixes ${name}`);
      const titles = await menu.locator('.monaco-list-row').allInnerTexts();
      assert.ok(
        titles.some((title) => title.includes('Drop')),
        titles.join(' | '),
      );
      await page.keyboard.press('Escape');

      const status = page.locator('[id="status.languageStatus"]');
      await workbench.until(() => status.click(), page.locator('.monaco-hover .hover-language-status'));
      await workbench.screenshot(`surface status ${name}`);
      await page.keyboard.press('Escape');
    });

  it('lead through the first steps in every theme', async () => {
    const { page } = workbench;
    await workbench.command('Welcome: Open Walkthrough...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Pledge' }).first().click();
    const steps = page.locator('.gettingStartedContainer .step-list-container');
    await steps.first().waitFor();
    for (const [name, theme, mark] of themes) {
      await wear(workbench, theme, mark);
      await workbench.screenshot(`surface walkthrough ${name}`);
    }
  });
});

describe('Surfaces of the workspace', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('examples/rillwright', { settings: still });
    await workbench.command('Pledge: Open Report');
    await workbench.webview().getByRole('heading', { name: 'Where it goes' }).waitFor();
    await workbench.command('Pledge: Focus on Findings View');
    await workbench.page
      .getByRole('tree', { name: /Findings/ })
      .getByRole('treeitem')
      .first()
      .click();
  });
  after(() => workbench.close());

  for (const [name, theme, mark] of themes)
    it(`are there in ${name}`, async () => {
      await wear(workbench, theme, mark);
      const report = workbench.webview();
      for (const heading of ['Privacy audit', 'Who receives what', 'Where it goes', 'Policy and code', 'Findings']) {
        await report
          .getByRole('heading', { name: heading })
          .first()
          .evaluate((element) => {
            (element as unknown as { scrollIntoView(): void }).scrollIntoView();
          });
        await workbench.screenshot(`surface panel ${heading} ${name}`);
      }
      await workbench.command('Problems: Focus on Problems View');
      await workbench.page.locator('.markers-panel .monaco-list-row').first().waitFor();
      await workbench.screenshot(`surface problems ${name}`);
      const problems = workbench.page.locator('.markers-panel');
      await workbench.page.keyboard.press('Control+j');
      await problems.waitFor({ state: 'hidden' });
    });
});

describe('Surfaces of a review', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench('test/workspaces/fresh', { open: 'docs/privacy.md', settings: still });
    await workbench.editor('docs/privacy.md').first().waitFor();
    await workbench.command('Pledge: Import Privacy Policy');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'the active editor' }).click();
    await workbench.line('privacy.policy.yaml', 'collects').waitFor();
  });
  after(() => workbench.close());

  for (const [name, theme, mark] of themes)
    it(`are there in ${name}`, async () => {
      await wear(workbench, theme, mark);
      await workbench.hover('privacy.policy.yaml', 'modality');
      await workbench.screenshot(`surface review ${name}`);
      await workbench.page.keyboard.press('Escape');
    });
});
