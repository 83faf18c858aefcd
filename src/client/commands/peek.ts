import { commands, Position, Uri, type Location, type LocationLink } from 'vscode';
import type { PeekArguments } from '../../protocol/commands.js';

const providers: Readonly<Record<PeekArguments['kind'], string>> = {
  declaration: 'vscode.executeDeclarationProvider',
  references: 'vscode.executeReferenceProvider',
  definition: 'vscode.executeDefinitionProvider',
};

function isLocation(found: Location | LocationLink): found is Location {
  return 'uri' in found;
}

/** Shows in place what a code lens speaks of: rows of the policy, places in code, or the sentence. */
export async function peek({ uri, position, kind }: PeekArguments): Promise<void> {
  const at = new Position(position.line, position.character);
  const resource = Uri.parse(uri);
  const found = await commands.executeCommand<(Location | LocationLink)[]>(providers[kind], resource, at);
  const locations = found.filter(isLocation);
  await commands.executeCommand('editor.action.peekLocations', resource, at, locations, 'peek');
}
