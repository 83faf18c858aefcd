/** What the client tells the server at its start, beyond the Language Server Protocol. */
export interface Initialization {
  /** Where a server without Node finds the parser, as an address that `importScripts` takes. */
  readonly parser?: string;
  /** The folder on this machine's disk in which a server with Node keeps what it read, for its next start. */
  readonly cacheFolder?: string;
}

/** Reads what any client may have sent. */
export function readInitialization(sent: unknown): Initialization {
  if (typeof sent !== 'object' || sent === null) return {};
  return {
    ...('parser' in sent && typeof sent.parser === 'string' && { parser: sent.parser }),
    ...('cacheFolder' in sent && typeof sent.cacheFolder === 'string' && { cacheFolder: sent.cacheFolder }),
  };
}
