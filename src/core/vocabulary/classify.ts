import { classifyAutofill, classifyFormat, classifyInputType, holdsNoData, typeOfInput } from './autofill.js';
import type { Classification, ClassifyName, NameContext } from './classification.js';
import { Surroundings, type Because } from './contexts.js';
import { fileRole, weightOfRole } from './file-role.js';
import { readingsOf, type Reading } from './parsed-name.js';
import { segment } from './segmentation.js';
import { siblingFacts } from './siblings.js';
import { namesChild, ownerFacts, subjectOfModifiers } from './subject.js';
import { contextLevels, type TermRecord } from './terms.js';
import { isArtefact, typeFactor, valueKind, type ValueKind } from './type-guard.js';
import { exclusions, getters, presets } from './words.js';

/** Below this nothing is returned. */
const leastConfidence = 0.5;
/** A context that speaks against a term leaves this much of its confidence. */
const contradicted = 0.45;
/** A verb before a term makes a function of it, unless it is declared to be a text. */
const actionWithText = 0.75;

interface Weighed {
  readonly record: TermRecord;
  readonly confidence: number;
  /** The context that decided. */
  readonly context: string | undefined;
}

/** What was chosen, and why. */
interface Chosen extends Weighed {
  readonly because: Because | undefined;
}

/** Whether the declared type is an alias for the datum: `email: TUserEmail`, `id: UserId`. A single word (`Email`) may as well be an object. */
function isNamedLike(record: TermRecord, typeName: string | undefined): boolean {
  if (typeName === undefined || segment(typeName).filter((word) => word.length > 1).length < 2) return false;
  return readingsOf(typeName).some(
    (reading) =>
      reading.shape === 'datum' &&
      reading.records.some((other) => other.category === record.category && other.confidence !== undefined),
  );
}

/** How a name of this shape may still be the datum, 0 to 1. */
function shapeFactor(reading: Reading, record: TermRecord, kind: ValueKind, context: NameContext): number {
  switch (reading.shape) {
    case 'datum':
      return 1;
    case 'flag':
      // `has opted out` is consent even as a yes or no; `requireEmail` is a setting.
      if (record.types?.includes('boolean') && kind === 'boolean') return 0.9;
      return kind === 'text' && context.role !== 'call' && exclusions.has(reading.before[0] ?? '') ? actionWithText : 0;
    case 'lookup':
      return 0;
    case 'action':
      if (context.role === 'call' && getters.has(reading.before[0] ?? '')) return 1;
      return kind === 'text' && context.role !== 'call' ? actionWithText : 0;
    case 'quantity':
      return kind === 'text' ? 0.7 : 0;
  }
}

function weigh(record: TermRecord, reading: Reading, place: Surroundings, free: boolean): Weighed | undefined {
  if (record.notAfter && reading.before.some((word) => record.notAfter?.includes(word))) return undefined;
  let confidence = record.confidence ?? 0;
  let decided: string | undefined;
  let bound = 1;
  for (const [id, within] of contextLevels(record)) {
    const level = place.level(id);
    if (level === 0) continue;
    if (record.confidence !== undefined && within < record.confidence) bound = Math.min(bound, within);
    // A word that we do not know before a weak term makes something else of it, whatever stands beside.
    else if (within * level > confidence && (free || record.confidence !== undefined)) {
      confidence = within * level;
      decided = id;
    }
  }
  confidence = Math.min(confidence, bound);
  if (confidence < leastConfidence) return undefined;
  if (record.against?.some((id) => place.level(id) >= 0.9))
    confidence *= place.level('personSure') >= 0.9 ? 0.9 : contradicted;
  return { record, confidence, context: decided };
}

function best(reading: Reading, name: string, context: NameContext, kind: ValueKind): Chosen | undefined {
  const subject = subjectOfModifiers(reading.before);
  const place = new Surroundings(
    name,
    reading.before,
    subject,
    ownerFacts(context.owner),
    siblingFacts(context.siblings),
    context,
  );
  if (place.level('environment') > 0) return undefined;
  // `defaultEmail` of a configuration is the program's; `defaultAddress` of a customer is not.
  if (presets.has(reading.before[0] ?? '') && place.level('personOwner') === 0) return undefined;
  const free = subject === 'none' || subject === 'person' || subject === 'maybePerson';
  let chosen: Weighed | undefined;
  for (const record of reading.records) {
    const factor =
      typeFactor(
        record,
        kind === 'model' && isNamedLike(record, context.typeName) ? 'text' : kind,
        context.type === 'array',
      ) * shapeFactor(reading, record, kind, context);
    if (factor === 0) continue;
    const weighed = weigh(record, reading, place, free || modifierContext(record, reading, place));
    if (!weighed) continue;
    const confidence = weighed.confidence * factor;
    if (confidence >= leastConfidence && confidence > (chosen?.confidence ?? 0)) chosen = { ...weighed, confidence };
  }
  if (!chosen) return undefined;
  return { ...chosen, because: chosen.context === undefined ? undefined : place.because(chosen.context) };
}

/** Whether the words before a term are those of a context that the record wants (`ipCountry`, `billingCity`). */
function modifierContext(record: TermRecord, reading: Reading, place: Surroundings): boolean {
  return contextLevels(record).some(([id]) => place.namedByModifier(id, reading.before));
}

/** `MuiAvatar`, `Password`: keys in PascalCase that hold no text are components, classes or members of a map. */
function isComponentLike(name: string, kind: ValueKind): boolean {
  return (kind === 'model' || kind === 'object' || kind === 'unknown') && isPascal(name);
}

/** `AttachmentPreset.Avatar`: a member of an enum or namespace, not a value of a person. */
function isEnumMember(name: string, { role, owner }: NameContext): boolean {
  return role === 'read' && isPascal(name) && owner !== undefined && isPascal(owner);
}

function isPascal(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 65 && first <= 90 && /[a-z]/.test(name);
}

/** Constant texts that say what the name says are labels, and an address that stands in the program is no visitor's. */
function isLabel(name: string, { literals, type, role }: NameContext): boolean {
  const [only] = literals ?? [];
  if (only === undefined || literals?.length !== 1 || (type !== undefined && type !== 'string' && type !== 'literal'))
    return false;
  if (role === 'formInput') return false;
  return only !== '' || segment(only).join(' ') === segment(name).join(' ');
}

/**
 * Classifies one name in its context by the terms of catalogue/terms: the term that the name ends in, the words before it, its owner, the names beside it,
 * the declared type and the role of the file.
 *
 * @returns undefined when the name is no evidence of personal data there
 */
export const classifyName: ClassifyName = (name, context) => {
  if (context.role === 'formInput') {
    if (holdsNoData(context.inputType)) return undefined;
    const asked = classifyAutofill(context.autoComplete) ?? classifyInputType(name, context);
    if (asked) return asked;
  }
  return classifyTerms(name, context) ?? classifyFormat(name, context);
};

function classifyTerms(name: string, context: NameContext): Classification | undefined {
  const readings = readingsOf(name);
  if (readings.length === 0 || context.type === 'function' || context.type === 'node') return undefined;
  const weight = weightOfRole[fileRole(context.file)];
  if (weight === 0 || isLabel(name, context) || isEnumMember(name, context) || isArtefact(context)) return undefined;
  const inputType = context.role === 'formInput' ? typeOfInput(context.inputType) : undefined;
  const kind = valueKind(inputType === undefined ? context : { ...context, type: inputType });
  if (context.role === 'field' && context.type !== undefined && isComponentLike(name, kind)) return undefined;
  for (const reading of readings) {
    const chosen = best(reading, name, context, kind);
    if (!chosen) continue;
    const confidence = Math.round(chosen.confidence * weight * 100) / 100;
    if (confidence < leastConfidence) return undefined;
    const { record } = chosen;
    return {
      category: record.category,
      confidence,
      evidence: ['term', record.evidence, name, chosen.because?.clause ?? '', chosen.because?.owner ?? ''],
      opaqueId: record.opaqueId ?? false,
      also: alsoOf(record, reading, name, context),
    } satisfies Classification;
  }
  return undefined;
}

function alsoOf(record: TermRecord, reading: Reading, name: string, context: NameContext): readonly string[] {
  const also = record.also ?? [];
  if (record.category === 'user.childrens') return also;
  const owner = ownerFacts(context.owner);
  const { names } = siblingFacts(context.siblings);
  const ofChild =
    namesChild(reading.before) ||
    (reading.before.length === 0 && owner.child && names.size > (names.has(name) ? 1 : 0));
  return ofChild && new Set(['person', 'maybePerson']).has(namesChild(reading.before) ? 'person' : owner.subject)
    ? [...also, 'user.childrens']
    : also;
}
