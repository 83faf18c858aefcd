import { AST_NODE_TYPES as N } from '@typescript-eslint/types';
import type { FixTitle } from '../../language/en/fixes.js';
import type { ObservedSetting } from '../../program/observation.js';
import type { Finding, FixContext, FixEdit } from '../rule.js';
import type { DraftFix } from './fix.js';
import { removeItems } from './remove-items.js';
import { pathTo } from './tree.js';

/** The setting that a finding is about. */
function settingOf({ observation, uri, range, message }: Finding): ObservedSetting | undefined {
  const settings = observation?.kind === 'call' ? (observation.settings ?? []) : [];
  return (
    settings.find((each) => each.uri === uri && each.range.start === range.start && each.range.end === range.end) ??
    settings.find(({ option, uri: other }) => other !== uri && message.includes(`${option}:`))
  );
}

/** The edits that turn an option round; where it is a word, it is left out, so that the SDK's own milder default holds. */
function turnedRound(setting: ObservedSetting, context: FixContext): { edits: FixEdit[]; left: string } | undefined {
  const { uri, value, valueRange, range } = setting;
  const text = context.textOf(uri);
  if (text === undefined) return undefined;
  const written = text.slice(valueRange.start, valueRange.end);
  if (written === 'true' || written === 'false')
    return { edits: [{ uri, range: valueRange, newText: String(value === false) }], left: String(value === false) };
  const path = pathTo(context.parse(text, uri).program, range);
  const at = path.findLastIndex(({ type }) => type === N.Property);
  const object = path[at - 1];
  if (object?.type !== N.ObjectExpression) return undefined;
  const index = object.properties.findIndex((each) => each === path[at]);
  const edits = removeItems(text, [
    {
      index,
      items: object.properties.map((each) => each.range),
      inside: { start: object.range[0] + 1, end: object.range[1] - 1 },
    },
  ]).map((edit) => ({ uri, ...edit }));
  return { edits, left: '' };
}

/** Sets an option of an SDK to what protects people. */
export function setOption(finding: Finding, context: FixContext): DraftFix[] {
  const setting = settingOf(finding);
  const turned = setting && turnedRound(setting, context);
  if (!turned) return [];
  const file = context.display(setting.uri);
  const title: FixTitle =
    turned.left === '' ? ['leaveOption', setting.option, file] : ['setOption', setting.option, turned.left, file];
  // What an option falls back to changes with the versions of an SDK; what is written does not.
  return [{ title, isSafe: turned.left !== '', edits: turned.edits }];
}
