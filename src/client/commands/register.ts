import { commands, window, type Disposable } from 'vscode';
import { applySettingCommand, type SettingChange } from '../../protocol/messages.js';
import type { Running } from '../extension.js';
import { applySetting } from './applySetting.js';
import { AuditWorkspace } from './auditWorkspace.js';
import { CheckPolicyDrift } from './checkPolicyDrift.js';
import { importPolicy } from './importPolicy.js';
import { mapField } from './mapField.js';
import { restartServer } from './restartServer.js';

/** Registers all commands. A command that fails says so in one line and writes the rest to the log. */
export function registerCommands(running: Running): Disposable[] {
  const auditWorkspace = new AuditWorkspace();
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
    register('pledge.auditWorkspace', 'Audit Workspace', () => auditWorkspace.run(running)),
    register('pledge.importPolicy', 'Import Privacy Policy', (resource) => importPolicy(running, resource)),
    register('pledge.checkPolicyDrift', 'Check Policy Drift', (resource) => checkPolicyDrift.run(running, resource)),
    register('pledge.mapField', 'Map Field', () => mapField(running)),
    register('pledge.restartServer', 'Restart Server', () => restartServer(running)),
    register('pledge.showOutput', 'Show Output', () => {
      running.log.show();
      return Promise.resolve();
    }),
    register(applySettingCommand, 'Quick fix', (...changes) => applySetting(changes as SettingChange[])),
  ];
}

/** Not awaited by the command: it is over, whenever the user reads the message. */
async function tell({ log }: Running, message: string): Promise<void> {
  const chosen = await window.showErrorMessage(message, 'Show Output');
  if (chosen !== undefined) log.show();
}
