import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { SourceComment } from '../parse.js';
import { annotationProblem, type AnnotationProblem, type DeclaredEvent, type DeclaredProperty } from './annotations.js';
import { categoryOfClassification, purposeOfClassification } from './event-classes.js';

/** The marker and what it introduces; `__GDPR__TODO__` and the like introduce nothing. */
const marker = /^\s*\*?\s*__GDPR__(?:(FRAGMENT|COMMON)__)?(?=[\s"])/;

interface Read {
  readonly events: readonly DeclaredEvent[];
  readonly problems: readonly AnnotationProblem[];
}

const none: Read = { events: [], problems: [] };

/** Names and values of an object node; none for anything else. */
function entries(node: Node | undefined): { readonly key: Node; readonly value: Node | undefined }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key ? [{ key, value }] : [];
  });
}

function textAt(node: Node | undefined, name: string): string | undefined {
  const value: unknown = entries(node).find(({ key }) => key.value === name)?.value?.value;
  return typeof value === 'string' ? value : undefined;
}

/** What one property says of itself. */
function property(key: Node, value: Node, shift: number): DeclaredProperty {
  const classification = textAt(value, 'classification');
  const purpose = textAt(value, 'purpose');
  const category = classification === undefined ? undefined : categoryOfClassification(classification);
  return {
    name: String(key.value),
    range: { start: shift + key.offset, end: shift + value.offset + value.length },
    classification,
    category,
    purpose: purpose === undefined ? undefined : purposeOfClassification(purpose),
    comment: textAt(value, 'comment'),
  };
}

function event(
  kind: DeclaredEvent['kind'],
  key: Node,
  value: Node,
  shift: number,
  comment: SourceComment,
): DeclaredEvent {
  const properties: DeclaredProperty[] = [];
  const includes: string[] = [];
  for (const { key: name, value: inner } of entries(value)) {
    if (!inner) continue;
    if (name.value === '${include}') {
      for (const part of inner.children ?? []) includes.push(String(part.value).replace(/^\$\{(.*)\}$/, '$1'));
    } else if (name.value === '${wildcard}') {
      for (const part of inner.children ?? []) {
        const classified = entries(part).find((entry) => entry.key.value === '${classification}')?.value;
        if (classified)
          properties.push({ ...property(name, classified, shift), name: `${textAt(part, '${prefix}') ?? ''}*` });
      }
    } else if (inner.type === 'object') properties.push(property(name, inner, shift));
  }
  return {
    kind,
    name: String(key.value),
    comment: comment.range,
    owner: textAt(value, 'owner'),
    note: textAt(value, 'comment'),
    properties,
    includes,
  };
}

/** Reads the telemetry events that a `__GDPR__` comment declares: a JSON property each, without the braces around it. */
export function readDeclaredEvents(comment: SourceComment): Read {
  const found = marker.exec(comment.value);
  if (!found) return none;
  const kind = found[1] === 'FRAGMENT' ? 'fragment' : found[1] === 'COMMON' ? 'common' : 'event';
  const start = found[0].length;
  const body = comment.value.slice(start);
  if (!/^\s*"/.test(body)) return none;
  const errors: ParseError[] = [];
  const tree = parseTree(`{${body}}`, errors, { allowTrailingComma: true, disallowComments: false });
  // One character of ours stands before the body.
  const shift = comment.valueStart + start - 1;
  const declared = entries(tree).filter(({ value }) => value?.type === 'object');
  // A common property is its own classification, without an event around it.
  const events = declared.flatMap(({ key, value }): DeclaredEvent[] => {
    if (!value) return [];
    if (kind !== 'common') return [event(kind, key, value, shift, comment)];
    const own = property(key, value, shift);
    return [
      {
        kind,
        name: own.name,
        comment: comment.range,
        owner: undefined,
        note: own.comment,
        properties: [own],
        includes: [],
      },
    ];
  });
  const [error] = errors;
  if (!error) return { events, problems: [] };
  const at = Math.min(shift + error.offset, comment.range.end - 1);
  return {
    events,
    problems: [
      annotationProblem(
        'malformed-event',
        { start: at, end: Math.min(at + Math.max(1, error.length), comment.range.end) },
        ['malformedEvent'],
      ),
    ],
  };
}
