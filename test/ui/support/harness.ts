import type { Browser, Page } from 'playwright-core';

/** One VS Code window with a copy of a workspace. */
export interface Window {
  readonly page: Page;
  /** The copy that VS Code has open. */
  readonly folder: string;
  close(): Promise<void>;
}

interface Harness {
  openWorkbench(options: {
    readonly workspace: string;
    /** A workspace file in it, for a window with several folders. */
    readonly file?: string;
    readonly open?: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    /** The language that extensions are told. */
    readonly locale?: string;
  }): Promise<Window>;
  /** A browser without VS Code, for pages of our own. */
  launchChromium(): Promise<Browser>;
  /** Folder for screenshots. */
  readonly screenshots: string;
}

/** What test/runUi.mjs hands over. */
export function harness(): Harness {
  const { pledgeUi } = globalThis as { readonly pledgeUi?: Harness };
  if (pledgeUi === undefined) throw new Error('UI tests run by `node test/runUi.mjs`');
  return pledgeUi;
}
