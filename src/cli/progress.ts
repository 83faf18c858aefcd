import type { AuditProgress } from '../core/session.js';
import type { Io } from './io.js';

/** Milliseconds between two updates of the line. */
const every = 100;

const words: Readonly<Record<AuditProgress['phase'], string>> = {
  list: 'Finding files',
  read: 'Reading',
  analyse: 'Following data',
  check: 'Comparing with the policy',
};

/** One line on standard error that tells how far the audit is; nothing where that is no terminal. */
export class ProgressLine {
  readonly #io: Io;
  #last = 0;
  #phase: AuditProgress['phase'] | undefined;
  #isShown = false;

  constructor(io: Io) {
    this.#io = io;
  }

  readonly show = ({ phase, done, total }: AuditProgress): void => {
    if (!this.#io.interactive) return;
    const now = Date.now();
    if (phase === this.#phase && now - this.#last < every) return;
    this.#phase = phase;
    this.#last = now;
    this.#isShown = true;
    const count = total === 0 ? '' : ` ${done.toLocaleString('en-US')}/${total.toLocaleString('en-US')}`;
    this.#io.err(`\r\u001b[K${words[phase]}${count} …`);
  };

  clear(): void {
    if (this.#isShown) this.#io.err('\r\u001b[K');
    this.#isShown = false;
  }
}
