import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { languageOf } from '../../../src/core/language/choose.js';
import { english } from '../../../src/core/language/english.js';
import { german } from '../../../src/core/language/german.js';
import type { Language } from '../../../src/core/language/language.js';
import { trackerKinds } from '../../../src/core/policy/model.js';
import { policyJsonSchema } from '../../../src/core/policy/schema.js';
import { rules } from '../../../src/core/rules/registry.js';
import { ownerIsPerson, wordsBefore } from '../../../src/core/vocabulary/contexts.js';
import { allCategories, allPurposes, allSubjects, recipientClasses } from '../../../src/core/vocabulary/taxonomy.js';
import { englishWords, inWords } from './leftovers.js';
import { samples } from './samples.js';

type AnyTopic = Readonly<Record<string, (...values: readonly unknown[]) => string>>;
type AnySamples = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** Every text of a topic in a language, with each of its sample values. */
function textsOf(language: Language, topic: keyof typeof samples): [name: string, text: string][] {
  const texts = language[topic] as unknown as AnyTopic;
  const values = samples[topic] as unknown as AnySamples;
  return Object.entries(texts).flatMap(([name, say]) =>
    (values[name] ?? [[]]).map((each): [string, string] => [name, say(...each)]),
  );
}

/** Texts that hold no word of their own, or one that both languages have. */
const alike: ReadonlySet<string> = new Set([
  'words.severity',
  'evidence.annotated',
  'steps.parameter',
  'steps.variable',
  'hover.moreCategories',
  'report.code',
  'report.sinks',
  'report.severities',
  'problems.parentBroken',
]);

describe('German in full', () => {
  for (const topic of Object.keys(samples) as (keyof typeof samples)[]) {
    it(`says every text of “${topic}” in German, and nothing in English`, () => {
      const inEnglish = textsOf(english, topic);
      const inGerman = textsOf(german, topic);
      assert.deepEqual(inGerman.map(([name]) => name).sort(), inEnglish.map(([name]) => name).sort());
      const left = new Map(inEnglish.map(([name, text], index) => [`${index} ${name}`, text]));
      const twins: string[] = [];
      const leftovers: string[] = [];
      for (const [name, text] of inGerman) {
        if (
          [...left].some(([key, other]) => key.endsWith(` ${name}`) && other === text) &&
          !alike.has(`${topic}.${name}`)
        )
          twins.push(`${name}: ${text}`);
        if (englishWords.test(inWords(text))) leftovers.push(`${name}: ${text}`);
        assert.doesNotMatch(text, /undefined|\[object|NaN|\{\w+\}| {2}|\.\.$/, name);
      }
      assert.deepEqual([twins, leftovers], [[], []]);
    });
  }

  it('would find an English text', () => {
    assert.match(inWords('E-mail address is written to a log by console.log().'), englishWords);
    assert.doesNotMatch(
      inWords(german.findings.inUrl({ kind: 'identifier', categories: ['user.name'], name: 'x' }, 0)),
      englishWords,
    );
  });

  it('has a name and a meaning for each word of the vocabulary', () => {
    const { words } = german;
    for (const { key, label } of [...allCategories(), ...allPurposes(), ...allSubjects()]) {
      assert.notEqual(words.label(key), key, key);
      assert.doesNotMatch(words.label(key), /[_/]/, label);
      assert.match(words.description(key), /^\p{Lu}.*\.$/u, key);
    }
    for (const each of recipientClasses) {
      assert.notEqual(words.recipient(each), each);
      assert.match(words.recipientDescription(each), /\.$/);
    }
    for (const kind of trackerKinds) assert.doesNotMatch(german.rows.trackers(kind), /_| (?:log|web|device)\b/);
    for (const { id } of rules) assert.ok(words.ruleTitle(id) !== id && words.ruleDescription(id).endsWith('.'), id);
  });

  it('has each sentence of the catalogue, and none besides', () => {
    const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
    const inFolder = (folder: string): unknown[] =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => read(`${folder}/${name}`));
    const values = (key: string, value: unknown): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([name, inner]) =>
        name === key && typeof inner === 'string' ? [inner] : values(key, inner),
      );
    };
    const sentences = read('catalogue/german/sentences.json') as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    const wanted: Readonly<Record<string, readonly string[]>> = {
      terms: values('evidence', inFolder('catalogue/terms')),
      contexts: [...values('because', read('catalogue/terms/contexts.json')), wordsBefore, ownerIsPerson],
      sources: values('evidence', inFolder('catalogue/sources')),
      effects: values('effect', inFolder('catalogue/sdks')),
      schema: values('description', policyJsonSchema()),
    };
    for (const [topic, all] of Object.entries(wanted)) {
      const table = sentences[topic] ?? {};
      assert.ok(all.length > 0, topic);
      assert.deepEqual(Object.keys(table).sort(), [...new Set(all)].sort(), topic);
      for (const [text, said] of Object.entries(table)) {
        assert.equal(/\{\w+\}/.exec(said)?.[0], /\{\w+\}/.exec(text)?.[0], text);
        assert.doesNotMatch(inWords(said), englishWords, text);
      }
    }
  });

  it('is chosen by the locale of the client', () => {
    assert.equal(languageOf('de'), german);
    assert.equal(languageOf('de-AT'), german);
    assert.equal(languageOf('DE_ch'), german);
    for (const locale of [undefined, '', 'en', 'en-US', 'fr', 'den']) assert.equal(languageOf(locale), english);
  });
});

describe('German sentences', () => {
  const { findings, reasons } = german;

  it('have their articles, endings and verbs right', () => {
    const declared = (key: string): string => reasons.declaresNot(key);
    const policy = 'die Datenschutzerklärung nennt';
    assert.equal(declared('user.contact.email'), `${policy} die E-Mail-Adresse nicht`);
    assert.equal(declared('user.name'), `${policy} den Namen nicht`);
    assert.equal(declared('user.location.precise'), `${policy} den genauen Standort nicht`);
    assert.equal(declared('user.demographic.political_opinion'), `${policy} die politische Meinung nicht`);
    assert.equal(declared('user.demographic.profile'), `${policy} das demografische Profil nicht`);
    assert.equal(declared('user.biometric'), `${policy} biometrische Daten nicht`);
    assert.equal(
      reasons.noSharing('user.name', { class: 'analytics_providers', vendor: 'Mixpanel' }),
      'die Datenschutzerklärung sagt nicht, dass der Name an Mixpanel weitergegeben wird',
    );
  });

  it('read as people write them', () => {
    const what = {
      kind: 'sent',
      categories: ['user.location.precise', 'user.contact'],
      sink: 'tracker',
      host: undefined,
      to: { class: 'analytics_providers', vendor: 'Mixpanel' },
      by: 'mixpanel.track()',
    } as const;
    assert.equal(
      findings.undeclaredSharing(what, { verdict: 'omitted', reason: ['namesOnly', []] }),
      'Der genaue Standort und Kontaktdaten werden von mixpanel.track() an Mixpanel (Analysedienst) gesendet, aber die Datenschutzerklärung nennt keine solche Weitergabe.',
    );
    assert.equal(
      findings.insecure({ ...what, categories: ['user.name'], to: undefined, host: 'a.example' }),
      'Der Name wird von mixpanel.track() an a.example gesendet, und zwar über http:, sodass jeder unterwegs ihn lesen kann.',
    );
  });

  it('names the path of the project by which a third party is asked, as English does', () => {
    const what = {
      kind: 'tracking',
      to: { class: 'analytics_providers', vendor: 'Mixpanel' },
      starts: true,
      by: 'mixpanel.init()',
      byway: { path: '/t/:path*', file: 'next.config.mjs' },
    } as const;
    const decision = { verdict: 'omitted', reason: ['namesOnly', []] } as const;
    assert.match(
      english.findings.undeclaredTracking(what, decision),
      /mixpanel\.init\(\) by way of “\/t\/:path\*” \(next\.config\.mjs\)/,
    );
    assert.match(
      findings.undeclaredTracking(what, decision),
      /von mixpanel\.init\(\) über „\/t\/:path\*“ \(next\.config\.mjs\) gestartet/,
    );
  });
});
