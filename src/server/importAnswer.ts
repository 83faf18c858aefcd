import { importPolicy } from '../core/policy/import/import-policy.js';
import { toPolicyFile } from '../core/policy/import/to-policy-file.js';
import { serialisePolicy } from '../core/policy/serialise.js';
import { nameOf, relativePath } from '../core/workspace/uris.js';
import type { Uri } from '../core/workspace.js';
import type { ImportAnswer, ImportParams } from '../protocol/messages.js';

const header = (file: string): string =>
  [
    `Proposed by Pledge from ${file}.`,
    'Go through the rows: set `status: accepted` where a row says what the policy says, `rejected` where it does not.',
  ].join('\n');

/**
 * Proposes a policy file for the text of a policy.
 *
 * @param folder that the policy file will lie in
 */
export function importAnswer({ uri, text }: ImportParams, folder: Uri): ImportAnswer {
  const file = uri.startsWith('untitled:') ? nameOf(uri) : relativePath(folder, uri);
  const result = importPolicy(text, { file });
  return {
    yaml: serialisePolicy(toPolicyFile(result, { id: 'main', file, text }), header(file)),
    rows: result.rows.length,
  };
}
