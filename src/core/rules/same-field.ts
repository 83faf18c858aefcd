import data from '../../../catalogue/form-words.json';
import type { FieldObservation, Observation } from '../program/observation.js';
import type { Policy } from '../policy/model.js';
import type { Uri } from '../workspace.js';
import { isField } from './practices.js';
import type { RuleFile } from './rule.js';

const again: ReadonlySet<string> = new Set(data.again);
const issued: ReadonlySet<string> = new Set(data.issued);

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** A name however it is spelled, without the words by which a form asks once more: `confirmPassword` and `new-password` are `password`. */
function coreOf(name: string): string {
  const words = wordsOf(name);
  const core = words.filter((word) => !again.has(word));
  return (core.length > 0 ? core : words).join('');
}

/** Whether a name says that a service issues what it holds: `refreshToken`, `api_key`. */
export function namesIssued(name: string): boolean {
  return wordsOf(name).some((word) => issued.has(word));
}

function categoriesOf({ categories }: FieldObservation): string {
  return categories.map(({ category }) => category).join(' ');
}

/** What a field is, wherever it is declared: its name however spelled, and its categories. */
function fieldKey(field: FieldObservation): string {
  return `${coreOf(field.name)} ${categoriesOf(field)}`;
}

/** Forms by which a program says once what it collects or stores; the others repeat it for their own use. */
const declaring: ReadonlySet<FieldObservation['form']> = new Set(['schema', 'model', 'table']);

/** A schema or a table that declares a field. */
interface Declaration {
  readonly uri: Uri;
  /** The name by which other files import it; empty for one that has none. */
  readonly owner: string;
}

/** Where fields are declared that a program collects or stores, by what they are. */
export type DeclaredFields = ReadonlyMap<string, readonly Declaration[]>;

export function declaredFields(observations: Iterable<Observation>): DeclaredFields {
  const declared = new Map<string, Declaration[]>();
  for (const field of observations) {
    if (!isField(field) || !declaring.has(field.form)) continue;
    const key = fieldKey(field);
    const declaration = { uri: field.uri, owner: field.owner ?? '' };
    const same = declared.get(key);
    if (same) same.push(declaration);
    else declared.set(key, [declaration]);
  }
  return declared;
}

/** What two parts of a program declare together. */
export function joinFields(a: DeclaredFields, b: DeclaredFields): DeclaredFields {
  const joined = new Map(a);
  for (const [key, declarations] of b) joined.set(key, [...(a.get(key) ?? []), ...declarations]);
  return joined;
}

/** Whether a field only repeats one that a schema or a table declares, which the same policy governs: that is where it is reported. A form repeats the schemas that its file has or imports. */
export function repeatsDeclared(
  field: FieldObservation,
  { facts }: RuleFile,
  declared: DeclaredFields | undefined,
  policy: Policy | undefined,
): boolean {
  if (declaring.has(field.form) || !declared || !policy) return false;
  const folder = policy.uri.slice(0, policy.uri.lastIndexOf('/') + 1);
  const isAtHand = ({ uri, owner }: Declaration): boolean =>
    uri === field.uri || (owner !== '' && facts.imports.some(({ imported }) => imported === owner));
  return (declared.get(fieldKey(field)) ?? []).some(
    (each) => each.uri.startsWith(folder) && (field.form !== 'formInput' || isAtHand(each)),
  );
}

/**
 * The fields of a file that ask once more for what another asks for: an input inside the component that stands for it, and the second of two that are the same
 * but for words such as "confirm".
 */
export function askedAgain(observations: readonly Observation[]): ReadonlySet<Observation> {
  const repeated = new Set<Observation>();
  const first = new Map<string, FieldObservation>();
  const inputs: FieldObservation[] = [];
  for (const field of observations) {
    if (!isField(field) || field.practice !== 'collection') continue;
    const isInput = field.form === 'formInput';
    if (!isInput && field.form !== 'schema') continue;
    const categories = categoriesOf(field);
    const isInside = inputs.some(
      (outer) =>
        outer.range.start < field.range.start &&
        field.range.end <= outer.range.end &&
        categoriesOf(outer) === categories,
    );
    const key = `${field.form} ${field.owner ?? ''} ${fieldKey(field)}`;
    const known = first.get(key);
    // Two inputs of one name are two places; a confirmation is called otherwise.
    const isAgain = known !== undefined && known.name !== field.name;
    if ((isInput && isInside) || isAgain) repeated.add(field);
    if (known === undefined) first.set(key, field);
    if (isInput) inputs.push(field);
  }
  return repeated;
}
