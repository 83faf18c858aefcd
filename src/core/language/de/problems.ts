import type { problems as english, Written, WrittenKind } from '../en/problems.js';
import { say } from '../text.js';
import { didYouMean, inCode, listed } from './grammar.js';
import { skips } from './skips.js';

const kinds: Readonly<Record<WrittenKind, string>> = {
  nothing: 'nichts',
  list: 'eine Liste',
  mapping: 'eine Zuordnung',
  text: 'ein Text',
  boolean: 'wahr oder falsch',
  number: 'eine Zahl',
};

const expectations: Readonly<Record<string, string>> = {
  array: 'eine Liste',
  object: 'eine Zuordnung von Schlüsseln zu Werten',
  record: 'eine Zuordnung von Schlüsseln zu Werten',
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: '`true` oder `false`',
};

const nouns = {
  category: 'keine Datenkategorie',
  purpose: 'kein Zweck',
  subject: 'keine Gruppe von Betroffenen',
  recipient: 'kein Empfänger',
  tracker: 'keine Art von Tracking',
} as const;

function shown(written: Written): string {
  return 'text' in written ? inCode(written.text) : kinds[written.kind];
}

function nearest(hasNear: boolean): string {
  return hasNear ? ' Der nächstliegende Text wird vorgeschlagen.' : '';
}

export const problems: typeof english = {
  noAnchor: (name) => `Vor dieser Stelle steht kein Anker \`&${name}\`.`,
  mergeKey: () => 'Zusammenführungsschlüssel (`<<`) werden nicht gelesen: Schreiben Sie die Schlüssel aus.',
  keyIsNoText: () => 'Ein Schlüssel muss einfacher Text sein.',
  duplicateKey: () => 'Dieser Schlüssel steht zweimal da: Der spätere gilt.',
  syntax: (message) => `Das ist kein gültiges YAML (${message.replace(/\.$/, '')}).`,
  tooLarge: (most) => `Die Datei hat mehr als ${most.toLocaleString('de-DE')} Zeichen und wird nicht gelesen.`,
  tooComplex: () => 'Die Datei ist zu tief verschachtelt oder ihre Aliasse werden zu viele; sie wird nicht gelesen.',
  notYaml: () => 'Die Datei kann nicht als YAML gelesen werden.',
  unreadable: (why) => `Die Richtliniendatei ${say(skips, why)}.`,
  notHeld: () =>
    'Die Richtlinie kann nicht ganz gelesen werden. Bis ihre Fehler behoben sind, wird nichts an ihr gemessen.',
  empty: () => 'Die Richtliniendatei ist leer: Sie braucht mindestens `version: 1`.',
  noMapping: () =>
    'Eine Richtliniendatei ist eine Zuordnung von Schlüsseln (`version`, `collects`, `shares` …) zu Werten.',

  extendsItself: () => 'Eine Richtlinie kann sich nicht selbst erweitern.',
  extendsInTurn: (parent) => `\`${parent}\` erweitert seinerseits diese Datei.`,
  tooManyParents: (most) => `Eine Richtlinie darf höchstens ${most} übergeordnete Dateien übereinander haben.`,
  noParent: (parent) => `Die Richtliniendatei \`${parent}\` gibt es nicht.`,
  parentCycle: (parent) => `Die übergeordneten Dateien von \`${parent}\` erweitern einander im Kreis.`,
  parentBroken: (parent) => `\`${parent}\` enthält Fehler: Nur ein Teil davon gilt hier.`,

  noSourceFile: (file) => `Die Datei \`${file}\` gibt es hier nicht: Ihre Zitate können nicht geprüft werden.`,
  quoteEnd: (length, end) => `Das Zitat hat ${length} Zeichen: \`end\` sollte ${end} sein.`,
  noSources: () => 'Ein Zitat braucht unter `sources` ein Dokument, aus dem es stammt.',
  whichSource: () => 'Sagen Sie, aus welcher Quelle das Zitat stammt (`source`): Es gibt mehr als eine.',
  unknownSource: (id, meant) => `Keine Quelle hat die Kennung \`${id}\`.${didYouMean(meant)}`,
  sourceChanged(file, moved, gone) {
    const what =
      moved + gone === 0
        ? 'ihre Zitate stehen noch darin'
        : `von ihren Zitaten ${listed([
            ...(moved > 0 ? [`${moved === 1 ? 'ist' : 'sind'} ${moved} verschoben`] : []),
            ...(gone > 0 ? [`${gone === 1 ? 'ist' : 'sind'} ${gone} geändert oder verschwunden`] : []),
          ])}`;
    return `\`${file}\` hat sich geändert, seit die Zeilen daraus entnommen wurden; ${what}.`;
  },
  quoteMoved: (start, file, written) => `Das Zitat steht in \`${file}\` an Stelle ${start}, nicht an ${written}.`,
  quoteGone: (file, hasNear) => `Diese Worte stehen nicht mehr in \`${file}\`.${nearest(hasNear)}`,
  notInSource: (file, hasNear) => `Diese Worte stehen nicht in \`${file}\`.${nearest(hasNear)}`,

  takenForVendor: (vendor, meant) => `\`${vendor}\` wird für den Namen eines Anbieters gehalten.${didYouMean([meant])}`,
  duplicateRow: (id) => `Eine andere Zeile hat schon die Kennung \`${id}\`.`,
  duplicateSource: (id) => `Eine andere Quelle hat schon die Kennung \`${id}\`.`,
  unknownScope: (scope, meant) => `Kein Geltungsbereich heißt \`${scope}\`.${didYouMean(meant)}`,
  unknownRow: (id, meant) => `Keine Zeile hat die Kennung \`${id}\`.${didYouMean(meant)}`,

  misnamed: (noun, written, meant) => `${shown(written)} ist ${nouns[noun]}.${didYouMean(meant)}`,
  ambiguous: (written, keys) =>
    `\`${written}\` kann ${listed(keys.map(inCode), Infinity, 'oder')} sein: Schreiben Sie den ganzen Schlüssel.`,
  wrongType(expected, found, quoted) {
    const wanted = expectations[expected] ?? `ein Wert vom Typ ${expected}`;
    const end =
      found === 'nothing' ? ' Schreiben Sie ihn hin oder nehmen Sie den Schlüssel heraus.' : didYouMean(quoted);
    return `Erwartet wird ${wanted}, da steht ${kinds[found]}.${end}`;
  },
  wrongValue: (allowed, found, meant) =>
    `Erwartet wird ${allowed.length > 1 ? 'einer der Werte ' : ''}${allowed.join(', ')}, da steht ${shown(found)}.${didYouMean(meant)}`,
  wrongForm: (written) => `\`${written}\` hat nicht die Form, die hier erwartet wird.`,
  tooSmall: (written, least) => `${written} ist zu klein: Erwartet wird mindestens ${least}.`,
  tooBig: (written, most) => `${written} ist zu groß: Erwartet wird höchstens ${most}.`,
  emptyValue: () => 'Das ist leer.',
  misplaced: (found) => `Das gehört nicht hierher: ${kinds[found]}.`,
  unknownKey: (key, meant) => `Der Schlüssel \`${key}\` kann hier nicht stehen.${didYouMean(meant)}`,
  missingKey: (key) => `\`${key}\` fehlt.`,
};
