import type { Connection } from 'vscode-languageserver';
import type { TextRange } from '../core/text/range.js';
import type { Uri } from '../core/workspace.js';
import type { Texts } from './texts.js';

/** Command of a code action that leads to a place; its arguments are a URI and a range of offsets. The server answers it itself. */
export const showPlaceCommand = 'pledge.showPlace';

function isRange(value: unknown): value is TextRange {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as Partial<Record<keyof TextRange, unknown>>;
  return typeof start === 'number' && typeof end === 'number';
}

/** Has the editor show a place of some file, such as the sentence of the policy that decides. */
export async function showPlace(connection: Connection, texts: Texts, args: readonly unknown[]): Promise<void> {
  const [uri, range] = args as readonly [Uri, unknown];
  if (typeof uri !== 'string' || !isRange(range)) return;
  const positions = await texts.load([uri]);
  await connection.window.showDocument({ uri, selection: positions(uri).range(range), takeFocus: true });
}
