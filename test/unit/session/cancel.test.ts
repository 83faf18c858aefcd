import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { harness, type Files } from './harness.js';

const lines = Array.from(
  { length: 40 },
  (_, i) => `export const f${i} = (user: { email: string }) => console.log(user.email);`,
).join('\n');
const files: Files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}.ts`, lines]));

/** Milliseconds that this process has computed: unlike the clock, not lengthened by whatever else the machine does. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe('cancelling', () => {
  it('rejects at once with a signal that is aborted already, and touches nothing', async () => {
    const { session, workspace } = harness(files);
    await assert.rejects(session.audit({ signal: AbortSignal.abort() }), { name: 'AbortError' });
    await assert.rejects(session.findings('file:///work/a0.ts', AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(workspace.touches, []);
  });

  for (const phase of ['list', 'read', 'analyse', 'check'] as const) {
    it(`ends an audit within 100 ms while it is to ${phase}, and the next one is whole`, async () => {
      const { session } = harness(files);
      const abort = new AbortController();
      let aborted = 0;
      const running = session.audit({
        signal: abort.signal,
        onProgress: (progress) => {
          if (progress.phase !== phase || abort.signal.aborted) return;
          aborted = computed();
          abort.abort();
        },
      });
      await assert.rejects(running, { name: 'AbortError' });
      assert.ok(computed() - aborted < 100, `${computed() - aborted} ms`);
      assert.equal((await session.audit({})).files, 30);
    });
  }

  it('lets others have their turn while an audit runs', async () => {
    const { session } = harness(files);
    let turns = 0;
    let longest = 0;
    let last = computed();
    const timer = setInterval(() => {
      turns++;
      longest = Math.max(longest, computed() - last);
      last = computed();
    }, 1);
    await session.audit({});
    clearInterval(timer);
    assert.ok(turns > 5, `${turns} turns`);
    assert.ok(longest < 100, `${longest} ms of work without a turn`);
  });
});
