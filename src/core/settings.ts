import type { SettingsText } from './language/en/settings.js';
import type { RuleLevel } from './rules/rule.js';
import type { Uri } from './workspace.js';

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
  /** How many findings the editor shows of one file. */
  readonly maxProblems: number;
  /** Path of the file with the findings that are known, relative to the workspace folder; empty means none. */
  readonly baseline: string;
  /** Whether the editor shows what the policy says above lines of code, and places in code above rows. */
  readonly codeLens: boolean;
  /** Whether the editor shows what fields hold behind their names. */
  readonly inlayHints: boolean;
}

/** Settings as somebody wrote them for a folder, not validated. */
export interface WrittenSettings {
  /** The folder that they belong to: paths and globs in them are relative to it. */
  readonly folder: Uri;
  /** Name without `pledge.` to value, or the object under `pledge`. */
  readonly values: unknown;
  /** The file that says so, where it is known. */
  readonly file?: Uri;
  /** Set where the file could not be read as settings. */
  readonly problem?: SettingsText;
}

/** Gives the settings that hold for the files of a folder. The editor asks its user's configuration, the CLI reads `.vscode/settings.json`. */
export type SettingsSource = (folder: Uri) => Promise<WrittenSettings>;

export interface SettingsProblem {
  /** As written in a settings file: `pledge.rules`. */
  readonly key: string;
  readonly said: SettingsText;
  readonly file?: Uri;
}
