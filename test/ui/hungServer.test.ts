import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from './support/workbench.js';

function read(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}

function parentOf(pid: string): string {
  return /^PPid:\s*(\d+)/m.exec(read(pid, 'status'))?.[1] ?? '0';
}

function isOurs(pid: string): boolean {
  for (let each = pid; each !== '0'; each = parentOf(each)) if (each === String(process.pid)) return true;
  return false;
}

/** The language servers that this test has started, by way of VS Code. */
function languageServers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && read(name, 'cmdline').includes('dist/server.js') && isOurs(name))
    .map(Number);
}

describe('A server that hangs', function () {
  let workbench: Workbench;

  before(async function () {
    if (process.platform !== 'linux') this.skip();
    workbench = await openWorkbench('test/workspaces/shop', { open: 'src/signup.ts' });
    await workbench.editor('src/signup.ts').locator('.squiggly-error').first().waitFor();
  });
  after(async () => {
    if (process.platform === 'linux') await workbench.close();
  });

  it('is replaced by Restart Server', async () => {
    const [hung, ...others] = languageServers();
    assert.ok(hung !== undefined && others.length === 0);
    process.kill(hung, 'SIGSTOP');
    await workbench.command('Pledge: Restart Server');
    await workbench.openFile('src/order.ts');
    await workbench.editor('src/order.ts').locator('.squiggly-warning').first().waitFor();
    assert.ok(languageServers().some((pid) => pid !== hung));
  });
});
