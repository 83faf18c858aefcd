import data from '../../../catalogue/event-classes.json';
import type { CategoryKey, PurposeKey } from '../vocabulary/taxonomy.js';

const classifications = new Map<string, CategoryKey | null>(Object.entries(data.classifications));
const purposes = new Map<string, PurposeKey>(Object.entries(data.purposes));

/**
 * The data category that a word for the classification of telemetry stands for.
 *
 * @returns null where it says that the data are not personal; undefined for a word that we do not know
 */
export function categoryOfClassification(word: string): CategoryKey | null | undefined {
  return classifications.get(word);
}

export function purposeOfClassification(word: string): PurposeKey | undefined {
  return purposes.get(word);
}
