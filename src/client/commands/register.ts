import { commands, l10n, window, type Disposable } from 'vscode';
import { peekCommand, type PeekArguments } from '../../protocol/commands.js';
import { applySettingCommand, type SettingChange } from '../../protocol/messages.js';
import type { Running } from '../extension.js';
import { applySetting } from './applySetting.js';
import { auditWorkspace } from './auditWorkspace.js';
import { createBaseline } from './createBaseline.js';
import { exportReport } from './exportReport.js';
import { filterFindings } from './filterFindings.js';
import { groupFindings } from './groupFindings.js';
import { CheckPolicyDrift } from './checkPolicyDrift.js';
import { importPolicy } from './importPolicy.js';
import { mapField } from './mapField.js';
import { openMarkdownReport } from './openMarkdownReport.js';
import { openReport } from './openReport.js';
import { peek } from './peek.js';
import { restartServer } from './restartServer.js';
import { whichFileDecided } from './whichFileDecided.js';

/** Registers all commands. A command that fails says so in one line and writes the rest to the log. */
export function registerCommands(running: Running): Disposable[] {
  const checkPolicyDrift = new CheckPolicyDrift();
  const register = (id: string, title: string, run: (...args: unknown[]) => Promise<unknown>): Disposable =>
    commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        running.log.error(error instanceof Error ? error : String(error));
        void tell(
          running,
          l10n.t('Pledge: {0} failed: {1}', title, error instanceof Error ? error.message : String(error)),
        );
        return undefined;
      }
    });
  return [
    register('pledge.auditWorkspace', l10n.t('Audit Workspace'), () => auditWorkspace(running)),
    register('pledge.openReport', l10n.t('Open Report'), () => openReport(running)),
    register('pledge.openMarkdownReport', l10n.t('Open Report as Markdown'), () => openMarkdownReport(running)),
    register('pledge.exportReport', l10n.t('Export Report'), (format, target) => exportReport(running, format, target)),
    register('pledge.createBaseline', l10n.t('Create Baseline'), () => createBaseline(running)),
    register('pledge.groupFindings', l10n.t('Group Findings'), () => groupFindings(running)),
    register('pledge.filterFindings', l10n.t('Filter Findings'), () => filterFindings(running)),
    register('pledge.importPolicy', l10n.t('Import Privacy Policy'), (resource) => importPolicy(running, resource)),
    register('pledge.checkPolicyDrift', l10n.t('Check Policy Drift'), (resource) =>
      checkPolicyDrift.run(running, resource),
    ),
    register('pledge.mapField', l10n.t('Map Field'), () => mapField(running)),
    register('pledge.whichFileDecided', l10n.t('Which File Decided?'), (resource) =>
      whichFileDecided(running, resource),
    ),
    register('pledge.restartServer', l10n.t('Restart Server'), () => restartServer(running)),
    register('pledge.showOutput', l10n.t('Show Output'), () => {
      running.log.show();
      return Promise.resolve();
    }),
    register(peekCommand, l10n.t('Peek'), (place) => peek(place as PeekArguments)),
    register(applySettingCommand, l10n.t('Quick fix'), (...changes) => applySetting(changes as SettingChange[])),
  ];
}

/** Not awaited by the command: it is over, whenever the user reads the message. */
async function tell({ log }: Running, message: string): Promise<void> {
  const chosen = await window.showErrorMessage(message, l10n.t('Show Output'));
  if (chosen !== undefined) log.show();
}
