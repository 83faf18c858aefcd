import type { RecipientClass } from '../vocabulary/taxonomy.js';
import { readCall, readImport } from './notation.js';
import type { CallRecord, ComponentRecord, ImportRecord, PrivacySetting, SdkRecord, SinkKind } from './records.js';

/** A record as a catalogue file holds it; what it leaves out comes from the file's `defaults`, or from the record that it extends. */
export interface RawRecord {
  readonly id: string;
  readonly package?: string | null | undefined;
  readonly vendor: string;
  /** Id of a record whose calls, components and other fields hold here too. */
  readonly extends?: string | undefined;
  readonly domains?: readonly string[] | undefined;
  readonly recipient?: string | null | undefined;
  readonly purpose?: string | null | undefined;
  readonly sink?: string | undefined;
  readonly tracker?: boolean | undefined;
  readonly imports?: readonly string[] | undefined;
  /** Further specifiers that stand for the package; `*` in front means any specifier that ends so (generated clients). */
  readonly aliases?: readonly string[] | undefined;
  readonly globals?: readonly string[] | undefined;
  readonly calls?: readonly string[] | undefined;
  readonly types?: Readonly<Record<string, string | undefined>> | undefined;
  readonly collects?: readonly string[] | undefined;
  readonly collectsNotes?: readonly string[] | undefined;
  readonly privacyOptions?: readonly string[] | undefined;
  readonly privacySettings?: readonly RawSetting[] | undefined;
  readonly consentApi?: readonly string[] | undefined;
  readonly successor?: string | undefined;
  readonly note?: string | undefined;
}

interface RawSetting {
  readonly option: string;
  readonly risky: readonly (string | boolean)[];
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly effect: string;
}

export interface RawFile {
  readonly kind: string;
  readonly defaults: {
    readonly recipient: string | null;
    readonly purpose: string | null;
    readonly sink: string;
    readonly tracker: boolean;
  };
  readonly records: readonly RawRecord[];
}

interface ReadCalls {
  readonly calls: readonly CallRecord[];
  readonly components: readonly ComponentRecord[];
}

/** A record of a file whose lines are read when somebody first asks for them: most projects use a dozen of the hundreds. */
export class Sdk implements SdkRecord {
  readonly id: string;
  readonly package?: string;
  readonly vendor: string;
  readonly kind: string;
  readonly recipient: RecipientClass | null;
  readonly purpose: string | null;
  readonly sink: SinkKind;
  readonly tracker: boolean;
  readonly domains: readonly string[];
  readonly globals: readonly string[];
  readonly aliases: readonly string[];
  readonly types: Readonly<Record<string, string>>;
  readonly autoCollects: SdkRecord['autoCollects'];
  readonly privacyOptions: readonly string[];
  readonly privacySettings: readonly PrivacySetting[];
  readonly consentApi: readonly string[];
  readonly successor?: string;
  readonly note?: string;
  readonly #raw: RawRecord;
  readonly #base: Sdk | undefined;
  #imports: readonly ImportRecord[] | undefined;
  #calls: ReadCalls | undefined;

  /**
   * @param file the file that the record stands in, for its kind and defaults
   * @param base the record that it extends
   */
  constructor(raw: RawRecord, file: Pick<RawFile, 'kind' | 'defaults'>, base: Sdk | undefined) {
    this.#raw = raw;
    this.#base = base;
    this.id = raw.id;
    if (raw.package !== null) this.package = raw.package ?? raw.id;
    this.vendor = raw.vendor;
    this.kind = file.kind;
    this.recipient = (raw.recipient === undefined ? file.defaults.recipient : raw.recipient) as RecipientClass | null;
    this.purpose = raw.purpose === undefined ? file.defaults.purpose : raw.purpose;
    this.sink = (raw.sink ?? file.defaults.sink) as SinkKind;
    this.tracker = raw.tracker ?? file.defaults.tracker;
    this.domains = raw.domains ?? base?.domains ?? [];
    this.globals = raw.globals ?? [];
    this.aliases = raw.aliases ?? [];
    this.types = { ...base?.types, ...definedEntries(raw.types) };
    this.autoCollects = {
      categories: raw.collects ?? base?.autoCollects.categories ?? [],
      notes: raw.collectsNotes ?? base?.autoCollects.notes ?? [],
    };
    this.privacyOptions = raw.privacyOptions ?? base?.privacyOptions ?? [];
    this.privacySettings = (raw.privacySettings ?? []).map(readSetting).concat(base?.privacySettings ?? []);
    this.consentApi = raw.consentApi ?? base?.consentApi ?? [];
    if (raw.successor !== undefined) this.successor = raw.successor;
    if (raw.note !== undefined) this.note = raw.note;
  }

  get imports(): readonly ImportRecord[] {
    this.#imports ??= [...(this.#raw.imports ?? []).map(readImport), ...(this.#base?.imports ?? [])];
    return this.#imports;
  }

  get calls(): readonly CallRecord[] {
    return this.#read().calls;
  }

  get components(): readonly ComponentRecord[] {
    return this.#read().components;
  }

  #read(): ReadCalls {
    if (this.#calls) return this.#calls;
    const calls: CallRecord[] = [];
    const components: ComponentRecord[] = [];
    for (const line of this.#raw.calls ?? []) {
      const read = readCall(line);
      if (read.kind === 'call') calls.push(read.call);
      else components.push(read.component);
    }
    if (this.#base) {
      calls.push(...this.#base.calls);
      components.push(...this.#base.components);
    }
    this.#calls = { calls, components };
    return this.#calls;
  }
}

function definedEntries(types: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(types).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function readSetting({ option, risky, since, until, effect }: RawSetting): PrivacySetting {
  return { option, risky, effect, ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}
