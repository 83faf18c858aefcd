import { labelOf, type CategoryKey } from '../../vocabulary/taxonomy.js';
import type { TextOf } from '../text.js';

/** Why a value is taken for personal data. */
export const evidence = {
  annotated: (tag: string): string => `annotated with @${tag}`,
  mapped: (pattern: string, by: 'settings' | 'policy'): string =>
    `\`${pattern}\` is mapped in the ${by === 'settings' ? 'workspace settings' : 'policy file'}`,
  decorated: (name: string): string => `decorated with @${name}`,
  described: (tag: string): string => `described with @${tag}`,
  describedAsPersonal: (): string => 'described as personal data',
  schemaSays: (key: string): string => `its schema says \`${key}\``,
  classified: (name: string): string => `${name} is classified so in the event's declaration`,
  /** A sentence of the catalogue with the name that it is about, and the clause of a context, which may name the owner. */
  term(sentence: string, name: string, because: string, owner: string): string {
    const start = sentence.replace('{name}', () => name);
    return because === '' ? `${start}.` : `${start}: ${because.replace('{owner}', () => owner)}.`;
  },
  autofill: (token: string, category: CategoryKey): string =>
    `The autofill token “${token}” asks for a person's ${labelOf(category)}.`,
  inputType: (type: string, category: CategoryKey): string =>
    `An input of type “${type}” asks for a person's ${labelOf(category)}.`,
  /** A clause of the catalogue. */
  source: (clause: string): string => clause,
  returned: (symbol: string, from: string): string => `${symbol} of ${from} returns it`,
  handedToCallback: (symbol: string): string => `${symbol} hands it to its callback`,
  identifier: (): string => 'handed over as the identifier of a person',
  position: (type: string): string => `a ${type} tells where the device is`,
  prompt: (): string => 'it is handed to a language model and is not constant',
};

export type EvidenceText = TextOf<typeof evidence>;
