import type { SettingsSource, WrittenSettings } from '../settings.js';
import { childUri, parentUri } from '../workspace/uris.js';
import type { Uri, Workspace } from '../workspace.js';
import { readSettingsFile } from './settingsFile.js';

/**
 * Takes settings from the nearest `.vscode/settings.json` up from each folder, as far as `top`; one that says nothing of Pledge does not count. Where there is
 * none, the defaults hold, relative to `top`.
 *
 * @param top gives the folder at which the search ends
 */
export function settingsFromFiles(workspace: Workspace, top: (folder: Uri) => Promise<Uri>): SettingsSource {
  const known = new Map<Uri, Promise<WrittenSettings>>();
  const ofFolder = (folder: Uri, end: Uri): Promise<WrittenSettings> => {
    let found = known.get(folder);
    if (found === undefined) {
      found = read(folder, end);
      known.set(folder, found);
    }
    return found;
  };
  const read = async (folder: Uri, end: Uri): Promise<WrittenSettings> => {
    const file = childUri(childUri(folder, '.vscode'), 'settings.json');
    const [result] = await workspace.readMany([file]);
    if (result !== undefined && 'text' in result) {
      const { values, problem } = readSettingsFile(result.text);
      if (Object.keys(values).length > 0 || problem !== undefined)
        return { folder, values, file, ...(problem === undefined ? {} : { problem }) };
    } else if (result !== undefined && result.problem !== 'missing') {
      return { folder, values: {}, file, problem: ['unreadable', result.why] };
    }
    const parent = folder === end ? undefined : parentUri(folder);
    return parent === undefined ? { folder: end, values: {} } : ofFolder(parent, end);
  };
  return async (folder) => ofFolder(folder, await top(folder));
}
