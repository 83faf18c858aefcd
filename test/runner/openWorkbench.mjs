// One VS Code window for a UI test: server, Chromium, a copy of a workspace.
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { extensionUnderTest } from './extensionUnderTest.mjs';
import { copyWorkspace } from './temporaryWorkspace.mjs';
import { startServer } from './vscodeServer.mjs';
import { workbenchAddress } from './workbench.mjs';

const size = { width: 1440, height: 900 };

/**
 * @param {{ workspace: string, file?: string, open?: string, settings?: Record<string, unknown>, vsix?: string, locale?: string }} options `workspace` is a folder of the repository, `file` a workspace file in it that VS Code opens in its place, `open` a file in it, `locale` the language that extensions are told
 * @returns {Promise<{ page: import('playwright-core').Page, folder: string, close: () => Promise<void> }>} `folder` is the copy that VS Code has open
 */
export async function openWorkbench({ workspace, file = '', open, settings, vsix, locale }) {
  const copy = copyWorkspace(workspace);
  const extension = extensionUnderTest(vsix);
  let server;
  let browser;
  const close = async () => {
    await browser?.close().catch(() => undefined);
    server?.stop();
    copy.remove();
    extension.remove();
  };
  try {
    server = await startServer({ vsix: extension.vsix, settings });
    browser = await launchChromium();
    const page = await browser.newPage({ viewport: size });
    // VS Code's own texts stay English without a language pack; extensions speak what they are told.
    if (locale !== undefined)
      await page.addInitScript((language) => {
        globalThis._VSCODE_NLS_LANGUAGE = language;
      }, locale);
    const address = workbenchAddress(server.port, {
      workspace: join(copy.path, file),
      extension: extension.path,
      ...(open === undefined ? {} : { open: join(copy.path, open) }),
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.driver !== undefined, undefined, { timeout: 60_000 });
    await page.evaluate(() => globalThis.driver.whenWorkbenchRestored());
    return { page, folder: copy.path, close };
  } catch (error) {
    await close();
    throw error;
  }
}
