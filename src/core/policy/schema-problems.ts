import type * as z from 'zod';
import type { Written, WrittenKind } from '../language/en/problems.js';
import type { TextRange } from '../text/range.js';
import {
  recipientClasses,
  resolveCategory,
  resolvePurpose,
  resolveRecipient,
  resolveSubject,
} from '../vocabulary/taxonomy.js';
import { trackerKinds } from './model.js';
import { vocabularyErrors } from './schema.js';
import { keysAt } from './schema-shape.js';
import { nearestWords } from './spelling.js';
import type { TextProblem, YamlTree } from './yaml-tree.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The value at a path; undefined where there is none. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function firstLine(text: string, range: TextRange): TextRange {
  const lineEnd = text.slice(range.start, range.end).search(/[\r\n]/);
  return lineEnd < 0 ? range : { start: range.start, end: range.start + lineEnd };
}

function kindOf(value: unknown): WrittenKind {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'mapping';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

function shown(value: unknown): Written {
  return typeof value === 'string' ? { text: value } : { kind: kindOf(value) };
}

type Told = Pick<TextProblem, 'code' | 'said' | 'suggestions'>;

type Noun = 'category' | 'purpose' | 'subject' | 'recipient' | 'tracker';

function misnamed(noun: Noun, code: string, written: unknown, suggestions: readonly string[]): Told {
  return { code, said: ['misnamed', noun, shown(written), suggestions], suggestions };
}

/** Explains a word that is not in the vocabulary where it stands; undefined for other mistakes. */
function vocabularyProblem(message: string, written: unknown): Told | undefined {
  const name = typeof written === 'string' ? written : '';
  switch (message) {
    case vocabularyErrors.category:
    case vocabularyErrors.purpose:
    case vocabularyErrors.subject: {
      const [noun, resolve] =
        message === vocabularyErrors.category
          ? (['category', resolveCategory] as const)
          : message === vocabularyErrors.purpose
            ? (['purpose', resolvePurpose] as const)
            : (['subject', resolveSubject] as const);
      const resolution = resolve(name);
      if ('ambiguous' in resolution) {
        const suggestions = resolution.ambiguous;
        return {
          code: message.replace('unknown', 'ambiguous'),
          said: ['ambiguous', name, suggestions],
          suggestions,
        };
      }
      return misnamed(noun, message, written, 'unknown' in resolution ? resolution.suggestions : [resolution.key]);
    }
    case vocabularyErrors.recipient: {
      const resolution = resolveRecipient(name);
      const known = 'class' in resolution ? [resolution.class] : 'unknown' in resolution ? resolution.suggestions : [];
      return misnamed('recipient', message, written, known.length > 0 ? known : nearestWords(name, recipientClasses));
    }
    case vocabularyErrors.tracker:
      return misnamed('tracker', message, written, nearestWords(name, trackerKinds));
    default:
      return undefined;
  }
}

function told(issue: Issue, written: unknown): Told {
  const word = vocabularyProblem(issue.message, written);
  if (word) return word;
  const none: readonly string[] = [];
  switch (issue.code) {
    case 'invalid_type': {
      const quoting =
        issue.expected === 'string' && (typeof written === 'number' || typeof written === 'boolean')
          ? [JSON.stringify(String(written))]
          : none;
      return {
        code: 'wrong-type',
        said: ['wrongType', issue.expected, kindOf(written), quoting],
        suggestions: quoting,
      };
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const suggestions = typeof written === 'string' ? nearestWords(written, allowed) : none;
      return { code: 'wrong-value', said: ['wrongValue', allowed, shown(written), suggestions], suggestions };
    }
    case 'invalid_format':
      return { code: 'wrong-value', said: ['wrongForm', String(written)], suggestions: none };
    case 'too_small':
      return typeof written === 'number'
        ? { code: 'wrong-value', said: ['tooSmall', written, String(issue.minimum)], suggestions: none }
        : { code: 'wrong-value', said: ['emptyValue'], suggestions: none };
    case 'too_big':
      return {
        code: 'wrong-value',
        said: ['tooBig', String(written), String(issue.maximum)],
        suggestions: none,
      };
    default:
      return { code: 'wrong-type', said: ['misplaced', kindOf(written)], suggestions: none };
  }
}

/** Takes the branch of a union that was meant: the one whose mistakes lie deepest, since it fitted so far. */
function meant(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || Object.values<string>(vocabularyErrors).includes(issue.message)) return [issue];
  const depth = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(({ path }) => path.length));
  const sameKind = issue.errors.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const [best] = [...(sameKind.length > 0 ? sameKind : issue.errors)].sort((a, b) => depth(b) - depth(a));
  return (best ?? []).flatMap((inner) => meant({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A mistake with the path of what is to be left out so that the rest can be used. */
export interface SchemaProblem extends TextProblem {
  readonly path: Path;
}

/** Explains what the schema found, each mistake at its place in the text. */
export function schemaProblems(text: string, tree: YamlTree, issues: readonly Issue[]): SchemaProblem[] {
  const placeOf = (path: Path): TextRange => {
    for (let length = path.length; length > 0; length--) {
      const container = valueAt(tree.value, path.slice(0, length - 1));
      const key = path[length - 1];
      if (typeof container !== 'object' || container === null || typeof key === 'symbol' || key === undefined) continue;
      const at = tree.valueRange(container, key);
      if (at) return at;
    }
    return { start: 0, end: firstLine(text, { start: 0, end: text.length }).end };
  };
  const problems = issues.flatMap(meant).flatMap((issue): SchemaProblem[] => {
    const written = valueAt(tree.value, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const container = typeof written === 'object' && written !== null ? written : {};
      return issue.keys.map((key) => {
        const suggestions = nearestWords(key, keysAt(issue.path));
        return {
          at: tree.keyRange(container, key) ?? placeOf(issue.path),
          severity: 'error',
          code: 'unknown-key',
          said: ['unknownKey', key, suggestions],
          suggestions,
          path: [...issue.path, key],
        };
      });
    }
    const last = issue.path.at(-1);
    if (written === undefined && typeof last === 'string') {
      const at = firstLine(text, placeOf(issue.path.slice(0, -1)));
      return [
        {
          at,
          severity: 'error',
          code: 'missing-key',
          said: ['missingKey', last],
          suggestions: [last],
          path: issue.path,
        },
      ];
    }
    return [{ at: placeOf(issue.path), severity: 'error', ...told(issue, written), path: issue.path }];
  });

  // A key that is missing because it is misspelt is one mistake.
  const misspelt = new Set(
    problems.flatMap(({ code, path, suggestions }) =>
      code === 'unknown-key' ? suggestions.map((key) => JSON.stringify([...path.slice(0, -1), key])) : [],
    ),
  );
  return problems.filter(({ code, path }) => code !== 'missing-key' || !misspelt.has(JSON.stringify(path)));
}
