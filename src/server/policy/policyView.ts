import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { policyFileName } from '../../core/files/governing.js';
import { loadPolicy, policyReferences } from '../../core/policy/load.js';
import type { Policy, PolicyRow, Quote } from '../../core/policy/model.js';
import { quoteDrift, type QuoteDrift } from '../../core/policy/drift.js';
import { SourceText } from '../../core/policy/source-text.js';
import { resolveBeside } from '../../core/policy/uris.js';
import type { TextRange } from '../../core/text/range.js';
import { childUri } from '../../core/workspace/uris.js';
import type { Uri } from '../../core/workspace.js';
import type { ServerContext } from '../context.js';

/** A document that a policy is taken from. */
export interface ProseSource {
  readonly id: string;
  readonly uri: Uri;
  /** Undefined where there is no such file. */
  readonly text: SourceText | undefined;
}

/** A policy file as the editor holds it, saved or not, with the texts that it quotes. */
export interface PolicyView {
  readonly document: TextDocument;
  /** Where it lies, or will lie when it is saved. */
  readonly home: Uri;
  /** What can be read of it; undefined where nothing can. */
  readonly policy: Policy | undefined;
  readonly sources: readonly ProseSource[];
}

/** Where an unsaved document will be saved, so far as its name says so. */
function homeOf(uri: Uri, root: Uri | undefined): Uri {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'untitled') return uri;
  if (root === undefined) return uri;
  const { scheme, authority } = URI.parse(root);
  return parsed.path.startsWith('/') ? parsed.with({ scheme, authority }).toString() : childUri(root, policyFileName);
}

interface Kept {
  readonly text: string;
  readonly texts: ReadonlyMap<Uri, string>;
  readonly view: PolicyView;
}

/** Views that are kept: comparing quotes with a text that has changed takes a while, and every pointer that rests asks for it. */
const mostKept = 10;
const kept = new WeakMap<ServerContext, Map<Uri, Kept>>();

function isSame(a: ReadonlyMap<Uri, string>, b: ReadonlyMap<Uri, string>): boolean {
  return a.size === b.size && [...a].every(([uri, text]) => b.get(uri) === text);
}

/** The view of the last question, where neither the file nor what it rests on has changed since. */
function keptView(
  context: ServerContext,
  document: TextDocument,
  texts: ReadonlyMap<Uri, string>,
): PolicyView | undefined {
  const known = kept.get(context)?.get(document.uri);
  if (known?.text !== document.getText() || !isSame(known.texts, texts)) return undefined;
  return known.view;
}

function keep(context: ServerContext, { text, texts, view }: Kept): PolicyView {
  const views = kept.get(context) ?? new Map<Uri, Kept>();
  kept.set(context, views);
  views.delete(view.document.uri);
  views.set(view.document.uri, { text, texts, view });
  for (const oldest of views.keys()) {
    if (views.size <= mostKept) break;
    views.delete(oldest);
  }
  return view;
}

/** Reads a policy file with its sources and parents, open documents before what is on disk. */
export async function policyView(context: ServerContext, document: TextDocument): Promise<PolicyView> {
  const { documents, holder } = context;
  const home = homeOf(document.uri, holder.roots[0]);
  const text = document.getText();
  const texts = new Map<Uri, string>();
  const read = async (uris: readonly Uri[]): Promise<void> => {
    const closed: Uri[] = [];
    for (const uri of uris) {
      const open = documents.get(uri)?.getText();
      if (open === undefined) closed.push(uri);
      else texts.set(uri, open);
    }
    for (const result of (await holder.workspace?.readMany(closed)) ?? [])
      if ('text' in result) texts.set(result.uri, result.text);
  };
  const { sources, parent } = policyReferences(home, text);
  await read(parent === undefined ? sources : [...sources, parent]);
  const known = keptView(context, document, texts);
  if (known !== undefined) return { ...known, document };
  const lookUp = (uri: Uri): string | undefined => texts.get(uri);
  const { policy } = loadPolicy({ uri: home, text, readSource: lookUp, readParent: lookUp });
  const view: PolicyView = {
    document,
    home,
    policy,
    sources: (policy?.sources ?? []).flatMap(({ id, file }) => {
      const uri = resolveBeside(home, file);
      const prose = uri === undefined ? undefined : texts.get(uri);
      return uri === undefined ? [] : [{ id, uri, text: prose === undefined ? undefined : new SourceText(prose) }];
    }),
  };
  return keep(context, { text, texts, view });
}

/** All rows of a policy that stand in its own file, in the order of the file. */
export function rowsIn({ policy, home }: PolicyView): readonly PolicyRow[] {
  if (policy === undefined) return [];
  const { collects, uses, shares, denies, choices, trackerRows } = policy;
  return [...collects, ...uses, ...shares, ...denies, ...choices, ...trackerRows]
    .filter(({ uri }) => uri === home)
    .sort((a, b) => a.at.start - b.at.start);
}

const drifts = new WeakMap<SourceText, WeakMap<Quote, QuoteDrift>>();

function driftIn(text: SourceText, quote: Quote): QuoteDrift {
  const known = drifts.get(text) ?? new WeakMap<Quote, QuoteDrift>();
  drifts.set(text, known);
  let drift = known.get(quote);
  if (drift === undefined) known.set(quote, (drift = quoteDrift(quote, text)));
  return drift;
}

/** Where the words of a quote, or what became of them, stand in the text as it is now. */
export function placeOfQuote(
  { sources }: PolicyView,
  quote: Quote,
): { readonly source: ProseSource; readonly text: SourceText; readonly at: TextRange } | undefined {
  const source = sources.find(({ id }) => id === quote.source);
  if (source?.text === undefined) return undefined;
  const drift = driftIn(source.text, quote);
  return drift.kind === 'gone' ? undefined : { source, text: source.text, at: drift.at };
}
