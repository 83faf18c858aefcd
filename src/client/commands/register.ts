import { commands, window, type Disposable } from 'vscode';
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
        void tell(running, `Pledge: ${title} failed: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    });
  return [
    register('pledge.auditWorkspace', 'Audit Workspace', () => auditWorkspace(running)),
    register('pledge.openReport', 'Open Report', () => openReport(running)),
    register('pledge.openMarkdownReport', 'Open Report as Markdown', () => openMarkdownReport(running)),
    register('pledge.exportReport', 'Export Report', (format, target) => exportReport(running, format, target)),
    register('pledge.createBaseline', 'Create Baseline', () => createBaseline(running)),
    register('pledge.groupFindings', 'Group Findings', () => groupFindings(running)),
    register('pledge.filterFindings', 'Filter Findings', () => filterFindings(running)),
    register('pledge.importPolicy', 'Import Privacy Policy', (resource) => importPolicy(running, resource)),
    register('pledge.checkPolicyDrift', 'Check Policy Drift', (resource) => checkPolicyDrift.run(running, resource)),
    register('pledge.mapField', 'Map Field', () => mapField(running)),
    register('pledge.whichFileDecided', 'Which File Decided?', (resource) => whichFileDecided(running, resource)),
    register('pledge.restartServer', 'Restart Server', () => restartServer(running)),
    register('pledge.showOutput', 'Show Output', () => {
      running.log.show();
      return Promise.resolve();
    }),
    register(peekCommand, 'Peek', (place) => peek(place as PeekArguments)),
    register(applySettingCommand, 'Quick fix', (...changes) => applySetting(changes as SettingChange[])),
  ];
}

/** Not awaited by the command: it is over, whenever the user reads the message. */
async function tell({ log }: Running, message: string): Promise<void> {
  const chosen = await window.showErrorMessage(message, 'Show Output');
  if (chosen !== undefined) log.show();
}
