import { l10n, Uri, ViewColumn, window, workspace, type TextDocument } from 'vscode';
import { driftMethod, type DriftAnswer, type DriftParams } from '../../protocol/drift.js';
import type { Running } from '../extension.js';
import { earlierVersions } from '../earlierVersions.js';
import { somePolicy } from '../policyFiles.js';
import { showUnsaved } from '../unsavedDocument.js';

/** Says how the policy file that decides here and the texts that it quotes differ, in a document that is not saved anywhere. */
export class CheckPolicyDrift {
  #report: TextDocument | undefined;

  async run({ client, status }: Running, resource: unknown): Promise<DriftAnswer> {
    const uri = resource instanceof Uri ? resource : (window.activeTextEditor?.document.uri ?? (await somePolicy()));
    if (uri === undefined) throw new Error(l10n.t('open the policy file, or a file that it governs, first'));
    const ask = (previous: DriftParams['previous']): Promise<DriftAnswer> =>
      client.sendRequest<DriftAnswer>(driftMethod, { uri: uri.toString(), previous } satisfies DriftParams);
    const answer = await status.during(async () => {
      const first = await ask({});
      const previous = first.differs ? await earlierVersions(first.sources) : {};
      return Object.keys(previous).length === 0 ? first : ask(previous);
    });
    // A report that is still open is brought up to date: otherwise every check would leave a document behind.
    if (this.#report === undefined || this.#report.isClosed)
      this.#report = await workspace.openTextDocument({ language: 'markdown' });
    await showUnsaved(this.#report, answer.markdown, ViewColumn.Beside);
    return answer;
  }
}
