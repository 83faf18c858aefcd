// VS Code as on the web: its page as plain files, extensions in a web worker, and no server side at all.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ensureServer } from '../../scripts/vscode-server.mjs';
import { quiet } from './vscodeServer.mjs';

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** code-server's page expects a server behind it, in two places. */
const patches = [
  { from: /,remoteAuthority:location\.host\}/g, to: () => '}' },
  { from: /\.with\(\{scheme:[\w$]+\.vscodeRemote\}\),"User"\)/g, to: () => '.with({scheme:"tmp"}),"User")' },
];

function patched(script) {
  return patches.reduce((text, { from, to }) => {
    const found = text.match(from)?.length ?? 0;
    if (found !== 1) throw new Error(`VS Code's page holds ${from} ${found} times, not once`);
    return text.replace(from, to);
  }, script);
}

function attribute(value) {
  return JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/**
 * @param {{ extensions: Record<string, string>, tests?: string, settings?: Record<string, unknown>, trust?: boolean }} options `extensions` gives each extension under
 * development a name and its folder; `tests` is the suite's file in one of them (`NAME/index.js`); `trust` leaves workspace trust on
 * @returns {Promise<{ address: (query: Record<string, string>) => string, missing: string[], stop: () => void }>}
 */
export async function startWebWorkbench({ extensions, tests, settings = {}, trust = false }) {
  const { root } = await ensureServer();
  const workbench = join(root, 'out/vs/code/browser/workbench');
  const template = readFileSync(join(workbench, 'workbench.html'), 'utf8');
  const script = patched(readFileSync(join(workbench, 'workbench.js'), 'utf8'));
  const mounts = { static: root, ...extensions };
  const missing = [];

  const page = (authority) => {
    const uri = (path) => ({ scheme: 'http', authority, path: `/${path}` });
    const configuration = {
      userDataPath: '/user',
      isEnabledCoderGettingStarted: false,
      isEnabledFileDownloads: false,
      isEnabledFileUploads: false,
      _wrapWebWorkerExtHostInIframe: false,
      webviewEndpoint: `http://${authority}/static/out/vs/workbench/contrib/webview/browser/pre`,
      enableWorkspaceTrust: trust,
      enabledExtensionProposedApi: ['pledge-test.files'],
      configurationDefaults: { ...quiet, 'security.workspace.trust.enabled': trust, ...settings },
      developmentOptions: {
        enableSmokeTestDriver: true,
        extensions: Object.keys(extensions).map(uri),
        ...(tests === undefined ? {} : { extensionTestsPath: uri(tests) }),
      },
    };
    const values = {
      BASE: '',
      VS_BASE: '',
      WORKBENCH_AUTH_SESSION: '',
      WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
      WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
      WORKBENCH_SCRIPT_NONCE: '',
      WORKBENCH_WEB_BASE_URL: '/static',
      WORKBENCH_WEB_CONFIGURATION: attribute(configuration),
    };
    return template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => values[name] ?? whole);
  };

  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };
    const send = (type, text) => response.writeHead(200, { ...headers, 'Content-Type': type }).end(text);
    if (path === '/') return send(types['.html'], page(request.headers.host));
    if (path.endsWith('/workbench/workbench.js')) return send(types['.js'], script);
    const [, mount = '', ...rest] = path.split('/');
    const file = Object.hasOwn(mounts, mount) ? join(mounts[mount], ...rest) : undefined;
    if (file === undefined || !existsSync(file) || !statSync(file).isFile()) {
      missing.push(path);
      return response.writeHead(404, headers).end();
    }
    response.writeHead(200, { ...headers, 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const address = (query) => {
    const url = new URL(`http://127.0.0.1:${port}/`);
    const payload = [
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ];
    for (const [name, value] of Object.entries(query)) {
      if (name === 'openFile') payload.push([name, value]);
      else url.searchParams.set(name, value);
    }
    url.searchParams.set('payload', JSON.stringify(payload));
    return url.href;
  };
  return {
    address,
    missing,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
