import { commands, Uri, workspace, type Disposable, type ExtensionContext } from 'vscode';

/** What the walkthrough shows, in order of path. */
const files = ['docs/privacy.md', 'privacy.policy.yaml', 'src/rider.ts', 'src/signup.ts'];

/** Opens a copy of the sample in a window of its own, so that nobody's files are touched. A copy that is there already keeps what was changed in it. */
export function registerSample({ extensionUri, globalStorageUri }: ExtensionContext): Disposable {
  return commands.registerCommand('pledge.openSample', async () => {
    const folder = Uri.joinPath(globalStorageUri, 'sample');
    for (const file of files) {
      const target = Uri.joinPath(folder, file);
      const isThere = await workspace.fs.stat(target).then(
        () => true,
        () => false,
      );
      if (isThere) continue;
      await workspace.fs.writeFile(
        target,
        await workspace.fs.readFile(Uri.joinPath(extensionUri, 'walkthrough', 'sample', file)),
      );
    }
    await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
  });
}
