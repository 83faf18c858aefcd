import type { AnalysisCache } from '../cache.js';
import type { ModuleFacts } from '../facts/model.js';
import type { Observation } from '../program/observation.js';
import type { ProgramSummary } from '../rules/rule.js';
import type { Uri } from '../workspace.js';
import { programOptions } from './check.js';
import type { KnownFiles, Project } from './project.js';

/** What all files of a workspace do. */
export interface Observed {
  readonly observations: ReadonlyMap<Uri, readonly Observation[]>;
  readonly summary: ProgramSummary;
}

interface Stored {
  readonly observations: readonly (readonly [Uri, readonly Observation[]])[];
  readonly summary: unknown;
}

/** Names all that observations of a program hang on: its files with their contents, where imports lead, how fields are mapped, which settings are choices. */
export async function resultKey(
  project: Project,
  facts: ReadonlyMap<Uri, ModuleFacts>,
  files: KnownFiles,
): Promise<string> {
  const { choiceKeys } = await programOptions(project, facts.values(), files);
  const mappings = new Map<string, number>();
  const lines: string[] = [];
  for (const [uri, { hash }] of facts) {
    const { mappingKey } = await project.governed(uri);
    const number = mappings.get(mappingKey) ?? mappings.size;
    mappings.set(mappingKey, number);
    lines.push(`${uri} ${hash} ${number}`);
  }
  return JSON.stringify([lines.sort(), [...mappings.keys()], files.resolutionKey, [...choiceKeys].sort()]);
}

export function readResult(cache: AnalysisCache, key: string): Observed | undefined {
  const stored = cache.result(key) as Stored | undefined;
  if (stored === undefined) return undefined;
  return { observations: new Map(stored.observations), summary: revived(stored.summary) as ProgramSummary };
}

export function keepResult(cache: AnalysisCache, key: string, { observations, summary }: Observed): void {
  const stored: Stored = {
    observations: [...observations].filter(([, own]) => own.length > 0),
    summary: plain(summary),
  };
  cache.keepResult(key, stored);
}

/** The same with sets and maps as lists, for JSON. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].map(plain) };
  if (value instanceof Map) return { map: [...value].map(([key, inner]) => [plain(key), plain(inner)]) };
  if (Array.isArray(value)) return { list: value.map(plain) };
  if (typeof value !== 'object' || value === null) return value;
  return { object: Object.entries(value).map(([key, inner]) => [key, plain(inner)]) };
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('set' in value) return new Set((value.set as unknown[]).map(revived));
  if ('map' in value)
    return new Map((value.map as [unknown, unknown][]).map(([key, inner]) => [revived(key), revived(inner)]));
  if ('list' in value) return (value.list as unknown[]).map(revived);
  return 'object' in value
    ? Object.fromEntries((value.object as [string, unknown][]).map(([key, inner]) => [key, revived(inner)]))
    : undefined;
}
