import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { defaultSettings, settingDefinitions } from '../../../src/core/settings/definitions.js';
import { resolveSettings } from '../../../src/core/settings/resolve.js';
import type { Settings } from '../../../src/core/settings.js';
import { settingsProblemOf } from '../language/inEnglish.js';

const rules = ['undeclared-category', 'personal-data-in-log'];

function resolve(values: unknown): { settings: Settings; problems: string[] } {
  const { settings, problems } = resolveSettings({ folder: 'file:///work', values }, rules);
  return { settings, problems: problems.map((each) => `${each.key}: ${settingsProblemOf(each)}`) };
}

describe('settings', () => {
  it('are the defaults where nothing is written', () => {
    for (const values of [undefined, null, {}, 'x', []])
      assert.deepEqual(resolve(values), { settings: defaultSettings, problems: [] });
  });

  it('are defined once, each default being what its own schema takes', () => {
    const defaults = Object.fromEntries(settingDefinitions.map((definition) => [definition.name, definition.default]));
    assert.deepEqual(resolve(defaults).problems, []);
    for (const name of Object.keys(defaultSettings)) assert.ok(name in defaults, name);
  });

  it('hold where they are right', () => {
    const { settings, problems } = resolve({
      enable: false,
      policy: 'docs/p.yaml',
      preset: 'strict',
      rules: { 'personal-data-in-log': 'off' },
      fields: { handle: 'user.account.username', mail: 'email', '*.tenantId': false },
      exclude: ['a/**', '!**/*.test.ts'],
      maxFileSize: 10,
      trace: { server: 'verbose' },
    });
    assert.deepEqual(problems, []);
    assert.equal(settings.enable, false);
    assert.deepEqual(settings.rules, { 'personal-data-in-log': 'off' });
    assert.deepEqual(settings.fields, {
      handle: 'user.account.username',
      mail: 'user.contact.email',
      '*.tenantId': false,
    });
    assert.deepEqual(settings.exclude, ['a/**', '!**/*.test.ts']);
  });

  for (const [values, message] of [
    [{ exlude: [] }, 'pledge.exlude: There is no setting `pledge.exlude`. Did you mean `pledge.exclude`?'],
    [{ somethingElse: 1 }, 'pledge.somethingElse: There is no setting `pledge.somethingElse`.'],
    [{ enable: 'yes' }, 'pledge.enable: The setting `pledge.enable` must be `true` or `false`, not text.'],
    [{ exclude: 'a' }, 'pledge.exclude: The setting `pledge.exclude` must be a list of texts, not text.'],
    [
      { exclude: [1] },
      'pledge.exclude: The setting `pledge.exclude` must be a list of texts, not a list of other things.',
    ],
    [{ rules: [] }, 'pledge.rules: The setting `pledge.rules` must be an object, not a list.'],
    [{ maxProblems: 9 }, 'pledge.maxProblems: The setting `pledge.maxProblems` must be at least 10.'],
    [{ maxProblems: 1001 }, 'pledge.maxProblems: The setting `pledge.maxProblems` must be at most 1000.'],
    [
      { maxFileSize: 1.5 },
      'pledge.maxFileSize: The setting `pledge.maxFileSize` must be a whole number, not a number.',
    ],
    [{ maxFileSize: -1 }, 'pledge.maxFileSize: The setting `pledge.maxFileSize` must be at least 0.'],
    [{ preset: 'lax' }, 'pledge.preset: The setting `pledge.preset` must be `recommended` or `strict`, not `lax`.'],
    [
      { rules: { 'undeclared-categories': 'off' } },
      'pledge.rules: `pledge.rules` names a rule that does not exist: `undeclared-categories`. Did you mean `undeclared-category`?',
    ],
    [
      { rules: { 'undeclared-category': 'fatal' } },
      'pledge.rules: The level of `undeclared-category` in `pledge.rules` must be one of `error`, `warning`, `information`, `hint`, `report`, `off`.',
    ],
    [
      { fields: { a: 'user.contact.emial' } },
      'pledge.fields: There is no category `user.contact.emial`, said of `a` in `pledge.fields`. Did you mean `user.contact.email`?',
    ],
    [{ fields: { a: true } }, 'pledge.fields: `a` in `pledge.fields` must be a category of personal data, or `false`.'],
  ] as const) {
    it(`tell once of ${JSON.stringify(values)}, and count as not written`, () => {
      const { settings, problems } = resolve(values);
      assert.deepEqual(problems, [message]);
      assert.deepEqual(settings, defaultSettings);
    });
  }

  it('keep what is right beside what is wrong', () => {
    const { settings, problems } = resolve({ enable: 1, rules: { 'personal-data-in-log': 'error', x: 'off' } });
    assert.equal(problems.length, 2);
    assert.deepEqual(settings.rules, { 'personal-data-in-log': 'error' });
  });
});
