import { afterEach, beforeEach, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ParseSource } from '../../../src/core/parse.js';
import { createSession } from '../../../src/core/session/createSession.js';
import type { AuditResult } from '../../../src/core/session.js';
import { settingsFromFiles } from '../../../src/core/settings/settingsFiles.js';
import { cacheFolderOf } from '../../../src/node/cacheFolder.js';
import { DiskCache } from '../../../src/node/diskCache.js';
import { NodeWorkspace, uriOf } from '../../../src/node/workspace.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';

const files = {
  'privacy.policy.yaml': 'version: 1\ncollects:\n  - category: user.name\n    status: accepted\n',
  'form.ts': 'export interface SignUpForm { email: string; name: string }\n',
  'report.ts': `import mixpanel from 'mixpanel-browser';
import type { SignUpForm } from './form.js';
// pledge-ignore-next-line undeclared-tracker -- known
export function report(form: SignUpForm) {
  mixpanel.track('sign-up', { email: form.email });
}
`,
  'log.ts': 'export const log = (user: { email: string }) => console.log(user.email);\n',
};

describe('the cache on disk', () => {
  let root: string;
  let cache: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pledge-cache-'));
    cache = join(root, 'kept', 'here');
    for (const [path, text] of Object.entries(files)) write(path, text);
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, 'code', path)), { recursive: true });
    writeFileSync(join(root, 'code', path), text);
  }

  /** Audits with a new session; says how many files were parsed. */
  async function audit(folder = cache): Promise<{ found: string; parsed: number }> {
    const workspace = new NodeWorkspace([uriOf(join(root, 'code'))]);
    let parsed = 0;
    const parse: ParseSource = (text, path) => {
      parsed++;
      return parseWithEstree(text, path);
    };
    const session = createSession({
      workspace,
      settings: settingsFromFiles(workspace, () => Promise.resolve(uriOf(join(root, 'code')))),
      parser: () => Promise.resolve(parse),
      ...(folder === 'no cache' ? {} : { cache: new DiskCache(folder) }),
    });
    return { found: plain(await session.audit({})), parsed };
  }

  function plain({ documents, skipped, files: count, lineCount }: AuditResult): string {
    return JSON.stringify({ documents, skipped, count, lineCount });
  }

  function written(ending: string): string[] {
    return readdirSync(cache)
      .filter((name) => name.endsWith(ending))
      .map((name) => join(cache, name));
  }

  it('saves parsing what is the same, and finds the same', async () => {
    const { found } = await audit('no cache');
    assert.ok(found.includes('undeclared-category'));
    assert.deepEqual(await audit(), { found, parsed: 3 });
    assert.deepEqual(await audit(), { found, parsed: 0 });
  });

  it('tells a file that has changed, and links what is the same with it', async () => {
    await audit();
    write('form.ts', files['form.ts'].replace('email', 'phone'));
    const { found } = await audit('no cache');
    assert.deepEqual(await audit(), { found, parsed: 1 });
    write('form.ts', files['form.ts']);
    assert.equal((await audit()).parsed, 0);
  });

  it('tells a policy that has changed', async () => {
    await audit();
    write('privacy.policy.yaml', `${files['privacy.policy.yaml']}code:\n  fields: { email: false }\n`);
    const { found } = await audit('no cache');
    assert.deepEqual(await audit(), { found, parsed: 0 });
  });

  it('is whole, or not there: nothing is left aside', async () => {
    await audit();
    assert.equal(written('.facts').length, 1);
    assert.equal(written('.result').length, 1);
    assert.deepEqual(written('.tmp'), []);
  });

  for (const [how, damage] of Object.entries<(file: string) => void>({
    'cut short': (file) => {
      truncateSync(file, Math.floor(readFileSync(file).length / 2));
    },
    emptied: (file) => {
      writeFileSync(file, '');
    },
    'changed in its first line': (file) => {
      flip(file, 20);
    },
    'changed in its middle': (file) => {
      flip(file, Math.floor(readFileSync(file).length / 2));
    },
    'changed at its end': (file) => {
      flip(file, readFileSync(file).length - 3);
    },
    'turned into something else': (file) => {
      writeFileSync(file, 'x'.repeat(readFileSync(file).length));
    },
  }))
    for (const ending of ['.facts', '.result'])
      it(`changes nothing where a file ending in ${ending} is ${how}`, async () => {
        const { found } = await audit();
        for (const file of written(ending)) damage(file);
        assert.equal((await audit()).found, found);
        // Without the result, the facts are read in full.
        for (const file of written('.result')) rmSync(file);
        for (const file of written('.facts')) damage(file);
        assert.equal((await audit()).found, found);
        assert.equal((await audit()).found, found);
      });

  it('does without a folder that cannot be made', async () => {
    writeFileSync(join(root, 'kept'), 'a file');
    assert.deepEqual(await audit(), { found: (await audit('no cache')).found, parsed: 3 });
  });

  it('stays small however often files change', async () => {
    for (let i = 0; i < 12; i++) {
      write('form.ts', `${files['form.ts']}// ${i}\n`);
      await audit();
    }
    assert.ok(written('.facts').length <= 6);
    assert.ok(written('.result').length <= 4);
    assert.equal((await audit()).parsed, 0);
  });
});

function flip(file: string, at: number): void {
  const content = readFileSync(file);
  content[at] = (content[at] ?? 0) ^ 1;
  writeFileSync(file, content);
}

describe('the folder of a cache', () => {
  it('lies in node_modules where there is one, else in the folder of the platform, else nowhere', () => {
    const root = mkdtempSync(join(tmpdir(), 'pledge-cache-'));
    try {
      assert.equal(cacheFolderOf(root, undefined), undefined);
      assert.equal(dirname(cacheFolderOf(root, '/caches') ?? ''), join('/caches', 'pledge'));
      mkdirSync(join(root, 'node_modules'));
      assert.equal(cacheFolderOf(root, '/caches'), join(root, 'node_modules', '.cache', 'pledge'));
      assert.deepEqual(readdirSync(join(root, 'node_modules')), []);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
