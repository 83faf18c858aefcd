import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { compileGlobs, rebaseGlob } from '../../../src/core/policy/globs.js';

describe('policy/globs', () => {
  it('takes globs with ! out of the others', () => {
    const holds = compileGlobs(['site/**', '!site/admin/**']);
    assert.deepEqual(['site/a.ts', 'site/.x/b.ts', 'site/admin/c.ts', 'api/d.ts'].map(holds), [
      true,
      true,
      false,
      false,
    ]);
  });

  it('does not throw for what is no glob', () => {
    assert.equal(compileGlobs(['['])('a'), false);
    assert.equal(compileGlobs(['x'.repeat(70_000)])('a'), false);
  });

  it('rewrites globs for a folder below so that they match the same files', () => {
    const globs = [
      'apps/web/src/**',
      'apps/*/src/*.ts',
      '**/src/**',
      '**/*.ts',
      'apps/**',
      '**/web/gen/**',
      'services/**',
      '*.ts',
      'a?ps/web/x.ts',
      './apps/web/y.ts',
    ];
    const files = ['src/a.ts', 'src/b/c.ts', 'x.ts', 'y.ts', 'gen/a.js', 'web/gen/b.js', 'lib/d.js'];
    for (const glob of globs) {
      const rewritten = rebaseGlob(glob, ['apps', 'web']);
      const matches = rewritten.length > 0 ? compileGlobs(rewritten) : () => false;
      const whole = compileGlobs([glob.replace(/^\.\//, '')]);
      for (const file of files)
        assert.equal(matches(file), whole(`apps/web/${file}`), `${glob} ${file} ${rewritten.join(' ')}`);
    }
    assert.deepEqual(rebaseGlob('!apps/web/x/**', ['apps', 'web']), ['!x/**']);
  });
});
