import type { evidence as english } from '../en/evidence.js';
import { contextOf, sourceOf, termOf } from './catalogue.js';
import { inQuotes } from './grammar.js';
import { data } from './vocabulary.js';

export const evidence: typeof english = {
  annotated: (tag) => `mit @${tag} gekennzeichnet`,
  mapped: (pattern, by) =>
    `\`${pattern}\` ist ${by === 'settings' ? 'in den Einstellungen des Arbeitsbereichs' : 'in der Richtliniendatei'} zugeordnet`,
  decorated: (name) => `mit dem Decorator @${name} versehen`,
  described: (tag) => `mit @${tag} beschrieben`,
  describedAsPersonal: () => 'als personenbezogen beschrieben',
  schemaSays: (key) => `sein Schema sagt \`${key}\``,
  classified: (name) => `${name} ist in der Deklaration des Ereignisses so eingestuft`,
  term(sentence, name, because, owner) {
    const start = termOf(sentence).replace('{name}', () => name);
    return because === '' ? `${start}.` : `${start}: ${contextOf(because).replace('{owner}', () => owner)}.`;
  },
  autofill: (token, category) =>
    `Das Autofill-Kennzeichen ${inQuotes(token)} erfragt von einer Person ${data([category], 'accusative')}.`,
  inputType: (type, category) =>
    `Ein Eingabefeld vom Typ ${inQuotes(type)} erfragt von einer Person ${data([category], 'accusative')}.`,
  source: (clause) => sourceOf(clause),
  returned: (symbol, from) => `${symbol} von ${from} gibt es zurück`,
  handedToCallback: (symbol) => `${symbol} übergibt es seinem Callback`,
  identifier: () => 'als Kennung einer Person übergeben',
  position: (type) => `${type} sagt, wo das Gerät ist`,
  prompt: () => 'es wird einem Sprachmodell übergeben und ist nicht konstant',
};
