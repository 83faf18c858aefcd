import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readAnnotations } from '../../../src/core/facts/annotation-reader.js';
import type { ModuleAnnotations } from '../../../src/core/facts/annotations.js';
import { classificationOf } from '../../../src/core/facts/classified-types.js';
import { extractFacts } from '../../../src/core/facts/extract.js';
import type { ModuleFacts } from '../../../src/core/facts/model.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';

function factsOf(text: string): ModuleFacts {
  const input = { uri: 'file:///w/a.ts', path: 'a.ts', text, hash: '' };
  return extractFacts(parseWithEstree(text, 'a.ts'), input, readAnnotations);
}

function read(text: string): ModuleAnnotations {
  return factsOf(text).annotations;
}

describe('declared telemetry events', () => {
  it('are read with their owner, note, properties, wildcards and fragments', () => {
    const text = `/* __GDPR__
      "search" : {
        "owner": "alex",
        "comment": "What is looked for",
        "query" : { "classification": "CustomerContent", "purpose": "FeatureInsight", "comment": "as typed" },
        "took" : { "classification": "SystemMetaData", "purpose": "PerformanceAndHealth", "isMeasurement": true },
        "\${wildcard}": [{ "\${prefix}": "setting.", "\${classification}": { "classification": "SystemMetaData" } }],
        "\${include}": ["\${Common}"]
      }
    */
    log();`;
    const [event] = read(text).events ?? [];
    assert.ok(event);
    assert.equal(event.kind, 'event');
    assert.equal(event.name, 'search');
    assert.equal(event.owner, 'alex');
    assert.equal(event.note, 'What is looked for');
    assert.deepEqual(event.includes, ['Common']);
    assert.deepEqual(
      event.properties.map(({ name, category, purpose }) => [name, category, purpose]),
      [
        ['query', 'user.content', 'functional.service.improve'],
        ['took', null, 'analytics.reporting.system.performance'],
        ['setting.*', null, undefined],
      ],
    );
    const [query] = event.properties;
    assert.ok(query);
    assert.match(text.slice(query.range.start, query.range.end), /^"query" : \{.*\}$/);
  });

  it('are read where a comment declares several, or a fragment, or a common property', () => {
    const { events = [], problems } = read(`
      /* __GDPR__ "a" : {}, "b" : { "x" : { "classification": "Nonsense" } }, */ one();
      /* __GDPR__FRAGMENT__ "F" : { "y" : { "classification": "PublicNonPersonalData" } } */ two();
      // __GDPR__COMMON__ "z" : { "endPoint": "none", "classification": "EndUserPseudonymizedInformation", "purpose": "BusinessInsight" }
      three();`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      events.map(({ kind, name, properties }) => [kind, name, properties.map(({ category }) => category)]),
      [
        ['event', 'a', []],
        ['event', 'b', [undefined]],
        ['fragment', 'F', [null]],
        ['common', 'z', ['user.unique_id.pseudonymous']],
      ],
    );
  });

  it('are not seen in strings, in words about them, or behind other markers', () => {
    const text = `const a = '/* __GDPR__ "a": {} */';
      // the __GDPR__ comment
      // __GDPR__COMMENT__: declared elsewhere
      // __GDPR__TODO__ "a": {}
      /* __GDPR__ */
      log(a);`;
    assert.deepEqual(read(text), { annotations: [], suppressions: [], problems: [] });
  });

  it('say where their text is broken, and keep what stands before', () => {
    const text = '/* __GDPR__ "a" : { "x" : { "classification": "SystemMetaData" }, oops } */ log();';
    const { events = [], problems } = read(text);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['malformed-event', 'oops']],
    );
    assert.deepEqual(
      events.map(({ properties }) => properties.length),
      [1],
    );
  });

  it('speak for the outermost call below them, and for none across a blank line', () => {
    const facts = factsOf(`
      /* __GDPR__ "a" : {} */
      telemetry.log(name(), data());

      /* __GDPR__ "b" : {} */

      telemetry.log(name());`);
    assert.deepEqual(facts.declared, [[facts.expressions[facts.events[2]?.expression ?? -1]?.range[0], 0]]);
  });

  it('are read from classification types, with aliases of their own', () => {
    const facts = factsOf(`
      type Size = { classification: 'SystemMetaData'; purpose: 'FeatureInsight' };
      type C = { owner: 'alex'; comment: 'x'; size: Size; text: { classification: 'CustomerContent'; purpose: 'Else' } };
      type Plain = { owner: string; size: { width: number } };`);
    const found = facts.types.map(({ name }, id) => [
      name,
      classificationOf(facts, id)?.map(({ category }) => category),
    ]);
    assert.deepEqual(
      found.filter(([, categories]) => categories !== undefined),
      [['C', [null, 'user.content']]],
    );
  });

  it('never make reading fail, whatever stands in the comment', () => {
    for (const body of [
      '',
      '"',
      '"a"',
      '"a":',
      '"a":{',
      '"a":[{}]',
      '"a":{"${include}":5}',
      '"a":{"${wildcard}":[1]}',
      '{',
    ])
      assert.doesNotThrow(() => read(`/* __GDPR__ ${body} */ x();`), body);
  });
});
