import { parse, type ParseError } from 'jsonc-parser';
import type { SettingsText } from '../language/en/settings.js';
import { LineIndex } from '../text/range.js';

const prefix = 'pledge.';

/**
 * Reads Pledge's part of a `.vscode/settings.json` (comments and trailing commas allowed).
 *
 * @returns names without `pledge.`, and what is wrong with the file as a whole; what could be read is given all the same
 */
export function readSettingsFile(text: string): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem: SettingsText | undefined;
} {
  const errors: ParseError[] = [];
  const root: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  const problem: SettingsText | undefined =
    error === undefined ? undefined : ['json', new LineIndex(text).at(error.offset).line];
  const values: Record<string, unknown> = {};
  if (typeof root === 'object' && root !== null)
    for (const [key, value] of Object.entries(root)) {
      if (key.startsWith(prefix)) values[key.slice(prefix.length)] = value;
      // VS Code takes the nested form too.
      else if (key === 'pledge' && typeof value === 'object' && value !== null) Object.assign(values, value);
    }
  return { values, problem };
}
