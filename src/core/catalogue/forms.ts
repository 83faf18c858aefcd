/**
 * Call forms as `CallRecord.call` writes them, taken apart for matching: `new Analytics().track` is the root `new Analytics()` and the member `track`.
 */
export interface Form {
  /** `posthog`, `new PostHog()`, `pino()`. */
  readonly root: string;
  /** Members after the root; one that is called has its `()`. */
  readonly members: readonly string[];
}

/** Cuts a form at its dots; dots inside parentheses (there are none in a valid form) do not count. */
export function readForm(form: string): Form {
  const prefix = form.startsWith('new ') ? 4 : 0;
  // The root of `new bizSdk.UserData().setEmail` ends at its parentheses.
  let at = form.indexOf(prefix > 0 ? '()' : '.', prefix);
  if (at < 0) return { root: form, members: [] };
  if (prefix > 0) at += 2;
  const rest = form.slice(at + 1);
  return { root: form.slice(0, at), members: rest === '' ? [] : rest.split('.') };
}

// What SDKs call the static method that hands out their one instance.
const factoryMethods = new Set([
  'load()',
  'init()',
  'create()',
  'getInstance()',
  'initialize()',
  'createInstance()',
  'createClient()',
  'instance()',
  'fromEnv()',
  'default',
]);

/**
 * The class or object that a form speaks of, so that all ways to one instance are alike: `new X().track`, `X.load().track` and `X.getInstance().track`
 * give `X` and `track`; `createClient().track` gives `createClient`.
 */
export function instanceOf(form: Form): Form {
  let root = form.root;
  let members = form.members;
  if (root.startsWith('new ')) root = root.slice(4);
  if (root.endsWith('()')) root = root.slice(0, -2);
  const [first] = members;
  if (first !== undefined && members.length > 1 && factoryMethods.has(first)) members = members.slice(1);
  return { root, members };
}

/** The members without call marks, as a key: `db().collection().insertOne` is `db.collection.insertOne`. */
export function memberKey(members: readonly string[]): string {
  return members.join('.').replaceAll('()', '');
}

/** How many members at the end two forms share. */
export function sharedTail(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && bare(a[a.length - 1 - count]) === bare(b[b.length - 1 - count]))
    count++;
  return count;
}

function bare(member: string | undefined): string | undefined {
  return member?.endsWith('()') === true ? member.slice(0, -2) : member;
}

const transparent = new Set(['default', 'instance', 'client', 'current', 'value']);

/**
 * Whether a member call may be taken for one of the SDK although the way to it is not known: every step before it is a call that hands on the SDK's own
 * objects (`pino().child().info`), or a plain holder. `axios.interceptors.request.use` is none.
 */
export function isPlainWay(way: readonly string[]): boolean {
  return way.every((member) => member.endsWith('()') || transparent.has(member));
}
