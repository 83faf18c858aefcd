import { isWithin } from '../../vocabulary/taxonomy.js';
import type { ChoiceEntry, CollectEntry, UseEntry } from '../schema.js';
import type { ImportedRow, PolicyFacts } from './imported.js';
import { provenance } from './provenance.js';

/** An entry with the row that it was made from, and an id where another row refers to it. */
export interface Identified<Entry> {
  readonly row: ImportedRow;
  readonly entry: Entry;
  id?: string;
}

/** Gives entries ids that tell what they are, each once. */
class Ids {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.#taken.has(id); count++) id = `${wanted}-${count}`;
    this.#taken.add(id);
    return id;
  }

  of(entry: Identified<unknown>, name: string): string {
    return (entry.id ??= this.take(name));
  }
}

function slug(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1).replaceAll('_', '-');
}

/** What a choice stops, as far as the policy tells: rows of the same data for a setting, marketing mail for an unsubscribe link, cookies for the browser. */
function stopped(
  row: ImportedRow,
  collected: readonly Identified<CollectEntry>[],
  used: readonly Identified<UseEntry>[],
  ids: Ids,
): string[] {
  const kind = row.choice?.kind;
  if (kind === 'setting') {
    const named = row.categories.filter((key) => key !== 'user' && key !== 'user.behavior');
    const isProduct = named.some((key) => isWithin(key, 'system'));
    return collected
      .filter(
        ({ entry, row: from }) => named.includes(entry.category) && (!isProduct || sharesSentence(from, collected)),
      )
      .map((entry) => ids.of(entry, slug(entry.entry.category)));
  }
  if (kind === 'unsubscribe') {
    return used
      .filter(({ entry }) => (entry.purposes ?? []).some((key) => isWithin(key, 'marketing.communications')))
      .map((entry) => ids.of(entry, 'news'));
  }
  if (kind === 'browser') {
    return collected
      .filter(({ entry }) => entry.category === 'user.device.cookie' || entry.category === 'user.device.cookie_id')
      .map((entry) => ids.of(entry, slug(entry.entry.category)));
  }
  return [];
}

/** Whether a row was read right beside one on system data, so that a setting of the product stops both. */
function sharesSentence(row: ImportedRow, collected: readonly Identified<CollectEntry>[]): boolean {
  return collected.some(
    ({ entry, row: other }) =>
      isWithin(entry.category, 'system') && Math.abs(other.start - row.start) < 400 && other.section === row.section,
  );
}

/** The proposed rows for choices: each kind, setting and set of links once. */
export function choiceRows(
  rows: readonly ImportedRow[],
  facts: PolicyFacts,
  collected: readonly Identified<CollectEntry>[],
  used: readonly Identified<UseEntry>[],
  source: string,
): ChoiceEntry[] {
  const ids = new Ids();
  return facts.optOuts.flatMap((choice): ChoiceEntry[] => {
    const row = rows.find((candidate) => candidate.choice === choice);
    if (!row) return [];
    const disables = stopped(row, collected, used, ids);
    return [
      {
        id: ids.take(choice.kind.replaceAll('_', '-')),
        kind: choice.kind,
        ...(choice.key === undefined ? {} : { key: choice.key }),
        ...(choice.value === undefined ? {} : { value: choice.value }),
        ...(disables.length > 0 ? { disables } : {}),
        ...(choice.except === undefined ? {} : { except: choice.except }),
        ...provenance(row, source),
      },
    ];
  });
}
