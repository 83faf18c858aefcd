import { importPolicy } from '../../core/policy/import/import-policy.js';
import { toPolicyFile } from '../../core/policy/import/to-policy-file.js';
import { driftMarkdown } from '../../core/policy/reimport/drift-markdown.js';
import { driftReport, hasDrift } from '../../core/policy/reimport/drift-report.js';
import { LineIndex, type TextRange } from '../../core/text/range.js';
import { isWithin, relativePath } from '../../core/workspace/uris.js';
import type { Uri } from '../../core/workspace.js';
import type { DriftAnswer, DriftParams } from '../../protocol/drift.js';
import type { ServerContext } from '../context.js';
import type { PolicyView } from './policyView.js';

/** Compares a policy file with each of its texts. Texts that cannot be read are said to be missing. */
export function driftAnswer(context: ServerContext, view: PolicyView, { previous }: DriftParams): DriftAnswer {
  const { document, home, policy, sources } = view;
  const { language } = context;
  const { drift } = language;
  const roots = context.holder.roots;
  const display = (uri: Uri): string => {
    const root = roots.find((each) => isWithin(each, uri));
    return root === undefined ? uri : relativePath(root, uri);
  };
  // Links that start at the workspace folder: they open from a page that has no place of its own.
  const address = (uri: Uri): string =>
    roots.length === 1 && display(uri) !== uri ? encodeURI(`/${display(uri)}`) : uri;
  const parts = sources.map(({ id, uri, text }) => {
    const source = policy?.sources.find((each) => each.id === id);
    if (text === undefined || source === undefined)
      return {
        differs: true,
        markdown: `# ${drift.headingOfMissing(display(uri))}\n\n${drift.missing()}\n`,
      };
    const older = previous[uri];
    const report = driftReport(
      {
        policy: document.getText(),
        source,
        only: sources.length === 1,
        text: text.text,
        proposed: toPolicyFile(importPolicy(text.text, { file: source.file }), { ...source, text: text.text }),
        ...(older === undefined ? {} : { previous: older }),
      },
      language,
    );
    const lines = new LineIndex(text.text);
    const markdown = driftMarkdown(
      report,
      {
        policy: display(home),
        text: display(uri),
        inPolicy: ({ start }: TextRange) => `${address(home)}#L${document.positionAt(start).line + 1}`,
        inText: ({ start }: TextRange) => `${address(uri)}#L${lines.at(start).line}`,
      },
      language,
    );
    return { differs: hasDrift(report), markdown };
  });
  return {
    markdown: parts.map(({ markdown }) => markdown).join('\n'),
    differs: parts.some(({ differs }) => differs),
    sources: sources.map(({ id, uri }) => ({ uri, sha256: policy?.sources.find((each) => each.id === id)?.sha256 })),
  };
}
