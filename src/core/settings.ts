import type { RuleLevel } from './rules/rule.js';

/** Settings for one resource, already validated. The keys in `settings.json` are `pledge.<name>`. */
export interface Settings {
  readonly enable: boolean;
  /** Path of the policy file relative to the workspace folder; empty means the nearest `privacy.policy.yaml` up from the file. */
  readonly policy: string;
  readonly preset: 'recommended' | 'strict';
  /** Rule id to level; overrides the preset. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Pattern (`handle`, `User.handle`, `*.tenantId`, `src/billing/**#email`) to category key, or false for "not personal". */
  readonly fields: Readonly<Record<string, string | false>>;
  /** Globs relative to the workspace folder, added to the default excludes; one that starts with `!` takes a default away. */
  readonly exclude: readonly string[];
  /** Bytes above which a file is not analysed. */
  readonly maxFileSize: number;
}

export interface SettingsProblem {
  readonly key: string;
  readonly message: string;
}
