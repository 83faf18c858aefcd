import type { Settings } from '../settings.js';

/** One setting as the manifest contributes it (`pledge.<name>`): the part of JSON Schema that VS Code understands. */
export interface SettingDefinition {
  readonly name: string;
  readonly schema: {
    readonly type: 'boolean' | 'string' | 'object' | 'array' | 'integer';
    readonly enum?: readonly string[];
    readonly enumDescriptions?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly items?: { readonly type: 'string' };
    readonly additionalProperties?: { readonly type: 'string' | readonly string[]; readonly enum?: readonly string[] };
  };
  readonly default: unknown;
  /** `resource`: each workspace folder may say otherwise. `window`: only the editor reads it. */
  readonly scope: 'resource' | 'window';
  readonly markdownDescription: string;
}

export const ruleLevels = ['error', 'warning', 'information', 'hint', 'report', 'off'] as const;

export const defaultSettings: Settings = {
  enable: true,
  policy: '',
  preset: 'recommended',
  rules: {},
  fields: {},
  exclude: [],
  maxFileSize: 1_048_576,
  maxProblems: 1000,
  baseline: 'pledge.baseline.json',
  codeLens: false,
  inlayHints: false,
};

/** All settings, in the order in which the settings editor shows them. The manifest and the documentation are generated from here. */
export const settingDefinitions: readonly SettingDefinition[] = [
  {
    name: 'enable',
    schema: { type: 'boolean' },
    default: defaultSettings.enable,
    scope: 'resource',
    markdownDescription: 'Check the files of this folder.',
  },
  {
    name: 'policy',
    schema: { type: 'string' },
    default: defaultSettings.policy,
    scope: 'resource',
    markdownDescription:
      'Path of the policy file, relative to the workspace folder. Empty means the nearest `privacy.policy.yaml` up from each file.',
  },
  {
    name: 'preset',
    schema: {
      type: 'string',
      enum: ['recommended', 'strict'],
      enumDescriptions: [
        'What a policy and its code should agree on.',
        'Also asks for an annotation on every personal field, and raises severities.',
      ],
    },
    default: defaultSettings.preset,
    scope: 'resource',
    markdownDescription: 'Which rules are on, and how severe they are.',
  },
  {
    name: 'rules',
    schema: { type: 'object', additionalProperties: { type: 'string', enum: ruleLevels } },
    default: defaultSettings.rules,
    scope: 'resource',
    markdownDescription:
      'Level of single rules, over the preset: `{ "personal-data-in-log": "error" }`. `report` shows a rule in audit reports only.',
  },
  {
    name: 'fields',
    schema: { type: 'object', additionalProperties: { type: ['string', 'boolean'] } },
    default: defaultSettings.fields,
    scope: 'resource',
    markdownDescription:
      'What names hold: a pattern (`handle`, `User.handle`, `*.tenantId`, `src/billing/**#email`) and a category of personal data, or `false` for none.',
  },
  {
    name: 'exclude',
    schema: { type: 'array', items: { type: 'string' } },
    default: defaultSettings.exclude,
    scope: 'resource',
    markdownDescription:
      'Globs of files that are not checked, relative to the workspace folder, besides `.gitignore` and the defaults (dependencies, build output, generated code, tests). One that starts with `!` takes in what those leave out: `!**/*.test.ts`.',
  },
  {
    name: 'maxFileSize',
    schema: { type: 'integer', minimum: 0 },
    default: defaultSettings.maxFileSize,
    scope: 'resource',
    markdownDescription: 'Bytes above which a file is not checked.',
  },
  {
    name: 'maxProblems',
    // VS Code shows no more of one file (microsoft/vscode#172696).
    schema: { type: 'integer', minimum: 10, maximum: 1000 },
    default: defaultSettings.maxProblems,
    scope: 'resource',
    markdownDescription:
      'How many findings the editor shows of one file, the worst first. A last entry says how many more there are; the tree and the report have them all.',
  },
  {
    name: 'baseline',
    schema: { type: 'string' },
    default: defaultSettings.baseline,
    scope: 'resource',
    markdownDescription:
      'Path of the baseline, relative to the workspace folder: findings that this file knows are not underlined and not listed as problems. *Pledge: Create Baseline* writes it; empty means that everything is shown. The command line takes `--baseline` instead.',
  },
  {
    name: 'codeLens',
    schema: { type: 'boolean' },
    default: defaultSettings.codeLens,
    scope: 'resource',
    markdownDescription:
      'Show above lines of code what the policy says of the data that they collect or send, and above rows of the policy file and sentences of its text where they lead.',
  },
  {
    name: 'inlayHints',
    schema: { type: 'boolean' },
    default: defaultSettings.inlayHints,
    scope: 'resource',
    markdownDescription: 'Show behind the names of fields which personal data they hold.',
  },
  {
    name: 'trace.server',
    schema: { type: 'string', enum: ['off', 'messages', 'verbose'] },
    default: 'off',
    scope: 'window',
    markdownDescription: 'Log the messages between VS Code and the language server.',
  },
];
