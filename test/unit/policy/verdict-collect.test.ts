import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { oracleOf, policyOf, said } from './policyFixture.js';
import { createOracle } from '../../../src/core/policy/verdict.js';
import { reasonOf } from '../language/inEnglish.js';

const head = 'version: 1\n';
const collects = (...rows: string[]): string => `${head}collects:\n${rows.map((row) => `  - ${row}\n`).join('')}`;
const file = 'src/a.ts';

function verdict(text: string, category: string, childData?: boolean): string {
  return oracleOf(text).collect({ category, file, ...(childData !== undefined && { childData }) }).verdict;
}

describe('policy/verdict: collection', () => {
  it('is clear where the very category is declared', () => {
    const decision = oracleOf(collects('{ id: m, category: email }')).collect({ category: 'user.contact.email', file });
    assert.equal(said(decision), 'clear: the policy declares e-mail address');
    assert.equal(decision.row?.id, 'm');
  });

  it('is vague where an ancestor is declared, and names it', () => {
    const oracle = oracleOf(collects('{ category: user }', '{ id: c, category: user.contact }'));
    const decision = oracle.collect({ category: 'user.contact.email', file });
    assert.equal(said(decision), 'vague: the policy declares only contact details');
    assert.equal(decision.row?.id, 'c');
    assert.equal(verdict(collects('{ category: user }'), 'user.contact.email'), 'vague');
  });

  it('covers keys that the taxonomy lacks by the ancestor that an older policy names', () => {
    assert.equal(verdict(collects('{ category: user.device }'), 'user.device.user_agent'), 'vague');
  });

  it('takes a part that is declared for a vague declaration of the whole', () => {
    const oracle = oracleOf(collects('{ category: user.name.first }'));
    assert.equal(
      said(oracle.collect({ category: 'user.name', file })),
      'vague: the policy declares first name, which is only a part of name',
    );
  });

  it('is omitted where nothing is said', () => {
    const oracle = oracleOf(collects('{ category: email }'));
    assert.equal(
      said(oracle.collect({ category: 'user.contact.phone_number', file })),
      'omitted: the policy does not declare phone number',
    );
  });

  it('never lets an umbrella cover what is protected', () => {
    const protectedKeys = [
      'user.demographic.religious_belief',
      'user.government_id.passport_number',
      'user.financial.credit_card',
      'user.payment',
      'user.location.precise',
      'user.biometric.fingerprint',
      'user.health_and_medical.record_id',
      'user.childrens',
      'user.authorization.password',
    ];
    const umbrella = oracleOf(
      collects('{ category: user }', '{ category: user.demographic }', '{ category: user.location }'),
    );
    for (const category of protectedKeys)
      assert.equal(umbrella.collect({ category, file }).verdict, 'omitted', category);
    assert.equal(
      said(umbrella.collect({ category: 'user.location.precise', file })),
      'omitted: the policy declares location, which does not cover precise location',
    );
  });

  it('lets what is protected be named by its own kind', () => {
    assert.equal(verdict(collects('{ category: user.financial }'), 'user.financial.credit_card'), 'vague');
    assert.equal(verdict(collects('{ category: user.location.precise }'), 'user.location.precise'), 'clear');
    assert.equal(verdict(collects('{ category: user.biometric }'), 'user.biometric.health'), 'omitted');
    assert.equal(
      verdict(collects('{ category: user.health_and_medical }'), 'user.health_and_medical.genetic'),
      'omitted',
    );
  });

  it('does not count rejected rows, and counts proposed ones after accepted ones', () => {
    assert.equal(verdict(collects('{ category: email, status: rejected }'), 'user.contact.email'), 'omitted');
    const both = collects('{ id: p, category: email, status: proposed }', '{ id: a, category: email }');
    assert.equal(oracleOf(both).collect({ category: 'user.contact.email', file }).row?.id, 'a');
    assert.equal(verdict(collects('{ category: email, status: proposed }'), 'user.contact.email'), 'clear');
  });

  it('holds rows to their scope', () => {
    const text = `${head}scopes: { products: ["broker/**"], site: ["site/**", "!site/admin/**"] }\ncollects:\n  - { category: ip_address, scope: products }\n  - { category: email, scope: site }\n`;
    const oracle = oracleOf(text);
    const at = (category: string, path: string): string => oracle.collect({ category, file: path }).verdict;
    assert.equal(at('user.device.ip_address', 'broker/src/report.ts'), 'clear');
    assert.equal(at('user.device.ip_address', 'site/form.ts'), 'omitted');
    assert.equal(at('user.contact.email', 'site/form.ts'), 'clear');
    assert.equal(at('user.contact.email', 'site/admin/form.ts'), 'omitted');
    assert.match(
      reasonOf(oracle.collect({ category: 'user.contact.email', file: 'x.ts' })),
      /other parts of the code only \(site\)/,
    );
  });

  it('takes what is used or shared by name for collected, and all personal data not', () => {
    const text = `${head}uses:\n  - { categories: [ip_address, user] , purposes: [analytics] }\nshares:\n  - { to: [affiliates], categories: [phone_number] }\n  - { to: [public], categories: [gender], only: aggregated }\n`;
    assert.equal(verdict(text, 'user.device.ip_address'), 'clear');
    assert.equal(verdict(text, 'user.contact.phone_number'), 'clear');
    assert.equal(verdict(text, 'user.contact.email'), 'omitted');
    assert.equal(verdict(text, 'user.demographic.gender'), 'omitted');
  });
});

describe('policy/verdict: figures about many', () => {
  it('does not take them for data about each', () => {
    const text = `${head}uses:\n  - { categories: [user.demographic], condition: in aggregate }\n`;
    assert.equal(verdict(text, 'user.demographic.gender'), 'omitted');
  });
});

describe('policy/verdict: denied collection', () => {
  const denies = (...rows: string[]): string => `denies:\n${rows.map((row) => `  - ${row}\n`).join('')}`;

  it('is incorrect where it is denied, with the row', () => {
    const oracle = oracleOf(head + denies('{ id: d, practice: collect, category: user.contact }'));
    const decision = oracle.collect({ category: 'user.contact.email', file });
    assert.equal(said(decision), 'incorrect: the policy says that it does not collect contact details');
    assert.equal(decision.row?.id, 'd');
    assert.equal(oracle.collect({ category: 'user', file }).verdict, 'omitted');
  });

  it('is ambiguous where it is declared and denied, with both rows', () => {
    const text = collects('{ id: c, category: email }') + denies('{ id: d, practice: collect, category: email }');
    const decision = oracleOf(text).collect({ category: 'user.contact.email', file });
    assert.equal(decision.verdict, 'ambiguous');
    assert.equal(decision.row?.id, 'c');
    assert.equal(decision.against?.id, 'd');
  });

  it('takes a narrower denial for an exception from an umbrella', () => {
    const text = collects('{ category: user }') + denies('{ id: d, practice: collect, category: phone_number }');
    const decision = oracleOf(text).collect({ category: 'user.contact.phone_number', file });
    assert.equal(decision.verdict, 'incorrect');
    assert.equal(decision.row?.id, 'd');
  });

  it('lets a denial about children concern their data alone', () => {
    for (const row of [
      '{ practice: collect, category: user.childrens, when: "knowingly, under 13" }',
      '{ practice: collect, category: user, when: from persons under the age of 16 }',
    ]) {
      const text = collects('{ category: email }', '{ category: user.name }') + denies(row);
      assert.equal(verdict(text, 'user.contact.email'), 'clear', row);
      assert.equal(verdict(text, 'user.contact.phone_number'), 'omitted', row);
      assert.notEqual(verdict(text, 'user.contact.phone_number', true), 'omitted', row);
      assert.equal(verdict(text, 'user.childrens'), 'incorrect', row);
    }
  });

  it('wants data of children to be named', () => {
    assert.equal(verdict(collects('{ category: email }'), 'user.contact.email', true), 'omitted');
    assert.equal(
      verdict(collects('{ category: email }', '{ category: user.childrens }'), 'user.contact.email', true),
      'clear',
    );
  });

  it('does not break a denial whose condition cannot be known', () => {
    const text =
      collects('{ category: email }') + denies('{ practice: collect, category: email, when: without your consent }');
    assert.equal(verdict(text, 'user.contact.email'), 'clear');
  });

  it('does not count a rejected denial', () => {
    assert.equal(
      verdict(head + denies('{ practice: collect, category: email, status: rejected }'), 'user.contact.email'),
      'omitted',
    );
  });
});

describe('policy/verdict: enumerations', () => {
  const sentence = 'We collect personal information, including your name, e-mail address and how you pay.';
  const prose = `Intro. ${sentence} We may also collect device information such as the model. Log files hold the IP address, browser type and pages.\n\nWe store these things:\n\n* your city\n* your street\n`;
  const source = `${head}sources: [{ id: m, file: p.md }]\ncollects:\n`;
  const quoted = (...rows: readonly (readonly [string, string, string])[]): string =>
    source +
    rows
      .map(([id, category, text]) => `  - { id: ${id}, category: ${category}, quote: { text: "${text}" } }\n`)
      .join('');
  const ask = (text: string, category: string) => oracleOf(text, { 'p.md': prose }).collect({ category, file });
  const umbrella = ['all', 'user', 'personal information'] as const;
  const name = ['name', 'user.name', 'your name'] as const;
  const email = ['email', 'email', 'e-mail address'] as const;

  it('omits a sibling that the sentence does not list, and names the sentence', () => {
    const decision = ask(quoted(umbrella, name, email), 'user.contact.phone_number');
    assert.equal(said(decision), 'omitted: the sentence lists name and e-mail address, but not phone number');
    assert.equal(decision.row?.id, 'all');
  });

  it('leaves what it lists clear, and what lies below that vague', () => {
    assert.equal(ask(quoted(umbrella, name, email), 'user.contact.email').verdict, 'clear');
    assert.equal(ask(quoted(umbrella, name, email), 'user.name.last').verdict, 'vague');
  });

  it('covers vaguely where the sentence lists nothing that is a row', () => {
    assert.equal(ask(quoted(umbrella), 'user.contact.phone_number').verdict, 'vague');
    assert.equal(
      ask(quoted(umbrella, ['ip', 'ip_address', 'the IP address']), 'user.contact.phone_number').verdict,
      'vague',
    );
  });

  it('takes other mentions of personal data for what the list says it is', () => {
    const again = ['again', 'user', 'these things'] as const;
    assert.equal(ask(quoted(again, umbrella, name), 'user.contact.phone_number').verdict, 'omitted');
  });

  it('works when every row quotes the whole sentence', () => {
    const whole = quoted(['all', 'user', sentence], ['name', 'user.name', sentence], ['email', 'email', sentence]);
    assert.equal(ask(whole, 'user.contact.phone_number').verdict, 'omitted');
    assert.equal(ask(whole, 'user.contact.email').verdict, 'clear');
  });

  it('holds a narrower umbrella to its list', () => {
    const text = quoted(['dev', 'user.device', 'device information'], ['model', 'user.device.model', 'the model']);
    assert.equal(ask(text, 'user.device.os').verdict, 'omitted');
    assert.equal(ask(text, 'user.device.model').verdict, 'clear');
  });

  it('does not take an item of a list for its umbrella', () => {
    const text = quoted(['ip', 'ip_address', 'IP address'], ['type', 'user.device', 'browser type']);
    assert.equal(ask(text, 'user.device.user_agent').verdict, 'vague');
  });

  it('reads a list of lines after a colon', () => {
    const text = quoted(['all', 'user', 'We store these things'], ['city', 'user.contact.address.city', 'your city']);
    assert.equal(ask(text, 'user.contact.email').verdict, 'omitted');
  });

  it('reads the quote alone where the source cannot be read', () => {
    const policy = policyOf(quoted(['all', 'user', sentence], ['name', 'user.name', 'your name']), { 'p.md': prose });
    const bare = {
      ...policy,
      collects: policy.collects.map((row) =>
        row.quote ? { ...row, quote: { source: 'm', text: row.quote.text } } : row,
      ),
    };
    assert.equal(createOracle(bare).collect({ category: 'user.contact.email', file }).verdict, 'omitted');
  });

  it('does nothing to files that are written without quotes', () => {
    assert.equal(verdict(collects('{ category: user }', '{ category: user.name }'), 'user.contact.email'), 'vague');
  });
});
