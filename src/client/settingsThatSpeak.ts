import { workspace, type Uri } from 'vscode';

/** A setting that somebody wrote, and where. */
export interface SpeakingSetting {
  readonly name: string;
  readonly level: string;
  /** As JSON, on one line. */
  readonly value: string;
}

const names = [
  'enable',
  'policy',
  'preset',
  'rules',
  'fields',
  'exclude',
  'maxFileSize',
  'maxProblems',
  'baseline',
] as const;

/** The settings of Pledge that are written for a resource, the level that wins first. What is left at its default says nothing. */
export function settingsThatSpeak(resource: Uri): SpeakingSetting[] {
  const configuration = workspace.getConfiguration('pledge', resource);
  return names.flatMap((name) => {
    const found = configuration.inspect<unknown>(name);
    const levels: readonly (readonly [string, unknown])[] = [
      ['in the settings of the folder', found?.workspaceFolderValue],
      ['in the settings of the workspace', found?.workspaceValue],
      ['in your own settings', found?.globalValue],
    ];
    return levels.flatMap(([level, value]) =>
      value === undefined ? [] : [{ name: `pledge.${name}`, level, value: JSON.stringify(value) }],
    );
  });
}
