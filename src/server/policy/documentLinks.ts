import type { DocumentLink, Range } from 'vscode-languageserver';
import type { Language } from '../../core/language/language.js';
import { resolveBeside } from '../../core/policy/uris.js';
import { readYaml, type YamlTree } from '../../core/policy/yaml-tree.js';
import { LineIndex, type TextRange } from '../../core/text/range.js';
import { placeOfQuote, rowsIn, type PolicyView } from './policyView.js';

type Held = Readonly<Record<PropertyKey, unknown>>;

function under(value: unknown, key: PropertyKey): Held | undefined {
  const held = typeof value === 'object' && value !== null ? (value as Held)[key] : undefined;
  return typeof held === 'object' && held !== null ? (held as Held) : undefined;
}

/** Paths in the file: its texts, its parent, and helpers of the code as `path#export`. */
function* paths(
  tree: YamlTree,
  home: string,
): Generator<{ readonly at: TextRange | undefined; readonly target: string | undefined }> {
  const root = tree.value as Held | null | undefined;
  if (typeof root !== 'object' || root === null) return;
  const beside = (written: unknown): string | undefined =>
    typeof written === 'string' && written !== '' ? resolveBeside(home, written) : undefined;
  yield { at: tree.valueRange(root, 'extends'), target: beside(root['extends']) };
  for (const source of Object.values(under(root, 'sources') ?? {}))
    if (typeof source === 'object' && source !== null)
      yield { at: tree.valueRange(source, 'file'), target: beside((source as Held)['file']) };
  const code = under(root, 'code');
  const recipients = under(code, 'recipients') ?? {};
  for (const symbol of Object.keys(recipients))
    yield { at: tree.keyRange(recipients, symbol), target: beside(fileOf(symbol)) };
  const redactors = under(code, 'redactors') ?? {};
  for (const [index, symbol] of Object.entries(redactors))
    yield { at: tree.valueRange(redactors, Number(index)), target: beside(fileOf(String(symbol))) };
}

function fileOf(symbol: string): string | undefined {
  const end = symbol.lastIndexOf('#');
  return end > 0 && symbol.includes('/') ? symbol.slice(0, end) : undefined;
}

/** Links of a policy file: paths to their files, and the key of each quote to its words in the prose. */
export function policyLinks(view: PolicyView, { editor }: Language): DocumentLink[] {
  const { document, home } = view;
  const text = document.getText();
  const tree = readYaml(text);
  const rangeOf = ({ start, end }: TextRange): Range => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const links = [...paths(tree, home)].flatMap(({ at, target }) =>
    at === undefined || target === undefined ? [] : [{ range: rangeOf(at), target, tooltip: editor.openFile() }],
  );
  const lines = new Map<string, LineIndex>();
  const sections = tree.value as Held | null | undefined;
  for (const row of rowsIn(view)) {
    const place = row.quote && placeOfQuote(view, row.quote);
    const list = row.kind === 'trackers' ? under(sections, 'trackers') : under(sections, row.kind);
    const raw = Object.values(list ?? {}).find(
      (each) => typeof each === 'object' && each !== null && tree.rangeOf(each)?.start === row.at.start,
    );
    const at = typeof raw === 'object' && raw !== null ? tree.keyRange(raw, 'quote') : undefined;
    if (place === undefined || at === undefined) continue;
    const index = lines.get(place.source.uri) ?? new LineIndex(place.text.text);
    lines.set(place.source.uri, index);
    const { line, column } = index.at(place.at.start);
    links.push({
      range: rangeOf(at),
      target: `${place.source.uri}#L${line},${column}`,
      tooltip: editor.openSentence(),
    });
  }
  return links;
}
