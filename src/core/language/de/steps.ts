import type { steps as english } from '../en/steps.js';
import type { SinkKind } from '../../catalogue/records.js';

const sinks: Readonly<Record<SinkKind, string>> = {
  none: 'verwendet',
  thirdParty: 'an einen Dritten gesendet',
  tracker: 'an einen Tracker gesendet',
  log: 'ins Protokoll geschrieben',
  storage: 'im Webspeicher abgelegt',
  cookie: 'in ein Cookie geschrieben',
  url: 'in eine URL eingesetzt',
  network: 'über das Netz gesendet',
  file: 'in eine Datei geschrieben',
  database: 'in einer Datenbank gespeichert',
  cache: 'in einem Cache abgelegt',
  message: 'als Nachricht verschickt',
  llm: 'an ein Sprachmodell gesendet',
};

function sink(kind: SinkKind, vendor: string): string {
  if (vendor === '') return sinks[kind];
  return `an ${kind === 'llm' ? 'das Sprachmodell von ' : ''}${vendor} gesendet`;
}

export const steps: typeof english = {
  declared: (name) => `${name} ist deklariert`,
  ofOwner: (name, owner) => `${name} von ${owner}`,
  read: (name) => `${name} wird gelesen`,
  readFrom: (name, owner) => `${name} wird aus ${owner} gelesen`,
  annotated: (name) => `${name} hat eine Anmerkung`,
  annotatedWith: (tag) => `mit @${tag} gekennzeichnet`,
  classified: (name) => `${name} ist in der Deklaration des Ereignisses so eingestuft`,
  returned: (callee) => `${callee}() gibt es zurück`,
  parameter: (name) => `Parameter ${name}`,
  variable: (name) => `Variable ${name}`,
  holds: (whole, part) => `${whole} enthält ${part}, das an anderer Stelle daraus gelesen wird`,
  passedTo: (callee) => `an ${callee} übergeben`,
  passedOn: () => 'weitergereicht',
  asked: () => 'das Modell gefragt',
  identifier: () => 'als Kennung einer Person verwendet',
  telemetry: () => 'als Telemetrie gesendet',
  sink: (kind, vendor) => sink(kind, vendor),
  sinkByWay: (kind, vendor, path, file) => `${sink(kind, vendor)} über \`${path}\`, wie ${file} sagt`,
  declaredSink: (kind, vendor, by) =>
    `${sink(kind, vendor)}, wie ${by === 'policy' ? 'die Richtliniendatei' : 'die Anmerkung'} sagt`,
};
