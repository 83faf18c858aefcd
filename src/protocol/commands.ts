/** Client commands that code lenses run. */

export const peekCommand = 'pledge.peek';

export interface PeekArguments {
  readonly uri: string;
  /** 0-based, as in the editor. */
  readonly position: { readonly line: number; readonly character: number };
  /** `declaration`: rows of the policy; `references`: places in code; `definition`: the sentence. */
  readonly kind: 'declaration' | 'references' | 'definition';
}

/** Imports a policy in prose; its argument is the URI of the text. */
export const importCommand = 'pledge.importPolicy';
