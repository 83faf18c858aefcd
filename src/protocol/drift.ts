/** Asks how a policy file and its texts differ. */
export const driftMethod = 'pledge/drift';

export interface DriftParams {
  /** URI of a policy file, of a text that it quotes, or of any file that it governs. */
  readonly uri: string;
  /** Earlier versions of texts by URI, for a comparison sentence by sentence. */
  readonly previous: Readonly<Record<string, string>>;
}

export interface DriftAnswer {
  /** The report, in Markdown. */
  readonly markdown: string;
  readonly differs: boolean;
  /** The texts that were compared, each with the hash of the version from which its rows were taken. */
  readonly sources: readonly { readonly uri: string; readonly sha256: string | undefined }[];
}
