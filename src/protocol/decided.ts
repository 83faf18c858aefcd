/** Asks which files decide what is said of a file. */
export const decidedMethod = 'pledge/decided';

export interface DecidedParams {
  readonly uri: string;
}

export interface DecidingFile {
  readonly uri: string;
  /** `The policy: the nearest privacy.policy.yaml up from the file`. */
  readonly why: string;
}

export interface DecidedAnswer {
  /** In order of weight. */
  readonly files: readonly DecidingFile[];
  /** One sentence, where the file is not checked, or nothing can be held against a policy. */
  readonly note: string | undefined;
}
