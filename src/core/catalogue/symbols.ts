import { readForm } from './forms.js';
import type { ImportRecord, SdkRecord } from './records.js';

/** The name under which a record's forms know the module as a whole: `Sentry` of `import * as Sentry`; undefined where it has none. */
export function namespaceOf(record: SdkRecord): string | undefined {
  return record.imports.find(({ style }) => style === 'namespace')?.name ?? wholeModule(record.imports)?.name;
}

// With esModuleInterop a CommonJS module's default export is the module, so its default import serves for `import * as`.
function wholeModule(imports: readonly ImportRecord[]): ImportRecord | undefined {
  const imported = imports.find(({ style }) => style === 'default');
  return imported && ['namespace', 'instance', 'factory', 'function'].includes(imported.as ?? 'namespace')
    ? imported
    : undefined;
}

/** The roots that a record's forms start with, and for those below the module's own name the next member: what a named import may bind. */
export function exportsOf(record: SdkRecord): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const namespace = namespaceOf(record);
  const add = (name: string, symbol: string): void => {
    if (!found.has(name)) found.set(name, symbol);
  };
  for (const { name } of record.components) add(name, name);
  for (const { call } of record.calls) {
    const { root, members } = readForm(call);
    const name = root.replace(/^new /, '').replace(/\(\)$/, '');
    const [first] = members;
    if (name !== namespace) add(name, name);
    else if (first !== undefined) {
      const member = first.replace(/\(\)$/, '');
      add(member, `${name}.${member}`);
    }
  }
  return found;
}

/**
 * The canonical symbol of an imported name; see `Catalogue.symbolOf`.
 *
 * @param exported what `exportsOf` gives
 */
export function symbolOfImport(
  record: SdkRecord,
  imported: string,
  exported: ReadonlyMap<string, string>,
): string | undefined {
  if (imported === '*') return namespaceOf(record) ?? record.imports.find(({ style }) => style === 'default')?.name;
  if (imported === 'default') {
    const own = record.imports.find(({ style }) => style === 'default')?.name;
    return own ?? record.imports.find(({ style }) => style === 'namespace')?.name;
  }
  const symbol = exported.get(imported);
  if (symbol !== undefined) return symbol;
  const named = record.imports.find(({ style, name }) => style === 'named' && name === imported);
  if (named) return imported;
  // `import { Sentry }` of a wrapper, and `import { default as x }` through a re-export, bind the module or its default by its own name.
  return imported === namespaceOf(record) ? imported : undefined;
}
