/** What the commands see of the process: injected, so that tests run them without one. */
export interface Io {
  /** Writes to standard output. */
  out(text: string): void;
  /** Writes to standard error. */
  err(text: string): void;
  /** The absolute path of the working directory. */
  readonly cwd: string;
  /** The platform's folder for caches. Left out, nothing is kept there. */
  readonly platformCache?: string;
  /** Whether standard output takes colours. */
  readonly colours: boolean;
  /** Whether standard error is a terminal, so that progress may be shown there. */
  readonly interactive: boolean;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}

/** 0 clean, 1 findings, 2 failure, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/**
 * Whether to colour output.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function wantsColours(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}
