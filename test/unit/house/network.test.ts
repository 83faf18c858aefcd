import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

/** What could reach a network or run a program, as it stands in a bundle for Node. */
const ways =
  /require\("(?:node:)?(?:http|https|http2|net|tls|dgram|dns)(?:\/promises)?"\)|\bnew (?:WebSocket|XMLHttpRequest|EventSource)\b|navigator\.sendBeacon\(/g;

describe('what ships', () => {
  for (const name of ['client', 'server', 'parser', 'cli']) {
    const file = `dist/${name}.js`;
    it(`dist/${name}.js opens no connection of its own`, function () {
      assert.ok(existsSync(file), `${file} is built before the tests`);
      const found = readFileSync(file, 'utf8').match(ways) ?? [];
      // vscode-languageserver and -client can speak over sockets and named pipes; Pledge starts them over IPC alone, and no host is ever named.
      const transports = new Set(['require("net")', 'require("node:net")']);
      const allowed = name === 'client' || name === 'server' ? transports : new Set<string>();
      assert.deepEqual(
        found.filter((way) => !allowed.has(way)),
        [],
      );
    });
  }
});
