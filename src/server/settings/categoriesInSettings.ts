import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { categoryOf } from '../../core/policy/rows.js';
import type { TextRange } from '../../core/text/range.js';

/** Where `pledge.fields` of a settings file names a category, in any of its spellings; the ranges lie between the quotation marks. */
export function categoriesInSettings(text: string, key: string): TextRange[] {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const fields = root && findNodeAtLocation(root, ['pledge.fields']);
  return (fields?.children ?? []).flatMap(({ children }) => {
    const value = children?.[1];
    const isSame = value?.type === 'string' && typeof value.value === 'string' && categoryOf(value.value) === key;
    return isSame ? [{ start: value.offset + 1, end: value.offset + value.length - 1 }] : [];
  });
}
