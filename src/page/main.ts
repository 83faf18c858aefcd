import { Filters } from './filters.js';

/** What VS Code gives to pages inside it. */
interface Host {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  var acquireVsCodeApi: (() => Host) | undefined;
}

const host = globalThis.acquireVsCodeApi?.();

const form = document.querySelector<HTMLFormElement>('#filters');
if (form !== null) {
  const filters = new Filters(form);
  filters.restore(host?.getState());
  filters.onChange((state) => host?.setState(state));
}

// Places and buttons mean something only inside the editor, and are only there then.
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest('button');
  if (button === null) return;
  const { uri, line, column, command } = button.dataset;
  if (uri !== undefined) host?.postMessage({ kind: 'open', uri, line: Number(line), column: Number(column) });
  else if (command !== undefined) host?.postMessage({ kind: 'command', command });
});
