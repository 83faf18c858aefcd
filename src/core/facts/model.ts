import type { EvidenceText } from '../language/en/evidence.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';
import type { ModuleAnnotations } from './annotations.js';

/**
 * What one file says, as plain data: enough to follow values through it and to link it with others, without its tree. Facts hold no reference to
 * other files' facts, so they can be cached by content, computed anywhere and linked later. All ids are indexes into the module's own tables.
 */
export interface ModuleFacts {
  /** Raised whenever the shape or the meaning of facts changes; a cache of another version is void. */
  readonly version: number;
  readonly uri: Uri;
  /** Posix path for messages and file roles, relative to the workspace root. */
  readonly path: string;
  /** Of the content. */
  readonly hash: string;
  readonly lineStarts: readonly number[];
  /** True when the text had syntax errors. */
  readonly recovered: boolean;
  /** Set where parts nest too deep to be looked into. */
  readonly partial?: true;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly bindings: readonly BindingFact[];
  readonly expressions: readonly Expression[];
  readonly functions: readonly FunctionFact[];
  readonly classes: readonly ClassFact[];
  readonly types: readonly TypeFact[];
  /** Named types of the module scope by name: alias, interface, class, enum, schema. */
  readonly typeNames: Readonly<Record<string, TypeRef>>;
  /** Calls that declare a schema, with its type. */
  readonly schemas: readonly (readonly [ExpressionId, TypeId])[];
  readonly events: readonly EventFact[];
  readonly guards: readonly GuardFact[];
  readonly annotations: ModuleAnnotations;
  /** Which annotation speaks for what starts at an offset (a member, a binding's name, an event): the offset and its index in `annotations.annotations`. */
  readonly annotated: readonly (readonly [offset: number, annotation: number])[];
  /** Which declared telemetry event speaks for the call that starts at an offset: the offset and its index in `annotations.events`. */
  readonly declared?: readonly (readonly [offset: number, event: number])[];
  /** Of a Prisma schema: the modules that client code imports its models from, names of packages or the path that it generates them to. */
  readonly clients?: readonly string[];
  /** Paths of the project's own that are handed on, as far as this file says to whom. */
  readonly proxies?: readonly ProxyFact[];
}

export const factsVersion = 10;

/** A path of the project's own server that is handed on to somebody. */
export interface ProxyFact {
  /** As written: a path, or a pattern of one (`/t/:path*`, `^/t`). */
  readonly path: string;
  /** A URL or a host; for an option of an SDK `package:` and its specifier, or `global:` and its name. */
  readonly target: string;
  /** `pattern` as the path's own wildcards say; `prefix` with all below it; `option` what an SDK is told to ask instead of its vendor. */
  readonly match: 'exact' | 'pattern' | 'prefix' | 'option';
}

export type ExpressionId = number;
export type BindingId = number;
export type FunctionId = number;
export type ClassId = number;
export type TypeId = number;
/** Property names from outside in; `*` stands for any element or key. */
export type AccessPath = readonly string[];

export interface ImportFact {
  readonly specifier: string;
  /** `default`, `*`, the exported name, or `` for a side-effect import. */
  readonly imported: string;
  readonly typeOnly: boolean;
  readonly range: TextRange;
}

export interface ExportFact {
  /** The exported name; `*` for `export * from`. */
  readonly name: string;
  /** The module-scope binding, where it is one. */
  readonly binding?: BindingId;
  /** `export default <expression>`, `module.exports = …`. */
  readonly expression?: ExpressionId;
  readonly from?: { readonly specifier: string; readonly imported: string };
  /** The name of an exported type, looked up in `typeNames`. */
  readonly type?: string;
}

/** One way in which a binding gets a value: the value at `path` inside `expression`. */
export interface Definition {
  readonly expression: ExpressionId;
  readonly path: AccessPath;
  /** For a rest element: the names that were taken out before it. */
  readonly without?: readonly string[];
  /** What is written into the binding rather than what it becomes (`x.email = …`, `form.append('email', …)`): the place inside it. */
  readonly at?: AccessPath;
}

export interface BindingFact {
  readonly name: string;
  readonly kind: 'variable' | 'parameter' | 'function' | 'class' | 'import' | 'catch' | 'enum' | 'namespace';
  /** The function whose scope holds it; 0 is the module. */
  readonly scope: FunctionId;
  readonly range: TextRange;
  readonly definitions: readonly Definition[];
  /** Members that are taken out of it or blanked (`delete x.email`, `x.email = '***'`). */
  readonly removed?: readonly string[];
  readonly type?: TypeRef;
  /** Index into imports, functions or classes, by kind. For a parameter: its position. */
  readonly target?: number;
}

export interface ObjectEntry {
  /** Undefined for a spread, `*` for a computed key. */
  readonly key: string | undefined;
  readonly value: ExpressionId;
  /** The whole property. */
  readonly range: TextRange;
}

interface Node {
  readonly range: readonly [number, number];
}

export type Expression = Node &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'template'; readonly quasis: readonly string[]; readonly parts: readonly ExpressionId[] }
    | { readonly kind: 'concat'; readonly parts: readonly ExpressionId[] }
    | { readonly kind: 'binding'; readonly binding: BindingId }
    | { readonly kind: 'global'; readonly name: string }
    | { readonly kind: 'this'; readonly class: ClassId | undefined }
    | { readonly kind: 'member'; readonly object: ExpressionId; readonly property: string; readonly nameAt: number }
    | { readonly kind: 'index'; readonly object: ExpressionId; readonly index: ExpressionId }
    | {
        readonly kind: 'call';
        readonly callee: ExpressionId;
        readonly arguments: readonly ExpressionId[];
        readonly spread: number;
        readonly isNew: boolean;
        readonly event: number;
        /** The first type argument, where one is written: `useState<User>()`, `get<User>(url)`. */
        readonly of?: TypeRef;
        /** The second one: `publicLog2<Event, Classification>(name, data)`. */
        readonly and?: TypeRef;
      }
    | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
    | { readonly kind: 'array'; readonly elements: readonly ExpressionId[]; readonly spreads: readonly number[] }
    /** The value is one of these: `a ? b : c`, `a || b`, `a ?? b`, `a && b`. */
    | { readonly kind: 'either'; readonly values: readonly ExpressionId[] }
    | { readonly kind: 'function'; readonly function: FunctionId }
    | { readonly kind: 'class'; readonly class: ClassId }
    | { readonly kind: 'cast'; readonly value: ExpressionId; readonly type: TypeRef }
    | {
        readonly kind: 'element';
        readonly tag: ExpressionId | undefined;
        readonly name: string;
        readonly attributes: readonly ObjectEntry[];
        readonly children: readonly ExpressionId[];
        readonly event: number;
      }
    | { readonly kind: 'import'; readonly specifier: string }
    /** Carries no personal value by itself (a comparison, `!x`, arithmetic); its parts are kept for guards. */
    | { readonly kind: 'test'; readonly operator: string; readonly parts: readonly ExpressionId[] }
    | { readonly kind: 'unknown' }
  );

export interface ParameterFact {
  readonly binding: BindingId;
  readonly rest: boolean;
  /** Names of decorators on it (`Ip`, `Body`, `Headers`), with their first literal argument. */
  readonly decorators: readonly DecoratorFact[];
}

export interface DecoratorFact {
  readonly name: string;
  readonly argument: string | undefined;
}

export interface FunctionFact {
  /** `` when it has none. */
  readonly name: string;
  readonly parameters: readonly ParameterFact[];
  readonly returns: readonly ExpressionId[];
  readonly returnType?: TypeRef;
  /** It has no body: declared only, or abstract. */
  readonly ambient?: true;
  /** A generator: `returns` are what it yields. */
  readonly generates?: true;
  /** The function around it; 0 is the module itself. */
  readonly parent: FunctionId;
  readonly class?: ClassId;
  readonly range: TextRange;
  readonly nameRange: TextRange;
}

export interface ClassMember {
  readonly name: string;
  readonly function?: FunctionId;
  /** Values that the field gets: its initialiser, `this.x = …`, parameter properties. */
  readonly definitions: readonly Definition[];
  readonly type?: TypeRef;
  readonly isStatic: boolean;
  readonly isGetter: boolean;
}

export interface ClassFact {
  readonly name: string;
  readonly superclass?: ExpressionId;
  readonly implements: readonly string[];
  readonly constructorFunction?: FunctionId;
  readonly members: readonly ClassMember[];
  readonly type: TypeId;
  readonly decorators: readonly DecoratorFact[];
}

/** A type as it is written, as far as it helps without a type checker. */
export type TypeRef =
  | {
      readonly kind: 'primitive';
      readonly name: 'string' | 'number' | 'boolean' | 'date' | 'function' | 'node' | 'void' | 'unknown';
    }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string; readonly arguments: readonly TypeRef[] }
  | { readonly kind: 'object'; readonly type: TypeId }
  | { readonly kind: 'array'; readonly element: TypeRef }
  | { readonly kind: 'tuple'; readonly elements: readonly TypeRef[] }
  /** A function whose parameters or result say something. */
  | { readonly kind: 'callable'; readonly parameters: readonly TypeRef[]; readonly returns: TypeRef }
  | { readonly kind: 'union' | 'intersection'; readonly members: readonly TypeRef[] }
  | { readonly kind: 'typeof'; readonly expression: ExpressionId }
  | { readonly kind: 'indexed'; readonly object: TypeRef; readonly key: string }
  | { readonly kind: 'returns'; readonly of: TypeRef };

/** What somebody has said of a field by a decorator or by the metadata of its schema. */
export interface SaidFact {
  /** False where it is said to be no personal data. */
  readonly personal: boolean;
  /** Whether the mark means personal data and nothing else; others count only where the name agrees. */
  readonly strict: boolean;
  /** Empty where none is named. */
  readonly categories: readonly CategoryKey[];
  /** The evidence: `decorated with @PII`. */
  readonly how: EvidenceText;
}

export interface MemberFact {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  readonly type: TypeRef | undefined;
  /** Autofill token or `type=` of a form input. */
  readonly inputType?: string;
  readonly autoComplete?: string;
  /** What the schema checks it to be. */
  readonly format?: 'email' | 'phone';
  /** The name under which it is stored, where that is another. */
  readonly column?: string;
  readonly said?: SaidFact;
  readonly decorators: readonly DecoratorFact[];
}

export type TypeForm =
  'interface' | 'type' | 'class' | 'schema' | 'model' | 'table' | 'enum' | 'inline' | 'formInput' | 'parameter';

export interface TypeFact {
  /** `` for an anonymous one. */
  readonly name: string;
  readonly form: TypeForm;
  /** The library of a schema or model (`zod`, `mongoose`, `drizzle-orm`). */
  readonly library?: string;
  readonly members: readonly MemberFact[];
  /** Of a table: what leads to other tables. Loaded only where code asks for it, so no part of the type itself. */
  readonly relations?: readonly MemberFact[];
  readonly extends: readonly TypeRef[];
  readonly parameters: readonly string[];
  readonly range: TextRange;
  /** The name of what an anonymous one hangs on: the field, variable or parameter. */
  readonly owner?: string;
}

/** A place where data may leave: a call, `new`, an assignment to a member (`img.src = …`), a JSX element, a text that is put together with a query in it. */
export interface EventFact {
  readonly kind: 'call' | 'assignment' | 'element' | 'text';
  /** The call, element or text; for an assignment the target. */
  readonly expression: ExpressionId;
  /** For an assignment: what is assigned. */
  readonly value?: ExpressionId;
  readonly function: FunctionId;
  readonly range: TextRange;
  /** Index into `guards`, or -1 where nothing stands before it. */
  readonly guard: number;
}

/** A condition that must have held, linked to the one around it. */
export interface GuardFact {
  readonly test: ExpressionId;
  /** False where the test must have failed (`if (!consent) return;`). */
  readonly holds: boolean;
  /** The next one outwards, or -1. */
  readonly outer: number;
}
