import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import type { Generated } from './main.js';

const path = 'src/core/report/html/assets.ts';

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [file] = outputFiles;
  if (file === undefined || /<\/(?:script|style)|<!--/i.test(file.text))
    throw new Error(`${entry} cannot stand inside a page`);
  return file.text.trim();
}

/** The script and the style of the report's page, as text that the page holds. */
export async function reportPage(): Promise<Generated> {
  const [script, style] = [await bundled('src/page/main.ts'), await bundled('src/page/page.css')];
  const text = `// Generated from src/page by scripts/generate.

/** What the page of the report does: filters, and messages to the editor. */
export const pageScript = ${JSON.stringify(script)};

/** How the page of the report looks. */
export const pageStyle = ${JSON.stringify(style)};
`;
  return { path, text: await format(text, { ...(await resolveConfig(path)), parser: 'typescript', filepath: path }) };
}
