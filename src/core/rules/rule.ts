import type { Catalogue } from '../catalogue/records.js';
import type { AnnotationWord, ModuleAnnotations, Suppression } from '../facts/annotations.js';
import type { ModuleFacts } from '../facts/model.js';
import type { findings } from '../language/en/findings.js';
import type { FixTitle } from '../language/en/fixes.js';
import type { TextOf } from '../language/text.js';
import type { ParseSource } from '../parse.js';
import type { PolicyOracle } from '../policy/decision.js';
import type { Policy, PolicyProblem, Quote } from '../policy/model.js';
import type { FieldMapping } from '../program/mapping.js';
import type { FlowStep, Observation } from '../program/observation.js';
import type { TextRange } from '../text/range.js';
import type { CategoryKey, RecipientClass } from '../vocabulary/taxonomy.js';
import type { Uri } from '../workspace.js';
import type { Helper } from './helpers.js';
import type { Hubs } from './hubs.js';
import type { DeclaredFields } from './same-field.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
/** What settings may say of a rule. `report` shows it in reports only. */
export type RuleLevel = Severity | 'report' | 'off';
export type RuleGroup = 'collection' | 'sharing' | 'choices' | 'safeguards' | 'children' | 'annotations' | 'policy';

/** The policy sentence that decides. */
export interface PolicyReference {
  readonly uri: Uri;
  /** Range of the row in the policy file. */
  readonly at: TextRange;
  readonly quote: Quote | undefined;
}

/** What a finding says. */
export type FindingText = TextOf<typeof findings>;

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** True where the rule's level is `report`: in reports, not in the editor. */
  readonly reportOnly: boolean;
  readonly uri: Uri;
  readonly range: TextRange;
  /** What it says, in whichever language it is said. */
  readonly said: FindingText;
  /** The same in English: what files for machines, assistants and fingerprints have, whatever the editor speaks. */
  readonly message: string;
  readonly categories: readonly CategoryKey[];
  readonly recipient: { readonly class: RecipientClass | undefined; readonly vendor: string | undefined } | undefined;
  readonly policy: PolicyReference | undefined;
  /** For `ambiguous` verdicts: the sentence that says the opposite. */
  readonly against: PolicyReference | undefined;
  readonly steps: readonly FlowStep[];
  /** What the finding rests on, for fixes and hovers. */
  readonly observation: Observation | undefined;
  /**
   * Stable over line shifts: rule, file, names, categories and recipient hashed. For baselines. Of several that are alike in one file, the second and later
   * ones end in `:2`, `:3` and so on.
   */
  readonly fingerprint: string;
}

/** What a rule sees of one governed file. */
export interface RuleFile {
  readonly uri: Uri;
  /** Posix path relative to the policy file, or to the workspace root where there is none. */
  readonly path: string;
  readonly text: string;
  readonly observations: readonly Observation[];
  readonly annotations: ModuleAnnotations;
  readonly facts: ModuleFacts;
  /** What the settings and the policy file say of names in it. */
  readonly mapping?: FieldMapping;
}

export interface RuleContext {
  /** Undefined where no policy governs the files: rules that compare say nothing then. */
  readonly policy: Policy | undefined;
  readonly oracle: PolicyOracle | undefined;
  readonly catalogue: Catalogue;
  readonly policyProblems: readonly PolicyProblem[];
  readonly files: readonly RuleFile[];
  /** True when `files` is the whole of what the policy governs; rules about what is missing speak only then. */
  readonly complete: boolean;
  /** What the whole program does, also where `files` is only one of its files; taken from `files` where it is left out. */
  readonly summary?: ProgramSummary;
}

/** Facts about all governed files together, so that a finding in one file is the same whether the others are checked with it or not. */
export interface ProgramSummary {
  /** Ids of the SDKs that some file initialises. */
  readonly initialised: ReadonlySet<string>;
  /** Ids of the SDKs whose own consent or opt-out functions some file calls. */
  readonly consentControlled: ReadonlySet<string>;
  /** Keys (`sourceKey`) of the sources whose values reach a sink in some file. */
  readonly movingSources: ReadonlySet<string>;
  /** Functions of the project that many calls hand personal data to. */
  readonly hubs: Hubs;
  /** Where schemas, models and tables declare what is collected. */
  readonly declaredFields: DeclaredFields;
  /** Tests of consent and redactors that the project has, those that are used most first. */
  readonly helpers: readonly Helper[];
  /** Whether some file tests how old somebody is. */
  readonly gatesAge: boolean;
}

/** A suppression, or one rule that it names, that silenced nothing. */
export interface UnusedSuppression {
  readonly file: RuleFile;
  readonly suppression: Suppression;
  /** The rules that it names in vain. */
  readonly rules: readonly AnnotationWord<string>[];
}

/** What a rule reports; the engine adds rule id, severity and fingerprint. */
export type RuleReport = Omit<Finding, 'rule' | 'severity' | 'reportOnly' | 'message' | 'fingerprint'> & {
  /** The gravest that it may be; the level of the rule counts where that is milder. */
  readonly atMost?: Severity;
  /** What tells it from other findings on the same observation, where its categories do not. */
  readonly key?: string;
};

/** A change to the text of a file. */
export interface TextEdit {
  readonly uri: Uri;
  readonly range: TextRange;
  readonly newText: string;
}

/** One change to one file. `create` gives the text of a file that does not exist yet. */
export type FixEdit =
  | TextEdit
  | { readonly uri: Uri; readonly create: string }
  /** Sets one key of the workspace settings; the host knows where that file is. */
  | { readonly setting: string; readonly key: string; readonly value: string | boolean; readonly scope: Uri };

export interface Fix {
  /** Names the files that it writes. */
  readonly title: FixTitle;
  readonly isPreferred: boolean;
  /** Whether it may be made together with others, with nobody looking at each: it never makes code send more, silences nothing, and leaves what a policy promises. */
  readonly isSafe?: boolean;
  readonly edits: readonly FixEdit[];
  /** What a person is to write anew once the edits are made, as a range of the text that they leave. */
  readonly selects?: { readonly uri: Uri; readonly range: TextRange } | undefined;
  /** For what only leads somewhere and mends nothing: the place to show. There are no edits then. */
  readonly opens?: { readonly uri: Uri; readonly range: TextRange };
}

export interface FixContext extends RuleContext {
  /** Text of any file that a fix may touch (code, policy file); undefined when it does not exist. */
  readonly textOf: (uri: Uri) => string | undefined;
  /** Path as people read it, relative to the workspace root. */
  readonly display: (uri: Uri) => string;
  readonly workspaceRoot: Uri;
  readonly parse: ParseSource;
}

/** One rule: its facts are readable without running it. */
export interface Rule {
  readonly id: string;
  /** `PL001`; stable for ever. */
  readonly code: string;
  readonly group: RuleGroup;
  readonly title: string;
  readonly description: string;
  readonly level: RuleLevel;
  readonly strictLevel: RuleLevel;
  /** True where it says nothing without a policy. */
  readonly needsPolicy: boolean;
  /** True where it speaks only when all governed files were checked. */
  readonly needsAll: boolean;
  /** True where some of its findings have a fix. */
  readonly fixable: boolean;
  check(context: RuleContext): Iterable<RuleReport>;
  /** For rules about suppressions: called once the others have spoken. */
  checkUnused?(unused: readonly UnusedSuppression[]): Iterable<RuleReport>;
  /** Best first; at most one is preferred. Applying any one that has edits makes the finding go away and leaves code that parses as before. */
  fixes(finding: Finding, context: FixContext): readonly Fix[];
}
