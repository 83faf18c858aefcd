import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { loadPolicy } from '../../../src/core/policy/load.js';
import type { DeclaredRecipient, Policy } from '../../../src/core/policy/model.js';
import { importPolicy } from '../../../src/core/policy/import/import-policy.js';
import type { ImportResult } from '../../../src/core/policy/import/imported.js';
import { toPolicyFile } from '../../../src/core/policy/import/to-policy-file.js';
import { serialisePolicy } from '../../../src/core/policy/serialise.js';

const own = 'examples/rillwright/docs/privacy.md';
const reviewed = 'examples/rillwright/privacy.policy.yaml';
const seed = '../shared/policies/confluent.io-2016-08-14.md';
const isSeedThere = existsSync(join(process.cwd(), seed));

function read(file: string): ImportResult {
  return importPolicy(readFileSync(join(process.cwd(), file), 'utf8'), { file });
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

/** The categories that a policy says it collects, uses or shares, each once. */
function categories({ rows }: ImportResult): string[] {
  return sorted(rows.filter(({ negated }) => !negated).flatMap((row) => row.categories));
}

function denied({ rows }: ImportResult): string[] {
  return sorted(rows.filter(({ negated }) => negated).flatMap((row) => row.categories));
}

function recipients({ rows }: ImportResult): string[] {
  return sorted(rows.flatMap((row) => row.recipients.map((recipient) => recipient.class)));
}

/** Kinds of choices; of a setting the key without the name of its company, and the value that opts out. */
function choices({ facts }: ImportResult): string[] {
  return sorted(
    facts.optOuts.map(({ kind, key, value }) =>
      key === undefined ? kind : `${kind} ${key.replace(/^[a-z]+\./, '…')}=${value ?? ''}`,
    ),
  );
}

/** Whether something goes on in spite of an opt-out, by the kind of choice. */
function exceptions({ facts }: ImportResult): string[] {
  return sorted(facts.optOuts.flatMap(({ kind, except }) => (except === undefined ? [] : [kind])));
}

/** What holds for a policy as a whole, without what is its own: names, addresses and its words. */
function facts({ facts: all }: ImportResult): Record<string, unknown> {
  return {
    lastModified: all.lastModified,
    doNotTrack: all.doNotTrack,
    gpc: all.gpc,
    trackers: sorted(all.trackers),
    minAge: all.minAge,
    onDiscovery: all.onDiscovery,
    retention: all.retention && sorted(all.retention.exceptions),
    countries: all.transfer && sorted(all.transfer.countries),
    elsewhere: all.transfer?.elsewhere,
    safeguards: all.safeguards,
    breachNotice: all.breachNotice,
    changeNotice: all.changeNotice,
    contacts: all.contacts.length,
  };
}

describe(`the example's policy beside the one it is modelled on${isSeedThere ? '' : ` (skipped: no ${seed})`}`, () => {
  let ours: ImportResult;
  let theirs: ImportResult;

  before(function () {
    this.timeout(30_000);
    if (!isSeedThere) this.skip();
    ours = read(own);
    theirs = read(seed);
  });

  for (const [what, of] of Object.entries({ categories, denied, recipients, choices, exceptions })) {
    it(`has the same ${what}`, () => {
      const expected = of(theirs);
      assert.ok(expected.length > 0, `no ${what} were found in ${seed}`);
      assert.deepEqual(of(ours), expected);
    });
  }

  it('has the same facts', () => {
    assert.deepEqual(facts(ours), facts(theirs));
  });

  it('shares no sentence with it', () => {
    const sentences = (file: string): string[] =>
      readFileSync(join(process.cwd(), file), 'utf8')
        .replace(/\s+/g, ' ')
        .toLowerCase()
        .split(/(?<=[.:;?!])\s/)
        .filter((sentence) => sentence.split(' ').length >= 6);
    const known = new Set(sentences(seed));
    assert.deepEqual(
      sentences(own).filter((sentence) => known.has(sentence)),
      [],
    );
  });
});

/** What a policy file says, without where it says so and in how many rows. */
function declared(policy: Policy): Record<string, unknown> {
  const named = (to: DeclaredRecipient): string => ('class' in to ? to.class : to.vendor);
  return {
    categories: sorted([
      ...policy.collects.map(({ category }) => category),
      ...[...policy.uses, ...policy.shares].flatMap((row) => row.categories),
    ]),
    recipients: sorted(policy.shares.flatMap(({ to }) => to.map(named))),
    denied: policy.denies.map(({ practice, category, when }) => ({ practice, category, when })),
    choices: policy.choices.map(({ choice, key, value }) => [choice, key, value].join(' ')).sort(),
    trackers: sorted(policy.trackers),
    signals: [policy.signals.doNotTrack, policy.signals.gpc],
    retention: policy.retention?.exceptions,
    transfer: [policy.transfer?.countries, policy.transfer?.elsewhere],
    children: [policy.children?.minAge, policy.children?.onDiscovery],
    security: [policy.security?.safeguards, policy.security?.breachNotice],
    contacts: policy.contacts,
    sources: policy.sources.map(({ sha256, lastModified, title }) => ({ sha256, lastModified, title })),
  };
}

function load(text: string): Policy {
  const { policy, problems } = loadPolicy({
    uri: `file:///${reviewed}`,
    text,
    readSource: () => readFileSync(join(process.cwd(), own), 'utf8'),
  });
  assert.deepEqual(problems, []);
  assert.ok(policy);
  return policy;
}

describe("the example's reviewed policy file", () => {
  it('declares what the importer proposes for the prose beside it', function () {
    this.timeout(30_000);
    const text = readFileSync(join(process.cwd(), own), 'utf8');
    const proposal = toPolicyFile(read(own), { id: 'main', file: 'docs/privacy.md', text });
    const file = load(readFileSync(join(process.cwd(), reviewed), 'utf8'));
    assert.deepEqual(declared(file), declared(load(serialisePolicy(proposal))));
  });

  it('leaves no row to be reviewed', () => {
    const file = load(readFileSync(join(process.cwd(), reviewed), 'utf8'));
    const rows = [file.collects, file.uses, file.shares, file.denies, file.choices, file.trackerRows].flat();
    assert.deepEqual(
      rows.filter(({ status, quote }) => status !== 'accepted' || !quote).map(({ id }) => id),
      [],
    );
  });
});
