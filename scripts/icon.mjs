// Draws images/icon.png (128 × 128, as the Marketplace asks) from images/icon.svg. Run it after a change of the drawing; the PNG is committed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/runner/chromium.mjs';

const images = new URL('../images/', import.meta.url);
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(
  `<style>body { margin: 0; background: transparent }</style>${readFileSync(new URL('icon.svg', images), 'utf8')}`,
);
await page.screenshot({ path: fileURLToPath(new URL('icon.png', images)), omitBackground: true });
await browser.close();
