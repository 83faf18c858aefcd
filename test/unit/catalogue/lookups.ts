import { loadCatalogue } from '../../../src/core/catalogue/load.js';
import type { CallRecord, SdkRecord } from '../../../src/core/catalogue/records.js';

const catalogue = loadCatalogue();

/** A call that was found, in the way that the analyser looks it up. */
export interface Found {
  readonly sdk: SdkRecord;
  readonly call: CallRecord;
  readonly match: 'exact' | 'member';
}

type Literals = readonly (string | undefined)[];

/**
 * @param form a call form in which `$` stands for whatever the import binds: `new $().track`
 */
export function findImported(
  specifier: string,
  imported: string,
  form: string,
  literals: Literals = [],
): Found | undefined {
  for (const sdk of catalogue.forImport(specifier)) {
    const symbol = catalogue.symbolOf(sdk, imported);
    const found = symbol === undefined ? undefined : catalogue.call(sdk, form.replace('$', symbol), literals);
    if (found) return { sdk, call: found.record, match: found.match };
  }
  return undefined;
}

/** @param form a call form that starts at a global: `gtag`, `new Image().src =` */
export function findGlobal(form: string, literals: Literals = []): Found | undefined {
  const name = /^(?:new )?([\w$]+)/.exec(form)?.[1] ?? '';
  for (const sdk of catalogue.forGlobal(name)) {
    const found = catalogue.call(sdk, form, literals);
    if (found) return { sdk, call: found.record, match: found.match };
  }
  return undefined;
}

/** `track(1=eventName, 2.user_id=userId)` */
export function describeCall({ call }: Found): string {
  const args = call.args.map(({ index, path, role }) => `${index}${path === undefined ? '' : `.${path}`}=${role}`);
  return `${call.role}(${args.join(', ')})`;
}
