export type PolicyFormat = 'markdown' | 'html' | 'text';

const byExtension: Readonly<Record<string, PolicyFormat>> = {
  md: 'markdown',
  mdx: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
};

/** The format of a policy: by the extension of its file, or else by what its markup looks like. A text file may hold the markup of a page as it was saved. */
export function formatOf(text: string, file: string | undefined): PolicyFormat {
  const extension = /\.([a-z]+)$/i.exec(file ?? '')?.[1]?.toLowerCase();
  const known = extension === undefined ? undefined : byExtension[extension];
  if (known !== undefined && known !== 'text') return known;
  const sample = text.slice(0, 50_000);
  const tags =
    sample.match(/<\/?(?:p|div|h[1-6]|li|ul|ol|br|table|td|html|body|section|strong|span)\b[^>]{0,300}>/gi) ?? [];
  const marks = sample.match(/^(?:#{1,6} |\s{0,3}[*+-] |={3,}$|-{3,}$)|\*\*\S|\]\(/gm) ?? [];
  if (tags.length > 3 && tags.length > marks.length) return 'html';
  if (known !== undefined) return known;
  return marks.length > 1 ? 'markdown' : 'text';
}
