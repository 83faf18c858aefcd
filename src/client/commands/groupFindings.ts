import { l10n, window } from 'vscode';
import type { Running } from '../extension.js';
import { groupings } from '../tree/grouping.js';

/** Asks what stands at the top of the tree. */
export async function groupFindings({ findings }: Running): Promise<void> {
  const labels = {
    category: l10n.t('By data category'),
    recipient: l10n.t('By recipient'),
    rule: l10n.t('By rule'),
  };
  const chosen = await window.showQuickPick(
    groupings.map((by) => ({
      by,
      label: labels[by],
      ...(by === findings.grouping ? { description: l10n.t('as it is now') } : {}),
    })),
    { title: l10n.t('Group Findings') },
  );
  if (chosen !== undefined) await findings.group(chosen.by);
}
