import { ConfigurationTarget, l10n, Uri, workspace } from 'vscode';
import type { SettingChange } from '../../protocol/messages.js';

/**
 * Writes keys of `pledge` settings that are objects. They go to the settings of the folder that holds the file, which the command line reads too, and leave what
 * other settings levels say alone.
 */
export async function applySetting(changes: readonly SettingChange[]): Promise<void> {
  for (const { setting, key, value, scope } of changes) {
    const resource = Uri.parse(scope);
    if (workspace.getWorkspaceFolder(resource) === undefined)
      throw new Error(l10n.t('open the folder that holds the file first: there are no workspace settings to write to'));
    const configuration = workspace.getConfiguration(undefined, resource);
    const before = configuration.inspect<Record<string, unknown>>(setting)?.workspaceFolderValue ?? {};
    await configuration.update(setting, { ...before, [key]: value }, ConfigurationTarget.WorkspaceFolder);
  }
}
