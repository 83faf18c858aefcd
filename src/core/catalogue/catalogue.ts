import { CallIndex } from './callIndex.js';
import { readForm } from './forms.js';
import { HostIndex, type RawHosts, type RawOwnHosts } from './hosts.js';
import type { Catalogue, ComponentRecord, HostRecord, SdkRecord } from './records.js';
import { plainVendor, SettingIndex } from './settings.js';
import { Sdk, type RawFile, type RawRecord } from './sdk.js';
import * as sources from './sources.js';
import { exportsOf, symbolOfImport } from './symbols.js';
import type { RecipientClass } from '../vocabulary/taxonomy.js';

/** What a catalogue is made of. */
export interface CatalogueData {
  readonly files: readonly RawFile[];
  readonly hosts: RawHosts;
  readonly ownHosts: RawOwnHosts;
}

/** The package that a specifier belongs to: `posthog-js/react` is posthog-js, `@sentry/node/init` is @sentry/node, `node:fs` is fs. */
export function packageOf(specifier: string): string {
  const bare = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
  const [first = '', second = ''] = bare.split('/', 2);
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function instantiate(files: readonly RawFile[]): readonly Sdk[] {
  const made = new Map<string, Sdk>();
  const raws = new Map<string, { raw: RawRecord; file: RawFile }>();
  for (const file of files) for (const raw of file.records) raws.set(raw.id, { raw, file });
  const make = (id: string): Sdk | undefined => {
    const known = made.get(id);
    if (known) return known;
    const source = raws.get(id);
    if (!source) return undefined;
    // Taken out first, so that records which extend each other in a circle end instead of looping.
    raws.delete(id);
    const base = source.raw.extends === undefined ? undefined : make(source.raw.extends);
    const sdk = new Sdk(source.raw, source.file, base);
    made.set(id, sdk);
    return sdk;
  };
  for (const id of [...raws.keys()]) make(id);
  const sdks = [...made.values()];
  // Snippets and platform APIs first: where a global or a host belongs to a package too, code without an import means them.
  return [...sdks.filter((sdk) => sdk.package === undefined), ...sdks.filter((sdk) => sdk.package !== undefined)];
}

/** The object or class that a form starts with: `posthog` of `posthog.capture`, `WebSocket` of `new WebSocket().send`. */
function rootName(form: string): string {
  return readForm(form.replace(/ =$/, '')).root.replace(/^new /, '').replace(/\(\)$/, '');
}

const none: readonly SdkRecord[] = [];

class IndexedCatalogue implements Catalogue {
  readonly #sdks: readonly Sdk[];
  readonly #data: CatalogueData;
  readonly #bySpecifier = new Map<string, SdkRecord[]>();
  readonly #byGlobal = new Map<string, SdkRecord[]>();
  readonly #globals = new Map<string, readonly SdkRecord[]>();
  readonly #endings: { readonly ending: string; readonly sdk: Sdk }[] = [];
  readonly #calls = new Map<SdkRecord, CallIndex>();
  readonly #exports = new Map<SdkRecord, ReadonlyMap<string, string>>();
  #hosts: HostIndex | undefined;
  #settings: SettingIndex | undefined;
  #vendors: Map<string, RecipientClass> | undefined;

  readonly globalSource = sources.globalSource;
  readonly requestSource = sources.requestSource;
  readonly isRequestInput = sources.isRequestInput;
  readonly headerSource = sources.headerSource;
  readonly decoratorPath = sources.decoratorPath;
  readonly isRequestType = sources.isRequestType;
  readonly isRequestName = sources.isRequestName;

  constructor(data: CatalogueData) {
    this.#data = data;
    this.#sdks = instantiate(data.files);
    for (const sdk of this.#sdks) {
      if (sdk.package !== undefined) add(this.#bySpecifier, sdk.package, sdk);
      for (const alias of sdk.aliases) {
        if (alias.startsWith('*')) this.#endings.push({ ending: alias.slice(1), sdk });
        else add(this.#bySpecifier, alias, sdk);
      }
      for (const global of sdk.globals) add(this.#byGlobal, global.split('.', 1)[0] ?? global, sdk);
    }
  }

  all(): readonly SdkRecord[] {
    return this.#sdks;
  }

  forImport(specifier: string): readonly SdkRecord[] {
    const exact = this.#bySpecifier.get(specifier);
    if (exact) return exact;
    const ofPackage = this.#bySpecifier.get(packageOf(specifier));
    if (ofPackage) return ofPackage;
    const generated = this.#endings.find(({ ending }) => specifier.endsWith(ending));
    return generated ? [generated.sdk] : none;
  }

  forGlobal(name: string): readonly SdkRecord[] {
    const known = this.#globals.get(name);
    if (known) return known;
    const all = this.#byGlobal.get(name);
    if (!all) return none;
    // A wrapper package names the global that it sets up, but only the records whose forms start there say what a call of it does.
    const own = all.filter(({ calls }) => calls.some(({ call }) => rootName(call) === name));
    const found = own.length > 0 ? own : all;
    this.#globals.set(name, found);
    return found;
  }

  symbolOf(record: SdkRecord, imported: string): string | undefined {
    let exported = this.#exports.get(record);
    if (!exported) this.#exports.set(record, (exported = exportsOf(record)));
    return symbolOfImport(record, imported, exported);
  }

  call(record: SdkRecord, symbol: string, literals: readonly (string | undefined)[]): ReturnType<Catalogue['call']> {
    let index = this.#calls.get(record);
    if (!index) this.#calls.set(record, (index = new CallIndex(record)));
    return index.find(symbol, literals);
  }

  forHost(host: string): ReturnType<Catalogue['forHost']> {
    this.#hosts ??= new HostIndex(this.#data.ownHosts, this.#sdks, this.#data.hosts);
    return this.#hosts.find(host);
  }

  forSetting(name: string): HostRecord | undefined {
    return (this.#settings ??= new SettingIndex(this.#sdks)).find(name);
  }

  recipientOf(vendor: string): RecipientClass | undefined {
    if (!this.#vendors) {
      this.#vendors = new Map<string, RecipientClass>();
      for (const { vendor: name, recipient } of [...this.#sdks, ...this.#data.ownHosts.hosts])
        if (recipient !== null && !this.#vendors.has(plainVendor(name)))
          this.#vendors.set(plainVendor(name), recipient as RecipientClass);
    }
    return this.#vendors.get(plainVendor(vendor));
  }

  component(record: SdkRecord, symbol: string): ComponentRecord | undefined {
    const name = symbol.slice(symbol.lastIndexOf('.') + 1);
    return record.components.find((component) => component.name === symbol || component.name === name);
  }

  typeInstance(specifier: string, typeName: string): ReturnType<Catalogue['typeInstance']> {
    const records = this.forImport(specifier);
    for (const record of records) {
      const symbol = record.types[typeName];
      if (symbol !== undefined) return { record, symbol };
    }
    for (const record of records) {
      const imported = record.imports.find(({ style, name }) => style !== 'side-effect' && name === typeName);
      if (imported?.as === 'class') return { record, symbol: `new ${typeName}()` };
      if (imported?.as === 'instance') return { record, symbol: typeName };
      if (record.calls.some(({ call }) => call.startsWith(`new ${typeName}()`)))
        return { record, symbol: `new ${typeName}()` };
    }
    return undefined;
  }
}

function add(map: Map<string, SdkRecord[]>, key: string, sdk: Sdk): void {
  const list = map.get(key);
  if (!list) map.set(key, [sdk]);
  else if (!list.includes(sdk)) list.push(sdk);
}

/** A catalogue of the given data; records and indexes are made when they are first asked for. */
export function createCatalogue(data: CatalogueData): Catalogue {
  return new IndexedCatalogue(data);
}
