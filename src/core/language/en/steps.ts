import type { SinkKind } from '../../catalogue/records.js';
import type { TextOf } from '../text.js';

const sinks: Readonly<Record<SinkKind, string>> = {
  none: 'used',
  thirdParty: 'sent to a third party',
  tracker: 'sent to a tracker',
  log: 'written to the log',
  storage: 'kept in web storage',
  cookie: 'put into a cookie',
  url: 'put into a URL',
  network: 'sent over the network',
  file: 'written to a file',
  database: 'stored in a database',
  cache: 'kept in a cache',
  message: 'posted as a message',
  llm: 'sent to a language model',
};

function sink(kind: SinkKind, vendor: string): string {
  if (vendor === '') return sinks[kind];
  return `${kind === 'llm' ? 'sent to the language model of' : 'sent to'} ${vendor}`;
}

/** What happens at one step on the way of data, as a short clause. */
export const steps = {
  declared: (name: string): string => `${name} is declared`,
  ofOwner: (name: string, owner: string): string => `${name} of ${owner}`,
  read: (name: string): string => `${name} is read`,
  readFrom: (name: string, owner: string): string => `${name} is read from ${owner}`,
  annotated: (name: string): string => `${name} is annotated`,
  annotatedWith: (tag: string): string => `annotated with @${tag}`,
  classified: (name: string): string => `${name} is classified so in the event's declaration`,
  returned: (callee: string): string => `${callee}() returns it`,
  parameter: (name: string): string => `parameter ${name}`,
  variable: (name: string): string => `variable ${name}`,
  holds: (whole: string, part: string): string => `${whole} holds ${part}, which is read from it elsewhere`,
  passedTo: (callee: string): string => `passed to ${callee}`,
  passedOn: (): string => 'passed on',
  asked: (): string => 'asked of the model',
  identifier: (): string => 'used as the identifier of a person',
  telemetry: (): string => 'sent as telemetry',
  /** @param vendor empty where none is known */
  sink: (kind: SinkKind, vendor: string): string => sink(kind, vendor),
  /** @param path of the project's own, which `file` hands on to the vendor */
  sinkByWay: (kind: SinkKind, vendor: string, path: string, file: string): string =>
    `${sink(kind, vendor)} by way of \`${path}\`, as ${file} says`,
  declaredSink: (kind: SinkKind, vendor: string, by: 'annotation' | 'policy'): string =>
    `${sink(kind, vendor)}, as ${by === 'policy' ? 'the policy file says' : 'its annotation says'}`,
};

export type StepText = TextOf<typeof steps>;
