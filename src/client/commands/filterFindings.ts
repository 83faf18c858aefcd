import { QuickPickItemKind, l10n, window, type QuickPickItem } from 'vscode';
import type { Severity } from '../../core/rules/rule.js';
import type { Running } from '../extension.js';

interface Choice extends QuickPickItem {
  readonly severity?: Severity;
  readonly only?: 'new' | 'active';
}

/** Asks what the tree shows: severities, only what is new, only the file at hand. */
export async function filterFindings({ findings }: Running): Promise<void> {
  const { severities, onlyNew, onlyActive } = findings.filter;
  const severity = (value: Severity, label: string): Choice => ({
    severity: value,
    label,
    picked: severities.has(value),
  });
  const choices: Choice[] = [
    { label: l10n.t('Severity'), kind: QuickPickItemKind.Separator },
    severity('error', l10n.t('Errors')),
    severity('warning', l10n.t('Warnings')),
    severity('information', l10n.t('Information')),
    severity('hint', l10n.t('Hints')),
    { label: l10n.t('Only'), kind: QuickPickItemKind.Separator },
    {
      only: 'new',
      label: l10n.t('New since the baseline'),
      ...(findings.hasBaseline ? {} : { description: l10n.t('there is no baseline yet') }),
      picked: onlyNew,
    },
    { only: 'active', label: l10n.t('In the active file'), picked: onlyActive },
  ];
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Filter Findings'),
    placeHolder: l10n.t('What shall the tree show?'),
    canPickMany: true,
  });
  if (chosen === undefined) return;
  findings.show({
    severities: new Set(chosen.flatMap((choice) => choice.severity ?? [])),
    onlyNew: chosen.some(({ only }) => only === 'new'),
    onlyActive: chosen.some(({ only }) => only === 'active'),
  });
}
