import type { Language } from '../language/language.js';
import type { Observation } from '../program/observation.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';

/** What the code does with one category of personal data. */
export interface InventoryEntry {
  readonly category: CategoryKey;
  readonly label: string;
  /** Places by what they are. */
  readonly declared: number;
  readonly read: number;
  readonly flows: number;
  /** Names of who receives it, and of kinds of sinks inside, the most frequent first. */
  readonly destinations: readonly string[];
}

/** Where a call or flow leads, in words. */
export function destinationOf(observation: Observation, { report, words }: Language): string | undefined {
  if (observation.kind !== 'call' && observation.kind !== 'flow') return undefined;
  const { vendor, recipient, sink } = observation;
  if (vendor !== undefined) return vendor;
  return recipient === undefined || recipient === 'first_party' ? report.sinks(sink) : words.recipient(recipient);
}

interface Counting {
  declared: number;
  read: number;
  flows: number;
  readonly destinations: Map<string, number>;
}

/** The personal data that the code handles, by category, the most frequent first. */
export function inventoryOf(observations: readonly Observation[], language: Language): readonly InventoryEntry[] {
  const counts = new Map<CategoryKey, Counting>();
  for (const observation of observations) {
    for (const category of new Set(observation.categories.map((evidence) => evidence.category))) {
      let entry = counts.get(category);
      if (entry === undefined)
        counts.set(category, (entry = { declared: 0, read: 0, flows: 0, destinations: new Map() }));
      if (observation.kind === 'field') entry.declared++;
      else if (observation.kind === 'identifier') entry.read++;
      else if (observation.kind === 'flow') {
        entry.flows++;
        const destination = destinationOf(observation, language) ?? '';
        entry.destinations.set(destination, (entry.destinations.get(destination) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([category, { destinations, ...rest }]) => ({
      category,
      label: language.words.label(category),
      ...rest,
      destinations: [...destinations].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name),
    }))
    .filter(({ declared, read, flows }) => declared + read + flows > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.category < b.category ? -1 : 1));
}

function sizeOf({ declared, read, flows }: InventoryEntry): number {
  return declared + read + flows;
}

/** `3 declarations, 1 flow`. */
export function placesInWords({ declared, read, flows }: InventoryEntry, { report }: Language): string {
  return report.inventoryPlaces(declared, read, flows);
}

/** The third parties that the code sends to or loads, with the number of their calls, the most frequent first. */
export function thirdPartiesOf(
  observations: readonly Observation[],
  language: Language,
): readonly (readonly [name: string, calls: number])[] {
  const counts = new Map<string, number>();
  for (const observation of observations) {
    if (observation.kind !== 'call') continue;
    const name = destinationOf(observation, language);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
