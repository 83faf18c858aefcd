import type { TextRange } from '../text/range.js';
import { resolveCategory, resolvePurpose, resolveRecipient, resolveSubject } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';
import type {
  ChoiceRow,
  CollectRow,
  DeclaredRecipient,
  DenyRow,
  Quote,
  RowBase,
  RowKind,
  ShareRow,
  TrackerRow,
  UseRow,
} from './model.js';
import type { ChoiceEntry, CollectEntry, DenyEntry, QuoteEntry, ShareEntry, TrackerEntry, UseEntry } from './schema.js';

/** What a row is made with besides what it says itself. */
export interface RowPlace {
  readonly uri: Uri;
  readonly at: TextRange;
  readonly scopes: ReadonlyMap<string, readonly string[]>;
  readonly quote: (entry: QuoteEntry) => Quote | undefined;
}

/** The key that a word of the vocabulary stands for. The schema has let only such words through. */
function keyOf(resolution: ReturnType<typeof resolveCategory>, written: string): string {
  return 'key' in resolution ? resolution.key : written;
}
export function categoryOf(written: string): string {
  return keyOf(resolveCategory(written), written);
}
function each(written: readonly string[] | undefined, resolve: typeof resolveCategory): readonly string[] {
  return [...new Set((written ?? []).map((word) => keyOf(resolve(word), word)))];
}
export function recipientOf(written: string): DeclaredRecipient {
  const resolution = resolveRecipient(written);
  return 'unknown' in resolution ? { vendor: written.trim() } : resolution;
}

type BaseEntry = Exclude<TrackerEntry, string>;

function base<K extends RowKind>(
  kind: K,
  entry: Omit<BaseEntry, 'kind'>,
  place: RowPlace,
): RowBase & { readonly kind: K } {
  const { id, scope, condition, legalBasis, retention, reviewedBy, reviewedOn, reason, confidence } = entry;
  const quote = entry.quote ? place.quote(entry.quote) : undefined;
  const scopeGlobs = scope === undefined ? undefined : place.scopes.get(scope);
  return {
    kind,
    status: entry.status ?? 'accepted',
    at: place.at,
    uri: place.uri,
    ...(id !== undefined && { id }),
    ...(quote && { quote }),
    ...(scope !== undefined && { scope }),
    ...(scopeGlobs && { scopeGlobs }),
    ...(condition !== undefined && { condition }),
    ...(entry.dataSubjects && { dataSubjects: each(entry.dataSubjects, resolveSubject) }),
    ...(legalBasis !== undefined && { legalBasis }),
    ...(retention !== undefined && { retention }),
    ...(reviewedBy !== undefined && { reviewedBy }),
    ...(reviewedOn !== undefined && { reviewedOn }),
    ...(reason !== undefined && { reason }),
    ...(confidence !== undefined && { confidence }),
  };
}

export function collectRow(entry: CollectEntry, place: RowPlace): CollectRow {
  return {
    ...base('collects', entry, place),
    category: categoryOf(entry.category),
    purposes: each(entry.purposes, resolvePurpose),
    ...(entry.modality && { modality: entry.modality }),
    ...(entry.from && { from: entry.from }),
  };
}

export function useRow(entry: UseEntry, place: RowPlace): UseRow {
  return {
    ...base('uses', entry, place),
    categories: each(entry.categories, resolveCategory),
    purposes: each(entry.purposes, resolvePurpose),
  };
}

export function shareRow(entry: ShareEntry, place: RowPlace): ShareRow {
  return {
    ...base('shares', entry, place),
    to: entry.to.map(recipientOf),
    categories: each(entry.categories, resolveCategory),
    purposes: each(entry.purposes, resolvePurpose),
    ...(entry.only && { only: entry.only }),
  };
}

export function denyRow(entry: DenyEntry, place: RowPlace): DenyRow {
  return {
    ...base('denies', entry, place),
    practice: entry.practice,
    to: (entry.to ?? []).map(recipientOf),
    purposes: each(entry.purposes, resolvePurpose),
    trackers: entry.trackers ?? [],
    ...(entry.category !== undefined && { category: categoryOf(entry.category) }),
    ...(entry.when !== undefined && { when: entry.when }),
  };
}

export function choiceRow(entry: ChoiceEntry, place: RowPlace): ChoiceRow {
  return {
    ...base('choices', entry, place),
    choice: entry.kind,
    disables: entry.disables ?? [],
    ...(entry.key !== undefined && { key: entry.key }),
    ...(entry.value !== undefined && { value: String(entry.value) }),
    ...(entry.except !== undefined && { except: entry.except }),
  };
}

export function trackerRow(entry: TrackerEntry, place: RowPlace): TrackerRow {
  const row = typeof entry === 'string' ? { kind: entry } : entry;
  return { ...base('trackers', row, place), tracker: row.kind };
}
