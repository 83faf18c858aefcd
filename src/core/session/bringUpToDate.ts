import type { ModuleFacts } from '../facts/model.js';
import type { Program } from '../program/program.js';
import type { Uri } from '../workspace.js';
import type { Pace } from './pace.js';
import type { Project } from './project.js';
import { readFacts } from './readFacts.js';

/**
 * Brings the program of the whole workspace up to date: edited files are read again, and what rests on them is linked again. All files are listed only
 * where more than code has changed. To be called by work that runs alone on the program.
 */
export async function bringUpToDate(project: Project, pace: Pace): Promise<Program> {
  const edited = new Set(project.edited);
  project.edited.clear();
  try {
    return (await takeEdits(project, edited, pace)) ?? (await linkAll(project, edited, pace));
  } catch (error) {
    for (const uri of edited) project.edited.add(uri);
    throw error;
  }
}

async function takeEdits(project: Project, edited: ReadonlySet<Uri>, pace: Pace): Promise<Program | undefined> {
  const { whole } = project;
  if (!whole.isKnown || whole.structure !== project.structure) return undefined;
  const facts: ModuleFacts[] = [];
  for (const uri of edited) {
    const isLinked = whole.facts.has(uri);
    if (!isLinked && !(await isAnalysed(project, uri))) continue;
    const own = await readFacts(project, uri);
    if (isLinked !== (own !== undefined)) {
      project.relist();
      return undefined;
    }
    if (own) facts.push(own.facts);
  }
  return whole.edit(facts, pace);
}

async function isAnalysed(project: Project, uri: Uri): Promise<boolean> {
  return (await project.selection.exclusion(uri)) === undefined && !(await project.isOff(uri));
}

async function linkAll(project: Project, edited: ReadonlySet<Uri>, pace: Pace): Promise<Program> {
  const { structure, whole } = project;
  const files = await project.files(pace);
  const facts = new Map<Uri, ModuleFacts>();
  for (const uri of files.sources) {
    if (await project.isOff(uri)) continue;
    const known = project.facts.get(uri);
    // Those that were seen before are not read again: who changes them tells.
    const isSame = known !== undefined && !edited.has(uri) && project.workspace.document(uri) === undefined;
    const own = isSame ? ('facts' in known ? known : undefined) : await readFacts(project, uri);
    if (own) facts.set(uri, own.facts);
    await pace.step();
  }
  const program = await whole.link(facts, files, pace, () => undefined);
  whole.structure = structure;
  return program;
}
