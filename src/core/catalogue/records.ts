import type { CategoryKey, PurposeKey, RecipientClass } from '../vocabulary/taxonomy.js';

/** What an argument, or a property inside one, of an SDK call holds. */
export type ArgumentRole =
  | 'userId'
  | 'traits'
  | 'eventName'
  | 'properties'
  | 'message'
  | 'payload'
  | 'key'
  | 'value'
  | 'options'
  | 'query'
  | 'url'
  | 'groupId'
  | 'error'
  | 'consent';

/** What a call does. `source` returns personal data that is here already, `query` asks for it elsewhere, `auth` collects sign-in data, `consent` reads or writes a consent state. */
export type CallRole =
  | 'identify'
  | 'track'
  | 'page'
  | 'group'
  | 'alias'
  | 'setUser'
  | 'setContext'
  | 'log'
  | 'captureException'
  | 'send'
  | 'store'
  | 'query'
  | 'init'
  | 'optOut'
  | 'optIn'
  | 'source'
  | 'auth'
  | 'consent';

/** The kind of place where data ends; `none` for packages that only yield data. */
export type SinkKind =
  | 'thirdParty'
  | 'tracker'
  | 'log'
  | 'storage'
  | 'cookie'
  | 'url'
  | 'network'
  | 'file'
  | 'database'
  | 'cache'
  | 'message'
  | 'llm'
  | 'none';

export interface ArgumentRecord {
  /** Position in the call, 0-based (a command string counts as 0), or `rest` for every argument from there on. */
  readonly index: number | 'rest';
  /** Dotted path inside an object-literal argument; `[n]` is an element of an array literal. */
  readonly path?: string;
  readonly name?: string;
  readonly role: ArgumentRole;
}

export interface CallRecord {
  /**
   * The form of the call after resolving its receiver: segments joined by dots; `()` after a segment for the result of calling it, `new X()` for an
   * instance. `posthog.capture`, `new Analytics().track`, `pino().info`, `usePostHog().capture`, or `gtag` with `command`.
   *
   * The last segment has no `()`: a function that a call returned is called as `usePlausible()`, the constructor itself is `new PostHog()`. An element of
   * an array that a call returns is a segment of its index (`useCookies().1`). A member that is read, not called, has the same form as a call
   * (`useAuth0().user`). An assignment ends in ` =` (`document.cookie =`), with the value as argument 0. A segment `*` stands for any one member.
   */
  readonly call: string;
  readonly role: CallRole;
  readonly args: readonly ArgumentRecord[];
  /**
   * For command functions (`gtag("event", …)`) and command queues (`_paq.push(["trackEvent", …])`, where it is the first element of the array literal at
   * `index`): the string that selects this record, and the index of the argument that holds it.
   */
  readonly command?: { readonly index: number; readonly value: string };
  /** Categories that the result carries, where the role is `source`, `auth` or `query`. */
  readonly returns?: readonly CategoryKey[];
  /** Where the data is not returned but handed to a callback: the index of the argument that is the callback; its first parameter carries `returns`. */
  readonly callback?: number;
  /**
   * Where the result stands for a part of an incoming request: the path that continues in `Catalogue.requestSource`. `headers` for `headers()` of
   * next/headers, `cookies` for its `cookies()`, the empty string for a whole request. An argument of role `key` is the next member of the path.
   */
  readonly yields?: string;
  /**
   * Arguments (`path`: a property of an object literal) that are callbacks whose first parameter is an object of the SDK: `posthog.init(key, { loaded:
   * (posthog) => … })`, `prisma.$transaction(async (tx) => …)`. `symbol` is that object's canonical symbol.
   */
  readonly hands?: readonly { readonly index: number; readonly path?: string; readonly symbol: string }[];
  /** The argument whose own SDK is the recipient, where it is known: `model` of `generateText({ model: openai("…") })`. */
  readonly decidedBy?: { readonly index: number; readonly path?: string };
  /** True where the form is a member that is read (`Device.deviceName`), not called. */
  readonly read?: true;
}

/** A JSX component that collects or sends data. */
export interface ComponentRecord {
  readonly name: string;
  readonly role: CallRole;
  /** Props that carry data; `path` leads into an object literal that is the prop's value. */
  readonly props: readonly { readonly name: string; readonly path?: string; readonly role: ArgumentRole }[];
}

/** An option of an SDK whose value decides how much it collects. */
export interface PrivacySetting {
  /** Dotted path inside the options object of the initialising call. */
  readonly option: string;
  /** The literal values that lessen privacy. */
  readonly risky: readonly (string | boolean)[];
  /** Major versions that have it: at least `since`, at most `until`. */
  readonly since?: number;
  readonly until?: number;
  /** What the risky value does, a clause that fits after "which": `sends the client's IP address`. */
  readonly effect: string;
}

export interface ImportRecord {
  readonly style: 'default' | 'named' | 'namespace' | 'side-effect';
  /** The canonical name that calls start with. */
  readonly name?: string;
  readonly as?:
    | 'class'
    | 'instance'
    | 'factory'
    | 'function'
    | 'hook'
    | 'component'
    | 'namespace'
    | 'hoc'
    | 'plugin'
    | 'decorator'
    | 'middleware'
    | 'tag'
    | 'type'
    | 'const';
  /** The subpath it is imported from, where that is not the package itself. */
  readonly from?: string;
}

/** One SDK, tracker, logger, store or client. */
export interface SdkRecord {
  /** Stable id: the package name, or a slug of the vendor for snippet-only globals. */
  readonly id: string;
  readonly package?: string;
  readonly vendor: string;
  readonly domains: readonly string[];
  readonly kind: string;
  readonly recipient: RecipientClass | null;
  /** Default purpose of data sent there. */
  readonly purpose: PurposeKey | null;
  readonly sink: SinkKind;
  /** True where merely loading or initialising it collects data about visitors. */
  readonly tracker: boolean;
  readonly imports: readonly ImportRecord[];
  readonly globals: readonly string[];
  readonly calls: readonly CallRecord[];
  readonly components: readonly ComponentRecord[];
  /** Exported types that an instance is declared with, to its canonical symbol: `AxiosInstance` to `axios.create()`. Classes stand for themselves. */
  readonly types: Readonly<Record<string, string>>;
  /** What is collected by mere initialisation: categories, and the words to show. */
  readonly autoCollects: { readonly categories: readonly CategoryKey[]; readonly notes: readonly string[] };
  readonly privacyOptions: readonly string[];
  readonly privacySettings: readonly PrivacySetting[];
  readonly consentApi: readonly string[];
  /** Where its own successor exists: the package that people are told to move to. */
  readonly successor?: string;
  readonly note?: string;
}

/** A host, resolved to who runs it. */
export interface HostRecord {
  readonly vendor: string;
  readonly recipient: RecipientClass | null;
  readonly purpose: PurposeKey | null;
  readonly tracker: boolean;
}

/** A place in a program that yields personal data: a browser API, a request property, a header. */
export interface SourceRecord {
  readonly category: CategoryKey;
  readonly also: readonly CategoryKey[];
  readonly evidence: string;
  readonly confidence: number;
}

/**
 * The records, indexed for the analyser. All look-ups are by exact keys (hash maps): they run for every call of a workspace.
 */
export interface Catalogue {
  /** Records of a module specifier, subpaths included (`posthog-js/react` → posthog-js). Empty when unknown. */
  forImport(specifier: string): readonly SdkRecord[];
  /** Records of a global (`gtag`, `console`, `localStorage`, `fbq`). */
  forGlobal(name: string): readonly SdkRecord[];
  /**
   * The canonical symbol that an import binds in `record`'s call forms: the default import of posthog-js is `posthog` whatever its local name;
   * `import * as S from "@sentry/node"` is `Sentry`, and so `import { captureException }` is `Sentry.captureException`.
   *
   * @param imported `default`, `*`, or the exported name
   */
  symbolOf(record: SdkRecord, imported: string): string | undefined;
  /**
   * The call records for a resolved callee.
   *
   * @param symbol canonical path as in `CallRecord.call`, e.g. `new AnalyticsBrowser().track` or `AnalyticsBrowser.load().track`
   * @param literals literal string arguments by position (undefined where not a literal; the first element where the argument is an array literal, as in
   *   `_paq.push(["trackEvent", …])`), to select among command records
   * @returns the best match with how exact it is: `exact` for the very form, `member` where only the last member agrees within the same SDK
   */
  call(
    record: SdkRecord,
    symbol: string,
    literals: readonly (string | undefined)[],
  ): { readonly record: CallRecord; readonly match: 'exact' | 'member' } | undefined;
  /** Who runs a host name; subdomains fall back to their registrable domain. Undefined when unknown. */
  forHost(host: string): HostRecord | undefined;
  /** The third party whose address a setting of the environment holds, as its name says (`POSTHOG_HOST`). Undefined for any other name. */
  forSetting(name: string): HostRecord | undefined;
  /** The class that a vendor belongs to, by the name that people write; undefined when unknown. */
  recipientOf(vendor: string): RecipientClass | undefined;
  /** A global member path, e.g. `navigator.userAgent`, `document.cookie`, `window.location.href` (a leading `window.`/`globalThis.`/`self.` is ignored). */
  globalSource(path: string): SourceRecord | undefined;
  /**
   * A property path of an incoming request: members joined by dots, `()` after one that is called, a literal argument or index as the next segment:
   * `ip`, `socket.remoteAddress`, `headers.user-agent`, `headers.get().user-agent`, `header().x-real-ip`, `cookies`. A leading part that leads to the
   * request itself (`request.`, `req.`, `raw.`) is skipped.
   */
  requestSource(path: string): SourceRecord | undefined;
  /** True for a property path whose members the sender of a request chooses (`body`, `query`, `params`, `body.user`): collected data, named by its fields. */
  isRequestInput(path: string): boolean;
  /** A request header by name, case-insensitive. */
  headerSource(name: string): SourceRecord | undefined;
  /**
   * The request path that a decorated parameter stands for: `@Ip()` of @nestjs/common is `ip`, `@Headers()` is `headers`, `@Req()` the empty string.
   */
  decoratorPath(specifier: string, decorator: string): string | undefined;
  /**
   * True for a declared type that is an incoming request (`NextRequest`, `FastifyRequest`, `Request`).
   *
   * @param specifier the module that it is imported from; without it only unmistakable names count
   */
  isRequestType(name: string, specifier?: string): boolean;
  /** True for a name that by convention is an incoming request (`req`, `request`), used only where no type says otherwise. */
  isRequestName(name: string): boolean;
  /** The component record of a JSX element: `symbol` as `symbolOf` gives it, or the global's name. */
  component(record: SdkRecord, symbol: string): ComponentRecord | undefined;
  /**
   * The canonical symbol of a value that is declared with an imported type: `client: PostHog` of posthog-node is `new PostHog()`, `http: AxiosInstance` is
   * `axios.create()`.
   */
  typeInstance(
    specifier: string,
    typeName: string,
  ): { readonly record: SdkRecord; readonly symbol: string } | undefined;
  /** Every record, for listings and for completion. */
  all(): readonly SdkRecord[];
}
