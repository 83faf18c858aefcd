import type { Memento } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReportFormatId } from '../../core/report/formats.js';
import type { AuditRecord } from '../../core/report/trend.js';
import {
  findingsMethod,
  reportMethod,
  type FindingsAnswer,
  type FindingsParams,
  type ReportAnswer,
  type ReportParams,
} from '../../protocol/report.js';

const lastKey = 'pledge.audit.last';
const previousKey = 'pledge.audit.previous';

/** Reports of the last audit, with what is remembered of the one before it. */
export class Reports {
  readonly #client: BaseLanguageClient;
  readonly #memory: Memento;

  constructor(client: BaseLanguageClient, memory: Memento) {
    this.#client = client;
    this.#memory = memory;
  }

  /** Rejects where nothing was audited yet. */
  async text(format: ReportFormatId, nonce?: string): Promise<string> {
    return (await this.#ask(format, nonce)).text;
  }

  /** What is remembered of the last audit, from before the window was reloaded too. */
  get last(): AuditRecord | undefined {
    return this.#memory.get<AuditRecord>(lastKey);
  }

  /** Whether there is an audit that reports can be made of. */
  async exist(): Promise<boolean> {
    return (await this.#state()).audited;
  }

  /** Whether there is one, and nothing has changed since. */
  async areCurrent(): Promise<boolean> {
    return (await this.#state()).current;
  }

  #state(): Promise<FindingsAnswer> {
    return this.#client.sendRequest<FindingsAnswer>(findingsMethod, { uris: [] } satisfies FindingsParams);
  }

  /** An audit has ended: what it found is what the next one is compared with. */
  async audited(): Promise<void> {
    await this.#memory.update(previousKey, this.last);
    const { record } = await this.#ask('text', undefined);
    await this.#memory.update(lastKey, record);
  }

  #ask(format: ReportFormatId, nonce: string | undefined): Promise<ReportAnswer> {
    const previous = this.#memory.get<AuditRecord>(previousKey);
    const params: ReportParams = {
      format,
      ...(previous === undefined ? {} : { previous }),
      ...(nonce === undefined ? {} : { nonce }),
    };
    return this.#client.sendRequest<ReportAnswer>(reportMethod, params);
  }
}
