import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readAnnotations } from '../../../src/core/facts/annotation-reader.js';
import type { ModuleFacts } from '../../../src/core/facts/model.js';
import { extractPrismaFacts } from '../../../src/core/facts/prisma.js';

function factsOf(text: string): ModuleFacts {
  return extractPrismaFacts({ uri: 'file:///w/s.prisma', path: 's.prisma', text, hash: '' }, readAnnotations);
}

function fieldsOf({ types }: ModuleFacts): string[] {
  return types.flatMap(({ name, members }) => members.map((member) => `${name}.${member.name}`));
}

const schema = `model User {
  id    Int    @id
  mail  String @map("e_mail") // how we write
  posts Post[]
}

model Post {
  title String
}
`;

describe('facts of a Prisma schema', () => {
  for (const [name, text] of [
    ['LF', schema],
    ['CRLF', schema.replaceAll('\n', '\r\n')],
    ['a byte-order mark', `\uFEFF${schema}`],
  ] as const)
    it(`places fields in a text with ${name}`, () => {
      const facts = factsOf(text);
      assert.deepEqual(fieldsOf(facts), ['User.id', 'User.mail', 'Post.title']);
      const mail = facts.types[0]?.members[1];
      assert.ok(mail);
      assert.equal(text.slice(mail.nameRange.start, mail.nameRange.end), 'mail');
      assert.equal(text.slice(mail.range.start, mail.range.end), 'mail  String @map("e_mail")');
      assert.equal(mail.column, 'e_mail');
    });

  it('keeps relations apart from fields', () => {
    assert.deepEqual(
      factsOf(schema).types[0]?.relations?.map(({ name }) => name),
      ['posts'],
    );
  });

  it('reads the rest of a text that is being typed', () => {
    const broken = schema.replace('  mail', '  phone Str@\n  mail').replace('title String\n}', 'title String\n');
    const facts = factsOf(broken);
    assert.equal(facts.recovered, true);
    assert.deepEqual(fieldsOf(facts), ['User.id', 'User.mail', 'Post.title']);
    const title = facts.types[1]?.members[0];
    assert.ok(title);
    assert.equal(broken.slice(title.nameRange.start, title.nameRange.end), 'title');
  });

  it('makes something of every beginning of a text', () => {
    for (let end = 0; end <= schema.length; end++) assert.doesNotThrow(() => factsOf(schema.slice(0, end)));
  });

  it('reads annotations above a field and at its end', () => {
    const text =
      'model A {\n  /// @pii email\n  a String\n  b String /// @pii phone_number\n  c String // @pii nonsense\n}';
    const { annotations, annotated } = factsOf(text);
    assert.equal(annotations.annotations.length, 3);
    assert.equal(annotated.length, 3);
    assert.deepEqual(
      annotations.problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['unknown-category', 'nonsense']],
    );
  });
});
