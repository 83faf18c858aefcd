import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Batch } from '../../../src/server/batch.js';

describe('a batch of questions', () => {
  it('asks those of one turn together, and gives each its answer', async () => {
    const asked: (readonly number[])[] = [];
    const batch = new Batch<number, number>((questions) => {
      asked.push(questions);
      return Promise.resolve(questions.map((question) => question * 2));
    });
    assert.deepEqual(await Promise.all([batch.ask(1), batch.ask(2), batch.ask(3)]), [2, 4, 6]);
    assert.equal(await batch.ask(4), 8);
    assert.deepEqual(asked, [[1, 2, 3], [4]]);
  });

  it('fails all questions of a turn whose message fails, and no later one', async () => {
    let failing = true;
    const batch = new Batch<number, number>((questions) =>
      failing ? Promise.reject(new Error('the client is gone')) : Promise.resolve(questions),
    );
    await assert.rejects(Promise.all([batch.ask(1), batch.ask(2)]), /the client is gone/);
    failing = false;
    assert.equal(await batch.ask(3), 3);
  });

  it('takes no answers that are too few', async () => {
    const batch = new Batch<number, number>(() => Promise.resolve([]));
    await assert.rejects(batch.ask(1), /1 questions were given 0 answers/);
  });
});
