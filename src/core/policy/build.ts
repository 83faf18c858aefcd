import { distance } from 'fastest-levenshtein';
import { recipientClasses } from '../vocabulary/taxonomy.js';
import type { CodeMapping, DeclaredRecipient, PartPlace, Policy, PolicyRow, PolicySource, Quote } from './model.js';
import { QuoteChecker } from './quotes.js';
import {
  categoryOf,
  choiceRow,
  collectRow,
  denyRow,
  recipientOf,
  shareRow,
  trackerRow,
  useRow,
  type RowPlace,
} from './rows.js';
import type { PolicyFile, QuoteEntry, SourceEntry } from './schema.js';
import { nearestWords } from './spelling.js';
import type { ProblemText } from '../language/en/problems.js';
import type { TextRange } from '../text/range.js';
import { resolveBeside } from './uris.js';
import type { PolicyInput } from './load.js';
import type { TextProblem, YamlTree } from './yaml-tree.js';

type Raw = Record<string | number, unknown>;

const nowhere: TextRange = { start: 0, end: 0 };
const noRaw: Raw = {};

function rawBelow(raw: Raw, key: string | number): Raw {
  const value = raw[key];
  return typeof value === 'object' && value !== null ? (value as Raw) : noRaw;
}

/** Makes the model of one file, and finds what the schema cannot: ids, scopes and quotes that do not fit together. */
class Builder {
  readonly problems: TextProblem[] = [];
  readonly #tree: YamlTree;
  readonly #raw: Raw;
  readonly #file: PolicyFile;
  readonly #uri: string;
  readonly #originalIndex: (list: object, index: number) => number;
  readonly #quotes: QuoteChecker;
  readonly #scopes: ReadonlyMap<string, readonly string[]>;
  readonly #ids: Set<string>;
  readonly #seen = new Set<string>();

  constructor(
    input: PolicyInput,
    tree: YamlTree,
    file: PolicyFile,
    originalIndex: (list: object, index: number) => number,
    parent: Policy | undefined,
  ) {
    this.#tree = tree;
    this.#raw = tree.value as Raw;
    this.#file = file;
    this.#uri = input.uri;
    this.#originalIndex = originalIndex;
    const scopes = [...(parent?.scopes ?? []), ...Object.entries(file.scopes ?? {})];
    this.#scopes = new Map(scopes);
    this.#ids = new Set(rowsOf(parent).flatMap(({ id }) => (id === undefined ? [] : [id])));
    const read = (entry: SourceEntry): string | undefined | false => {
      if (!input.readSource) return false;
      const uri = resolveBeside(input.uri, entry.file);
      return uri === undefined ? undefined : input.readSource(uri);
    };
    const entries = (file.sources ?? []).map((entry, index) => ({
      entry,
      raw: rawBelow(rawBelow(this.#raw, 'sources'), index),
    }));
    this.#quotes = new QuoteChecker(tree, this.#unique(entries), read);
  }

  build(): Policy {
    const file = this.#file;
    const collects = this.#rows('collects', file.collects, collectRow);
    const uses = this.#rows('uses', file.uses, useRow);
    const shares = this.#rows('shares', file.shares, shareRow);
    const denies = this.#rows('denies', file.denies, denyRow);
    const choices = this.#rows('choices', file.choices, choiceRow);
    const trackerRows = this.#rows('trackers', file.trackers, trackerRow);
    this.#checkDisables();
    const policy: Policy = {
      uri: this.#uri,
      version: 1,
      sources: file.sources ?? ([] satisfies PolicySource[]),
      scopes: new Map(Object.entries(file.scopes ?? {})),
      collects,
      uses,
      shares,
      denies,
      choices,
      signals: {
        doNotTrack: 'unstated',
        gpc: 'unstated',
        ...(file.signals && this.#part('signals', file.signals)),
        places: { ...this.#placed('signals', 'doNotTrack'), ...this.#placed('signals', 'gpc') },
      },
      trackers: [...new Set(trackerRows.filter(({ status }) => status !== 'rejected').map(({ tracker }) => tracker))],
      trackerRows,
      ...(file.retention && { retention: { exceptions: [], ...this.#part('retention', file.retention) } }),
      ...(file.transfer && { transfer: { countries: [], ...this.#part('transfer', file.transfer) } }),
      ...(file.children && {
        children: { ...this.#part('children', file.children), ...this.#placed('children', 'place', 'minAge') },
      }),
      ...(file.security && { security: this.#part('security', file.security) }),
      contacts: file.contacts ?? [],
      code: this.#code(),
    };
    this.problems.push(...this.#quotes.finish());
    return policy;
  }

  #rows<E, R extends PolicyRow>(
    section: string,
    entries: readonly E[] | undefined,
    make: (entry: E, place: RowPlace) => R,
  ): readonly R[] {
    const list = rawBelow(this.#raw, section);
    return (entries ?? []).flatMap((entry, index) => {
      const raw = rawBelow(list, index);
      const at = this.#tree.rangeOf(raw) ?? this.#tree.valueRange(list, this.#originalIndex(list, index)) ?? nowhere;
      const row = make(entry, {
        uri: this.#uri,
        at,
        scopes: this.#scopes,
        quote: (quote) => this.#quotes.quote(quote, rawBelow(raw, 'quote')),
      });
      this.#claim(row.id, raw);
      if ('to' in row) this.#checkVendors(row.to, rawBelow(raw, 'to'));
      return this.#scopeIsKnown(row.scope, raw) ? [row] : [];
    });
  }

  /** A part of the file that is no row, with its quote checked. */
  #part<T extends { readonly quote?: QuoteEntry }>(
    section: string,
    entry: T,
  ): Omit<T, 'quote'> & { readonly quote?: Quote } {
    const { quote: written, ...rest } = entry;
    const quote = written && this.#quotes.quote(written, rawBelow(rawBelow(this.#raw, section), 'quote'));
    return { ...rest, ...(quote && { quote }) };
  }

  /** Where a part says something, under the name by which it is kept: at the key, or at the part as a whole. */
  #placed<K extends string>(section: string, name: K, key: string = name): Partial<Readonly<Record<K, PartPlace>>> {
    const raw = rawBelow(this.#raw, section);
    const at = this.#tree.keyRange(raw, key) ?? (name === key ? undefined : this.#tree.rangeOf(raw));
    return at ? ({ [name]: { uri: this.#uri, at } } as Partial<Readonly<Record<K, PartPlace>>>) : {};
  }

  /** A vendor may have any name, but one that is a letter or two from a class of recipients was most likely meant for it. */
  #checkVendors(to: readonly DeclaredRecipient[], raw: Raw): void {
    to.forEach((recipient, index) => {
      if (!('vendor' in recipient)) return;
      const word = recipient.vendor.toLowerCase().replace(/[\s-]+/g, '_');
      const near = recipientClasses.find((each) => distance(each, word) <= 2);
      if (near === undefined) return;
      const said: ProblemText = ['takenForVendor', recipient.vendor, near];
      this.#tell(raw, this.#originalIndex(raw, index), 'unknown-recipient', said, [near], 'warning');
    });
  }

  #claim(id: string | undefined, raw: Raw): void {
    if (id === undefined) return;
    if (this.#seen.has(id)) this.#tell(raw, 'id', 'duplicate-id', ['duplicateRow', id], []);
    this.#seen.add(id);
  }

  #unique<T extends { readonly entry: SourceEntry; readonly raw: object }>(entries: readonly T[]): readonly T[] {
    const seen = new Set<string>();
    return entries.filter(({ entry, raw }) => {
      const again = seen.has(entry.id);
      if (again) this.#tell(raw, 'id', 'duplicate-id', ['duplicateSource', entry.id], []);
      seen.add(entry.id);
      return !again;
    });
  }

  #scopeIsKnown(scope: string | undefined, raw: Raw): boolean {
    if (scope === undefined || this.#scopes.has(scope)) return true;
    const suggestions = nearestWords(scope, this.#scopes.keys());
    this.#tell(raw, 'scope', 'unknown-scope', ['unknownScope', scope, suggestions], suggestions);
    return false;
  }

  #checkDisables(): void {
    const known = new Set([...this.#ids, ...this.#seen]);
    (this.#file.choices ?? []).forEach((choice, index) => {
      const raw = rawBelow(rawBelow(rawBelow(this.#raw, 'choices'), index), 'disables');
      choice.disables?.forEach((id, position) => {
        if (known.has(id)) return;
        const suggestions = nearestWords(id, known);
        this.#tell(
          raw,
          this.#originalIndex(raw, position),
          'unknown-row-id',
          ['unknownRow', id, suggestions],
          suggestions,
        );
      });
    });
  }

  /** Rows that the schema refused keep their ids, so that what refers to them is not wrong as well. */
  remember(ids: Iterable<string>): void {
    for (const id of ids) this.#ids.add(id);
  }

  #code(): CodeMapping {
    const { fields, recipients, redactors, exclude } = this.#file.code ?? {};
    const raw = rawBelow(this.#raw, 'code');
    const placed = (section: string, key: string): { readonly at?: TextRange } => {
      const at = this.#tree.keyRange(rawBelow(raw, section), key);
      return at ? { at } : {};
    };
    return {
      fields: Object.entries(fields ?? {}).map(([pattern, written]) => ({
        pattern,
        category: typeof written === 'string' ? categoryOf(written) : false,
        ...placed('fields', pattern),
      })),
      recipients: Object.entries(recipients ?? {}).map(([symbol, to]) => ({
        symbol,
        to: recipientOf(to),
        ...placed('recipients', symbol),
      })),
      redactors: redactors ?? [],
      exclude: exclude ?? [],
    };
  }

  #tell(
    raw: object,
    key: string | number,
    code: string,
    said: ProblemText,
    suggestions: readonly string[],
    severity: TextProblem['severity'] = 'error',
  ): void {
    const at = this.#tree.valueRange(raw, key) ?? this.#tree.rangeOf(raw) ?? nowhere;
    this.problems.push({ at, severity, code, said, suggestions });
  }
}

function rowsOf(policy: Policy | undefined): readonly PolicyRow[] {
  if (!policy) return [];
  return [
    ...policy.collects,
    ...policy.uses,
    ...policy.shares,
    ...policy.denies,
    ...policy.choices,
    ...policy.trackerRows,
  ];
}

/** Makes the model of a file that the schema has accepted, without its parent's rows. */
export function buildPolicy(
  input: PolicyInput,
  tree: YamlTree,
  file: PolicyFile,
  originalIndex: (list: object, index: number) => number,
  parent: Policy | undefined,
  knownIds: Iterable<string>,
): { readonly policy: Policy; readonly problems: readonly TextProblem[] } {
  const builder = new Builder(input, tree, file, originalIndex, parent);
  builder.remember(knownIds);
  const policy = builder.build();
  return { policy, problems: builder.problems };
}
