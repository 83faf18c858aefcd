import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { run } from '../../src/cli/run.js';
import { htmlReport } from '../../src/core/report/html/page.js';
import { accessibilityProblems } from './support/axe.js';
import { harness } from './support/harness.js';
import { manyFindings } from './support/manyFindings.js';

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
  narrow: { colorScheme: 'light', viewport: { width: 360, height: 700 } },
};

describe('The exported report', () => {
  let folder: string;
  let browser: Browser;
  let file: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pledge-report-'));
    file = join(folder, 'report.html');
    const said: string[] = [];
    await run(['audit', 'examples/rillwright', '--output', file], {
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
      cwd: process.cwd(),
      colours: false,
      interactive: false,
      signal: new AbortController().signal,
    });
    assert.match(said.join(''), /The report is in/);
    browser = await harness().launchChromium();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened = async (options: BrowserContextOptions): Promise<{ page: Page; errors: string[] }> => {
    const page = await (await browser.newContext(options)).newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(pathToFileURL(file).href);
    return { page, errors };
  };

  for (const [name, options] of Object.entries(looks))
    it(`gives axe nothing to complain of: ${name}`, async () => {
      const { page } = await opened({ ...options, bypassCSP: true });
      await page.locator('details').evaluateAll((all) => {
        for (const each of all as unknown as { open: boolean }[]) each.open = true;
      });
      await page.screenshot({ path: join(harness().screenshots, `report-${name}.png`), fullPage: true });
      assert.deepEqual(await accessibilityProblems(page), []);
      await page.context().close();
    });

  it('lets its own script and style run, and nothing be loaded', async () => {
    const { page, errors } = await opened({});
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    assert.equal(await page.locator('#filters').isVisible(), true);
    assert.equal(await page.evaluate('getComputedStyle(document.body).marginTop'), '0px');
    await page.evaluate("fetch('https://example.com/').catch(() => undefined)");
    assert.deepEqual(
      requests.filter((url) => !url.startsWith('https://example.com')),
      [],
    );
    assert.match(errors.join('\n'), /Content Security Policy/);
    await page.context().close();
  });

  it('filters findings by severity, rule and words, and says how many are shown', async () => {
    const { page } = await opened({});
    const visible = (): Promise<number> => page.locator('.finding:visible').count();
    const all = await visible();
    assert.ok(all > 10);
    await page.getByLabel('warning').uncheck();
    await page.getByLabel('information').uncheck();
    const errors = await page.locator('.finding[data-severity=error]').count();
    assert.equal(await visible(), errors);
    assert.equal(await page.locator('#shown').innerText(), `${errors} of ${all} findings are shown`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('#shown', { hasNotText: 'shown' }).waitFor();
    assert.equal(await visible(), all);
    await page.getByLabel('Contains').fill('passport');
    assert.ok((await visible()) < all && (await visible()) > 0);
    await page.context().close();
  });

  it('stays responsive with five thousand findings', async () => {
    const many = join(folder, 'many.html');
    writeFileSync(many, htmlReport(manyFindings(5000, 500), { root: 'file:///work' }));
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    await page.goto(pathToFileURL(many).href);
    const times = await page.evaluate<number[]>(`(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const field = document.querySelector('input[type=search]');
      const times = [];
      for (const text of ['f', 'fi', 'file4', '']) {
        const started = performance.now();
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await frame();
        times.push(performance.now() - started);
      }
      return times;
    })()`);
    assert.equal(await page.locator('.finding').count(), 5000);
    assert.ok(Math.max(...times) < 1000, `milliseconds for each letter: ${times.map(Math.round).join(', ')}`);
    await page.context().close();
  });

  it('shows everything but the filters without scripts', async () => {
    const { page } = await opened({ javaScriptEnabled: false });
    assert.equal(await page.locator('#filters').isVisible(), false);
    assert.equal(await page.locator('svg.sankey').isVisible(), true);
    assert.ok((await page.locator('.finding').count()) > 10);
    await page.context().close();
  });
});
