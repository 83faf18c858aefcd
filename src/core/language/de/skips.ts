import type { skips as english } from '../en/skips.js';

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} Bytes`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toLocaleString('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}

export const skips: typeof english = {
  missing: () => 'gibt es nicht',
  forbidden: () => 'darf nicht gelesen werden: Die Berechtigung fehlt',
  linkLoop: () => 'ist eine symbolische Verknüpfung, die auf sich selbst zurückführt',
  linkToHolder: () => 'ist eine symbolische Verknüpfung zu einem Ordner, in dem sie liegt, und wird nicht verfolgt',
  longName: () => 'hat einen zu langen Namen, um gelesen zu werden',
  unreadable: (reason) => `kann nicht gelesen werden (${reason})`,
  irregular: () => 'ist keine gewöhnliche Datei',
  tooLarge: (bytes, most) => `hat ${size(bytes)}, mehr als die ${size(most)}, die gelesen werden`,
  binary: () => 'ist eine Binärdatei',
  notRead: () => 'wurde nicht gelesen',
  generated: () => 'ist generiert, wie ihre ersten Zeilen sagen',
  minified: () => 'sieht minifiziert aus und wird nicht analysiert',
  deep: () => 'ist zu tief verschachtelt, um analysiert zu werden',
  deepInParts: () => 'ist stellenweise zu tief verschachtelt; diese Stellen werden nicht analysiert',
  failed: (reason) => `kann nicht analysiert werden (${reason})`,
  noCode: () => 'ist weder TypeScript noch JavaScript',

  notJson: (reason) => `ist kein JSON (${reason})`,
  noBaseline: () => 'ist kein Ausgangsbestand: „findings“ fehlt',
  otherBaseline: (version) =>
    `hat ${version === '' ? 'keine Version' : `die Version ${version}`}; gelesen wird hier die Version 1`,
  otherEntries: () =>
    'ist kein Ausgangsbestand: „findings“ enthält anderes als Einträge mit fingerprint, rule und path',
};
