import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { harness, type Window } from './harness.js';

const effectLimit = 3_000;
const attempts = 6;

/** What a user does in VS Code, by keyboard and mouse. */
export class Workbench {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  get page(): Page {
    return this.#window.page;
  }

  get folder(): string {
    return this.#window.folder;
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  /** Loads the window anew, as *Developer: Reload Window* does. A file that the address names is not named again: VS Code would show it in place of what was open. */
  async reload(): Promise<void> {
    const address = new URL(this.page.url());
    const payload = JSON.parse(address.searchParams.get('payload') ?? '[]') as [string, string][];
    address.searchParams.set('payload', JSON.stringify(payload.filter(([key]) => key !== 'openFile')));
    await this.page.goto(address.href, { waitUntil: 'commit' });
    await this.page.waitForFunction('globalThis.driver !== undefined', undefined, { timeout: 60_000 });
    await this.page.evaluate('globalThis.driver.whenWorkbenchRestored()');
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(harness().screenshots, `${name}.png`) });
  }

  /** The editor of a file, by the end of its path. */
  editor(path: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${path}"]`);
  }

  /** The page inside the webview that was opened last. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame');
  }

  /** The first line of an editor that holds a word. Spaces in the DOM are not spaces: search for single words. */
  line(path: string, word: string): Locator {
    return this.editor(path).locator('.view-line', { hasText: word }).first();
  }

  /** Does something until its effect shows: a key press can be lost while the focus moves. */
  async until(action: () => Promise<void>, effect: Locator): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await action();
      try {
        await effect.first().waitFor({ timeout: effectLimit });
        return;
      } catch (error) {
        if (attempt === attempts) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Writes a user setting by the workspace's settings file: VS Code follows it. */
  async setting(name: string, value: unknown): Promise<void> {
    const file = join(this.folder, '.vscode/settings.json');
    const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...before, [name]: value }));
    // The watcher tells of it when it can; nothing else waits on it but what the caller waits for.
    await this.page.bringToFront();
  }

  async openFile(path: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: basename(path) }).first();
    await this.until(async () => {
      await this.page.keyboard.press('Control+p');
      await this.page
        .locator('.quick-input-widget input')
        .fill(path, { timeout: 3000 })
        .catch(() => undefined);
    }, row);
    await row.click();
    await this.editor(path).first().waitFor();
  }

  /** Runs a command by its title from the palette. Where the palette closes while it is filled in or before the click, it is opened again. */
  async command(title: string): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    for (let attempt = 1; ; attempt++) {
      await this.until(async () => {
        await this.page.keyboard.press('F1');
        await this.page
          .locator('.quick-input-widget input')
          .fill(`>${title}`, { timeout: 3000 })
          .catch(() => undefined);
      }, row);
      try {
        await row.click({ timeout: effectLimit });
        return;
      } catch (error) {
        if (attempt === attempts) throw error;
      }
    }
  }

  /** Puts the caret on a word. By the mouse alone: a click by the DOM would scroll the editor so that the place is in the middle. */
  async clickWord(path: string, word: string): Promise<void> {
    const place = this.line(path, word).locator('span span', { hasText: word }).first();
    // While the editor draws its lines anew, as for another theme, a line is replaced between finding it and measuring it.
    const deadline = Date.now() + effectLimit;
    let box = await place.boundingBox({ timeout: effectLimit });
    while (box === null && Date.now() < deadline) {
      await this.page.waitForTimeout(100);
      box = await place.boundingBox({ timeout: effectLimit });
    }
    if (box === null) throw new Error(`${word} is not in view in ${path}`);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Opens the list of quick fixes at a word and picks one. */
  async quickFix(path: string, word: string, title: string | RegExp, before?: () => Promise<void>): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    await this.until(async () => {
      await this.clickWord(path, word);
      await this.page.keyboard.press('Control+.');
    }, row);
    await before?.();
    await row.click();
  }

  async hover(path: string, word: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:not(.hidden)', { hasText: /\S/ }).last();
    await this.until(async () => {
      await this.clickWord(path, word);
      await this.page.keyboard.press('Control+k');
      await this.page.keyboard.press('Control+i');
    }, hover);
    return hover;
  }
}

/** Opens a copy of a workspace of the repository. */
export async function openWorkbench(
  workspace: string,
  options: {
    readonly file?: string;
    readonly open?: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly locale?: string;
  } = {},
): Promise<Workbench> {
  return new Workbench(await harness().openWorkbench({ workspace, ...options }));
}
