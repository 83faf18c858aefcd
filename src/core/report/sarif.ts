import type {
  CodeFlow,
  Invocation,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  Suppression,
} from 'sarif';
import { version } from '../../../package.json';
import { english } from '../language/english.js';
import { say } from '../language/text.js';
import type { Finding, PolicyReference, Rule, RuleLevel, Severity } from '../rules/rule.js';
import { rules } from '../rules/registry.js';
import type { AuditResult } from '../session.js';
import type { Uri } from '../workspace.js';
import { Reporting, type ReportOptions } from './report.js';
import { ruleLink } from './ruleLink.js';

type Level = 'error' | 'warning' | 'note' | 'none';

const levels: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** By what paths in the log are relative to: viewers ask where that is, since a path of this machine says nothing elsewhere. */
const rootId = '%SRCROOT%';

/** A path as a relative reference of RFC 3986. */
function reference(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function descriptorLevel(level: RuleLevel): Level {
  if (level === 'off') return 'none';
  return level === 'report' ? 'note' : levels[level];
}

function descriptor(rule: Rule): ReportingDescriptor {
  const { id, code, group, title, description, level } = rule;
  const link = ruleLink(id);
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: description },
    help: {
      text: `${description}\n\nMore: ${link}`,
      markdown: `${description}\n\n[More on \`${id}\`](${link})`,
    },
    helpUri: link,
    defaultConfiguration: { enabled: level !== 'off', level: descriptorLevel(level) },
    properties: { tags: ['privacy', group], code },
  };
}

const known: Suppression = { kind: 'external', status: 'accepted', justification: 'Known by the baseline.' };

/** Makes the parts of one log. */
class SarifWriter {
  readonly #reporting: Reporting;
  readonly #indexes = new Map(rules.map(({ id }, index) => [id, index]));

  constructor(reporting: Reporting) {
    this.#reporting = reporting;
  }

  /** @param suppression set where the finding is not shown, with why */
  result(finding: Finding, suppression?: Suppression): Result {
    const { rule, severity, uri, range, message, categories, recipient, policy, against, steps, fingerprint } = finding;
    const ruleIndex = this.#indexes.get(rule);
    const sentences = [policy, against].flatMap((each) => (each === undefined ? [] : [each]));
    return {
      ruleId: rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      level: levels[severity],
      message: { text: message },
      locations: [{ physicalLocation: this.#place(uri, this.#reporting.place(uri, range)) }],
      partialFingerprints: { 'pledge/v1': fingerprint },
      ...(steps.length > 1 ? { codeFlows: [this.#flow(finding)] } : {}),
      ...(sentences.length > 0
        ? { relatedLocations: sentences.map((each, index) => this.#sentence(each, index)) }
        : {}),
      ...(suppression === undefined ? {} : { suppressions: [suppression] }),
      ...(suppression?.kind === 'external' ? { baselineState: 'unchanged' as const } : {}),
      properties: {
        categories: [...categories],
        ...(recipient?.class === undefined ? {} : { recipient: recipient.class }),
        ...(recipient?.vendor === undefined ? {} : { vendor: recipient.vendor }),
      },
    };
  }

  invocation(): Invocation {
    const { skipped, settingsProblems } = this.#reporting.result;
    const unread = skipped.map(({ uri, why }): Notification => ({
      level: 'warning',
      message: { text: `The file ${say(english.skips, why)}.` },
      locations: [{ physicalLocation: this.#place(uri, undefined) }],
    }));
    const settings = settingsProblems.map(({ said }): Notification => ({
      level: 'warning',
      message: { text: say(english.settings, said) },
    }));
    return {
      executionSuccessful: true,
      ...(unread.length > 0 ? { toolExecutionNotifications: unread } : {}),
      ...(settings.length > 0 ? { toolConfigurationNotifications: settings } : {}),
    };
  }

  #flow({ steps }: Finding): CodeFlow {
    const locations = steps.map(({ uri, range, line, what }, index) => ({
      executionOrder: index + 1,
      location: {
        physicalLocation: this.#place(uri, this.#reporting.place(uri, range) ?? { line }),
        message: { text: say(english.steps, what) },
      },
    }));
    return { threadFlows: [{ locations }] };
  }

  #sentence({ uri, at, quote }: PolicyReference, index: number): Location {
    return {
      id: index + 1,
      physicalLocation: this.#place(uri, this.#reporting.place(uri, at)),
      message: { text: quote === undefined ? 'The row of the policy.' : `The policy says: “${quote.text}”` },
    };
  }

  #place(
    uri: Uri,
    at:
      | { readonly line: number; readonly column?: number; readonly endLine?: number; readonly endColumn?: number }
      | undefined,
  ): PhysicalLocation {
    const artifactLocation = { uri: reference(this.#reporting.path(uri)), uriBaseId: rootId };
    if (at === undefined) return { artifactLocation };
    const { line, column, endLine, endColumn } = at;
    const region = {
      startLine: line,
      ...(column === undefined ? {} : { startColumn: column }),
      ...(endLine === undefined ? {} : { endLine }),
      ...(endColumn === undefined ? {} : { endColumn }),
    };
    return { artifactLocation, region };
  }
}

/**
 * The findings as SARIF 2.1.0. What the baseline knows and what comments silence is in it too, marked as suppressed, so that it is not
 * opened again elsewhere.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
 */
export function sarifReport(result: AuditResult, options: ReportOptions): Log {
  const reporting = new Reporting(result, { ...options, language: english });
  const writer = new SarifWriter(reporting);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Pledge',
            version,
            semanticVersion: version,
            informationUri: 'https://github.com/pledge-privacy/pledge',
            rules: rules.map(descriptor),
          },
        },
        invocations: [writer.invocation()],
        originalUriBaseIds: { [rootId]: { description: { text: 'The audited folder.' } } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...reporting.shown().map((finding) => writer.result(finding)),
          ...reporting.known().map((finding) => writer.result(finding, known)),
          ...(result.suppressed ?? []).map(({ finding, reason }) =>
            writer.result(finding, {
              kind: 'inSource',
              status: 'accepted',
              ...(reason === undefined ? {} : { justification: reason }),
            }),
          ),
        ],
      },
    ],
  };
}
