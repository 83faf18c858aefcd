/** Lists, reads and parses the files that an audit reads, one after the other, and drops their trees: what an audit is compared with in `audit.ts`. */
import { Project } from '../src/core/session/project.js';
import { Pace } from '../src/core/session/pace.js';
import { settingsFromFiles } from '../src/core/settings/settingsFiles.js';
import { NodeWorkspace, uriOf } from '../src/node/workspace.js';
import { parseWithEstree } from '../src/parsers/estree.js';

async function main(): Promise<void> {
  const workspace = new NodeWorkspace([uriOf(process.argv[2] ?? '.')]);
  const project = new Project({
    workspace,
    settings: settingsFromFiles(workspace, (folder) => Promise.resolve(folder)),
    parser: () => Promise.resolve(parseWithEstree),
  });
  const { sources } = await project.files(new Pace(undefined));
  let count = 0;
  for (const uri of sources) {
    const [read] = await workspace.readMany([uri], 1 << 20);
    if (!read || !('text' in read) || uri.endsWith('.prisma')) continue;
    parseWithEstree(read.text, uri);
    count++;
  }
  console.log(`${count} files`);
}

void main();
