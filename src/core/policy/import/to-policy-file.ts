import { isWithin, type CategoryKey } from '../../vocabulary/taxonomy.js';
import { hashSource } from '../normalise.js';
import type { CollectEntry, DenyEntry, PolicyFile, QuoteEntry, ShareEntry, UseEntry } from '../schema.js';
import type { ImportedRecipient, ImportedRow, ImportResult, Practice } from './imported.js';
import { provenance, quoteEntry } from './provenance.js';
import { choiceRows, type Identified } from './to-choices.js';

/** The document that the rows were read from. */
export interface ImportSource {
  readonly id: string;
  /** Path relative to the policy file, posix. */
  readonly file: string;
  readonly text: string;
}

/** Words of a policy file for recipients; what names nobody goes to third parties that are not specified. */
function recipients(list: readonly ImportedRecipient[]): ShareEntry['to'] {
  const words = list.map((recipient) => recipient.vendor ?? recipient.class).filter((word) => word !== 'first_party');
  return words.length > 0 ? [...new Set(words)] : ['unspecified_third_parties'];
}

function modality(row: ImportedRow): Pick<CollectEntry, 'modality'> {
  return { modality: row.modality === 'may' ? 'may' : 'does' };
}

/** Rows that say the same of the same data once, the surest first. */
function once<T>(rows: readonly { readonly key: string; readonly confidence: number; readonly value: T }[]): T[] {
  const best = new Map<string, { confidence: number; value: T; order: number }>();
  rows.forEach(({ key, confidence, value }, order) => {
    const known = best.get(key);
    if (!known || known.confidence < confidence) best.set(key, { confidence, value, order: known?.order ?? order });
  });
  return [...best.values()].sort((a, b) => a.order - b.order).map(({ value }) => value);
}

/** Practices by which somebody says to have data: what is kept is had, too. */
const having: ReadonlySet<Practice> = new Set(['collect', 'track-tech', 'retain']);

function collects(rows: readonly ImportedRow[], source: string): Identified<CollectEntry>[] {
  const said = rows.filter(({ negated, practice }) => !negated && having.has(practice));
  const told = new Set(said.filter(({ practice }) => practice !== 'retain').flatMap((row) => row.categories));
  const entries = said.flatMap((row) =>
    row.categories
      .filter((category) => row.practice !== 'retain' || (category !== 'user' && !told.has(category)))
      .map((category) => ({
        key: [category, row.from, [...row.purposes].sort().join()].join('|'),
        confidence: row.confidence,
        value: {
          row,
          entry: {
            category,
            ...modality(row),
            ...(row.from === undefined ? {} : { from: row.from }),
            purposes: [...row.purposes],
            ...provenance(row, source),
          } satisfies CollectEntry,
        },
      })),
  );
  return once(entries);
}

function uses(rows: readonly ImportedRow[], source: string): Identified<UseEntry>[] {
  return once(
    rows
      .filter((row) => !row.negated && row.practice === 'use' && row.categories.length > 0)
      .map((row) => ({
        key: [row.categories.join(), [...row.purposes].sort().join()].join('|'),
        confidence: row.confidence,
        value: {
          row,
          entry: { categories: [...row.categories], purposes: [...row.purposes], ...provenance(row, source) },
        },
      })),
  );
}

function shares(rows: readonly ImportedRow[], source: string): ShareEntry[] {
  return once(
    rows
      .filter((row) => !row.negated && row.practice === 'share' && row.categories.length > 0)
      .map((row) => ({
        key: [row.categories.join(), recipients(row.recipients).join(), row.purposes.join(), row.only].join('|'),
        confidence: row.confidence,
        value: {
          to: recipients(row.recipients),
          categories: [...row.categories],
          purposes: [...row.purposes],
          ...(row.only === undefined ? {} : { only: row.only }),
          ...provenance(row, source),
        },
      })),
  );
}

function denies(result: ImportResult, source: string): DenyEntry[] {
  const rows = result.rows.filter(
    (row) => row.negated && ['collect', 'use', 'share', 'track-tech', 'children'].includes(row.practice),
  );
  return rows.flatMap((row): DenyEntry[] => {
    const { condition, ...rest } = provenance(row, source);
    const child = row.practice === 'children';
    if (child && !/\b(?:collect|solicit|gather|process|request|receive)/i.test(row.quote)) return [];
    const practice =
      child || row.practice === 'track-tech'
        ? 'collect'
        : row.practice === 'collect' || row.practice === 'use' || row.practice === 'share'
          ? row.practice
          : 'collect';
    const sold = practice === 'share' && /\b(?:sell|sold|rent|trade)\b/i.test(row.quote);
    const knowing = /\bknowingly\b/i.test(row.quote) ? ['knowingly'] : [];
    const age = child && result.facts.minAge !== undefined ? [`under ${result.facts.minAge}`] : [];
    const when = [...knowing, ...age, ...(condition === undefined ? [] : [condition])].join(', ');
    const keys: readonly CategoryKey[] = child ? ['user.childrens'] : row.categories;
    const to = row.recipients
      .filter(({ class: name }) => name !== 'first_party')
      .map((recipient) => recipient.vendor ?? recipient.class);
    const base = {
      practice: sold ? ('sell' as const) : practice,
      ...(to.length > 0 ? { to } : {}),
      ...(when === '' ? {} : { when }),
      ...rest,
    };
    return keys.length > 0 ? keys.map((category) => ({ ...base, category })) : [base];
  });
}

/**
 * The proposed policy file of an import: every row with its quote and marked as proposed, so that a person can accept or reject it.
 *
 * @param source where the rows were read from; its text is hashed as it was read
 */
export function toPolicyFile(result: ImportResult, source: ImportSource): PolicyFile {
  const { facts, rows } = result;
  const collected = collects(rows, source.id);
  const used = uses(rows, source.id);
  const choices = choiceRows(rows, facts, collected, used, source.id);
  const quoteOf = (name: string): { quote?: QuoteEntry } => {
    const evidence = facts.evidence[name];
    return evidence ? { quote: quoteEntry(evidence, source.id) } : {};
  };
  const hasChildren =
    facts.minAge !== undefined ||
    facts.onDiscovery !== undefined ||
    rows.some((row) => row.categories.some((key) => isWithin(key, 'user.childrens')));
  return {
    version: 1,
    sources: [
      {
        id: source.id,
        file: source.file,
        sha256: hashSource(source.text),
        ...(facts.title === undefined ? {} : { title: facts.title }),
        ...(facts.lastModified === undefined ? {} : { lastModified: facts.lastModified }),
      },
    ],
    collects: collected.map(({ entry, id }) => ({ ...(id === undefined ? {} : { id }), ...entry })),
    uses: used.map(({ entry, id }) => ({ ...(id === undefined ? {} : { id }), ...entry })),
    shares: shares(rows, source.id),
    denies: denies(result, source.id),
    choices,
    signals: {
      doNotTrack: facts.doNotTrack,
      gpc: facts.gpc,
      ...quoteOf(facts.doNotTrack === 'unstated' ? 'gpc' : 'doNotTrack'),
    },
    trackers: facts.trackers.map((kind) => ({ kind, status: 'proposed' as const, ...quoteOf(`tracker.${kind}`) })),
    ...(facts.retention
      ? {
          retention: {
            rule: facts.retention.rule,
            exceptions: [...facts.retention.exceptions],
            quote: quoteEntry(facts.retention.evidence, source.id),
          },
        }
      : {}),
    ...(facts.transfer
      ? {
          transfer: {
            countries: [...facts.transfer.countries],
            elsewhere: facts.transfer.elsewhere,
            quote: quoteEntry(facts.transfer.evidence, source.id),
          },
        }
      : {}),
    ...(hasChildren
      ? {
          children: {
            ...(facts.minAge === undefined ? {} : { minAge: facts.minAge }),
            ...(facts.onDiscovery === undefined ? {} : { onDiscovery: facts.onDiscovery }),
            ...quoteOf('minAge'),
          },
        }
      : {}),
    security: { safeguards: facts.safeguards, breachNotice: facts.breachNotice, ...quoteOf('safeguards') },
    contacts: [...facts.contacts],
  };
}
