// Opens VS Code's page in Chromium, with an extension under development or tests where they are named.

/** The address of a file on the machine that the server runs on, as VS Code writes it. */
export function remoteUri(port, path) {
  return `vscode-remote://127.0.0.1:${port}${path}`;
}

/**
 * @param {number} port of VS Code's server
 * @param {{ workspace: string, extension?: string, tests?: string, open?: string }} what absolute paths; a workspace that ends in `.code-workspace` is one
 */
export function workbenchAddress(port, { workspace, extension, tests, open }) {
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remoteUri(port, extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remoteUri(port, tests)]);
  if (open !== undefined) payload.push(['openFile', remoteUri(port, open)]);
  const address = new URL(`http://127.0.0.1:${port}/`);
  address.searchParams.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
