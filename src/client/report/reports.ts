import type { Memento } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReportFormatId } from '../../core/report/formats.js';
import type { AuditRecord } from '../../core/report/trend.js';
import { reportMethod, type ReportAnswer, type ReportParams } from '../../protocol/report.js';

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

  /** An audit has ended: what it found is what the next one is compared with. */
  async audited(): Promise<void> {
    const last = this.#memory.get<AuditRecord>(lastKey);
    await this.#memory.update(previousKey, last);
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
