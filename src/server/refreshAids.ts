import { CodeLensRefreshRequest, type ClientCapabilities, type Connection } from 'vscode-languageserver';

/** Makes the editor ask again for lenses and hints, where it can be asked to: settings or the findings of other files decide them too. */
export function refreshAids(connection: Connection, { workspace }: ClientCapabilities): void {
  const told = (error: unknown): void => {
    connection.console.warn(`The editor could not be asked to refresh: ${String(error)}`);
  };
  if (workspace?.codeLens?.refreshSupport === true) connection.sendRequest(CodeLensRefreshRequest.type).catch(told);
  if (workspace?.inlayHint?.refreshSupport === true) connection.languages.inlayHint.refresh().catch(told);
}
