import { workspace, type Disposable, type ExtensionContext, type Uri } from 'vscode';
import files from 'workspace-files';
import { MemoryFiles } from '../integration/support/memoryFiles.js';

/** The part of VS Code's proposed search API that is needed: without a provider of searches, `findFiles` never comes back. */
interface Searches {
  registerFileSearchProvider(
    scheme: string,
    provider: { provideFileSearchResults(query: unknown, options: { readonly folder: Uri }): Uri[] },
  ): Disposable;
}

export function activate({ subscriptions }: ExtensionContext): void {
  const memory = new MemoryFiles(files);
  const searches = workspace as unknown as Searches;
  subscriptions.push(
    workspace.registerFileSystemProvider('pledgetest', memory, { isCaseSensitive: true }),
    searches.registerFileSearchProvider('pledgetest', {
      // VS Code itself holds them against the pattern.
      provideFileSearchResults: (_query, { folder }) => memory.below(folder),
    }),
  );
}
