import { loadCatalogue } from '../../../src/core/catalogue/load.js';
import { readAnnotations } from '../../../src/core/facts/annotation-reader.js';
import { extractFacts } from '../../../src/core/facts/extract.js';
import { extractPrismaFacts } from '../../../src/core/facts/prisma.js';
import { sourceFile } from '../../../src/core/files/defaults.js';
import { FieldMapping } from '../../../src/core/program/mapping.js';
import type { Observation } from '../../../src/core/program/observation.js';
import { Program } from '../../../src/core/program/program.js';
import { readPathMapping, readRewrites, readWorkspacePackage } from '../../../src/core/program/resolution.js';
import { classifyName } from '../../../src/core/vocabulary/classify.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';

const catalogue = loadCatalogue();
const root = 'file:///w/';

export interface Analysis {
  /** By path. */
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  readonly program: Program;
}

/** Runs the engine over texts in memory: paths relative to a workspace root, configuration files among them. */
export function analyse(files: Readonly<Record<string, string>>, choiceKeys: readonly string[] = []): Analysis {
  const code = Object.entries(files).filter(([path]) => sourceFile.test(path));
  const facts = code.map(([path, text]) => {
    const input = { uri: root + path, path, text, hash: text };
    return path.endsWith('.prisma')
      ? extractPrismaFacts(input, readAnnotations)
      : extractFacts(parseWithEstree(text, path), input, readAnnotations);
  });
  const configs = Object.entries(files);
  const mapping = new FieldMapping({}, undefined);
  const program = new Program(facts, {
    catalogue,
    classify: classifyName,
    mapping: () => mapping,
    resolution: {
      mappings: configs
        .filter(([path]) => /tsconfig.*\.json$/.test(path))
        .map(([path, text]) => readPathMapping(root + path, text)),
      packages: configs.flatMap(([path, text]) =>
        path.endsWith('package.json') ? (readWorkspacePackage(root + path, text) ?? []) : [],
      ),
      proxies: configs
        .filter(([path]) => /(?:^|\/)(?:vercel\.json|_redirects)$/.test(path))
        .map(([path, text]) => ({ uri: root + path, proxies: readRewrites(root + path, text) })),
    },
    choiceKeys: new Set(choiceKeys),
  });
  // Each turn is one module; the observations are there when it is done.
  const turns = program.solve();
  while (!turns.next().done);
  return { observations: new Map(code.map(([path]) => [path, program.observe(root + path)])), program };
}
