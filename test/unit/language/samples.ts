import type { Action, Statement, Tracking } from '../../../src/core/language/facts.js';
import type { Language } from '../../../src/core/language/language.js';
import type { Decision, ObservedRecipient } from '../../../src/core/policy/decision.js';
import type { ChoiceRow, CollectRow, DenyRow, ShareRow, TrackerRow } from '../../../src/core/policy/model.js';

/** Values for each text of a topic that takes some. The type asks for every one of them: who adds a text has to add values, and so has it tested in every language. */
type Samples<Topic> = {
  readonly [Name in keyof Topic as Topic[Name] extends () => string ? never : Name]: Topic[Name] extends (
    ...values: infer Values
  ) => string
    ? readonly Values[]
    : never;
};

const email = 'user.contact.email';
const name = 'user.name';
const contact = 'user.contact';
const file = 'privacy.policy.yaml';
const mixpanel: ObservedRecipient = { class: 'analytics_providers', vendor: 'Mixpanel' };
const providers: ObservedRecipient = { class: 'service_providers' };
const quote = { source: 'main', text: '„Zitat“', section: 'Abschnitt 1' };
const base = { uri: 'file:///w/p.yaml', at: { start: 0, end: 1 }, status: 'accepted', quote } as const;
const collects: CollectRow = { ...base, kind: 'collects', category: email, modality: 'may', purposes: ['analytics'] };
const shares: ShareRow = {
  ...base,
  kind: 'shares',
  to: [{ class: 'affiliates' }, { vendor: 'Acme' }],
  categories: [email, name],
  purposes: [],
  only: 'aggregated',
};
const denies = (practice: DenyRow['practice'], more: Partial<DenyRow> = {}): DenyRow => ({
  ...base,
  kind: 'denies',
  practice,
  category: email,
  to: [],
  purposes: [],
  trackers: [],
  ...more,
});
const tracker: TrackerRow = { ...base, kind: 'trackers', tracker: 'cookies' };
const choice: ChoiceRow = { ...base, kind: 'choices', choice: 'setting', key: 'telemetry.enable', disables: [] };
const decision = (more: Partial<Decision> = {}): Decision => ({
  verdict: 'omitted',
  reason: ['declaresNot', email],
  ...more,
});
const field = { owner: 'User', name: 'email', form: 'class', practice: 'collection' } as const;
const stored: Action = { kind: 'field', categories: [email], field: { ...field, form: 'model' } };
const asked: Action = { kind: 'field', categories: [name], field: { ...field, owner: undefined, form: 'formInput' } };
const held: Action = { kind: 'field', categories: [contact], field: { ...field, practice: 'inventory' } };
const read: Action = { kind: 'identifier', categories: ['user.device.ip_address'], name: 'req.ip' };
const sent: Action = {
  kind: 'sent',
  categories: [email],
  sink: 'tracker',
  host: undefined,
  to: mixpanel,
  by: 'x.track()',
};
const sinks = ['log', 'storage', 'cookie', 'url', 'file', 'database', 'cache', 'message', 'llm', 'network'] as const;
const written = sinks.map((sink): Action => ({ ...sent, categories: [email, name], sink, to: undefined }));
const starts: Tracking = { kind: 'tracking', to: mixpanel, starts: true, by: 'mixpanel.init()' };
const uses: Tracking = { kind: 'tracking', to: undefined, starts: false, by: 'beacon()' };
const statement: Statement = { by: 'settings', pattern: 'User.x', categories: [email] };
const setting = { option: 'maskAllText', value: false, effect: 'records text of pages' } as const;
const observed = { ...setting, uri: 'file:///w/a.ts', range: { start: 0, end: 1 }, valueRange: { start: 0, end: 1 } };
const counts = { error: 1, warning: 2, information: 1, hint: 2 };
const verdicts = ['clear', 'vague', 'omitted', 'incorrect', 'ambiguous'] as const;
const changed = ['new', 'changed', 'gone'] as const;

export const samples: { readonly [Topic in Exclude<keyof Language, 'id'>]: Samples<Language[Topic]> } = {
  words: {
    label: [[email], ['analytics'], ['customer']],
    description: [[email], ['analytics'], ['customer']],
    recipient: [['affiliates']],
    recipientDescription: [['affiliates']],
    recipientPhrase: [[mixpanel], [providers]],
    tracker: [['log_files']],
    severity: [['error'], ['warning'], ['hint']],
    listed: [[['x', 'y', 'z']], [['v', 'w', 'x', 'y', 'z']]],
    quotation: [[quote]],
    ruleTitle: [['denied-practice']],
    ruleDescription: [['denied-practice']],
    schemaDescription: [['What is collected.']],
    percent: [[0.5]],
  },
  reasons: {
    declares: [[email]],
    declaresNot: [[email], [contact]],
    declaresOnly: [[contact]],
    declaresPart: [[email, contact]],
    doesNotCover: [
      ['user', 'health', 'user.health_and_medical'],
      ['user', 'precise_location', 'user.location.precise'],
      ['user', 'special', 'user.demographic.race_ethnicity'],
    ],
    listsOthers: [[[email, name], 'user.location']],
    declaresElsewhere: [[email, 'site']],
    declaresPurpose: [['analytics', email]],
    gives: [[email, { class: 'affiliates' }]],
    otherPurposes: [
      [email, ['analytics'], 'marketing.advertising'],
      [contact, ['analytics', 'sales'], 'marketing.advertising'],
    ],
    noPurpose: [[name]],
    declaresSharing: [[email, mixpanel]],
    noSharing: [[contact, mixpanel]],
    sharesOnlyAs: [[email, [providers], 'anonymised']],
    sharesOnly: [[[contact, name], [providers], email]],
    sharesWithOthers: [[email, [providers], mixpanel]],
    shares: [[email, [providers]]],
    sharesAround: [[contact, [providers]]],
    sharingListsOthers: [[[email], name]],
    names: [[[mixpanel]]],
    namesOnly: [[[providers]]],
    declaresTracking: [[['cookies']]],
    declaresNoTracking: [[['log_files']], [[]]],
    declaresOtherTracking: [[['cookies'], ['log_files']]],
    declaresNeither: [
      [['log_files'], mixpanel],
      [[], mixpanel],
    ],
    denies: [
      [denies('collect')],
      [denies('use', { purposes: ['marketing.advertising'] })],
      [denies('share', { to: [{ class: 'affiliates' }, { vendor: 'Acme' }] })],
      [denies('share')],
      [denies('sell', { category: contact })],
      [denies('track')],
    ],
    contradicts: [[denies('collect')]],
  },
  findings: {
    undeclaredCollection: [
      [stored, decision({ row: collects })],
      [asked, decision()],
      [held, decision({ row: collects, reason: ['listsOthers', [email], name] })],
      [read, decision()],
    ],
    undeclaredSharing: [
      [sent, decision({ row: shares, reason: ['noSharing', email, mixpanel] })],
      [sent, decision()],
    ],
    unnamedSpecial: [[stored, 'health', decision()]],
    denied: [
      [stored, decision({ row: denies('collect') })],
      [starts, decision({ reason: ['denies', denies('track')] })],
    ],
    contradicted: [
      [stored, decision({ row: collects, against: denies('collect') })],
      [uses, decision()],
    ],
    vaguelyDeclared: [[stored, decision({ reason: ['declaresOnly', contact] })]],
    rawSharing: [[sent, shares]],
    undeclaredPurpose: [[sent, 'analytics', decision({ reason: ['noPurpose', email] })]],
    annotatedPurpose: [[[email], 'analytics', decision({ reason: ['noPurpose', email] })]],
    annotatedRecipient: [[[email, name], mixpanel, decision()]],
    undeclaredTracking: [[starts, decision({ reason: ['declaresNeither', ['cookies'], mixpanel] })]],
    inLog: written.map((what) => [what, true, 9]),
    inUrl: [[read, 0]],
    inWebStorage: [
      [stored, 'storage', 0],
      [asked, 'cookie', 0],
    ],
    insecure: [[sent]],
    unguarded: [
      ['x()', choice],
      ['x()', { ...choice, choice: 'opt_out_link' }],
    ],
    unannotated: [[field, [email]]],
    unusedDeclaration: [[collects], [shares], [tracker]],
    riskySetting: [[observed, 'Hotjar']],
    missingChoice: [[choice], [{ ...choice, choice: 'unsubscribe' }]],
    ignoredSignal: [['gpc', quote]],
    undeclaredSignal: [
      ['doNotTrack', 'ignored', quote],
      ['gpc', 'unstated', undefined],
    ],
    ungatedAge: [
      [asked, 13, quote],
      [asked, undefined, undefined],
    ],
    childData: [[asked, 13, undefined]],
    unusedSuppression: [
      [['rule-a'], 'file'],
      [['rule-a', 'rule-b'], 'place'],
    ],
    unusedRule: [['rule-a', 'place']],
    invalidAnnotation: [[['whyIgnored']]],
    invalidPolicy: [[['emptyValue']]],
  },
  annotations: {
    emptySection: [['note'], ['purpose'], ['recipient']],
    noCategory: [['pii']],
    tagSpelling: [['pii']],
    unknownDirective: [['pledge-x', 'pledge-ignore']],
    noRule: [['pledge-ignore']],
    noRuleId: [['X']],
    ambiguousWord: [
      ['category', 'x', [email, name]],
      ['purpose', 'x', ['analytics']],
    ],
    unknownWord: [
      ['category', 'x', ['email']],
      ['purpose', 'x', []],
    ],
    unknownRecipient: [['x_y', ['affiliates', 'public']]],
    emptyItem: [['category'], ['purpose'], ['recipient']],
    missingComma: [['category'], ['purpose'], ['recipient']],
    strayText: [['category'], ['purpose'], ['recipient']],
    unknownRule: [
      ['x', 'y'],
      ['x', null],
    ],
    disagreement: [['x', { ...statement, by: 'annotation' }, { ...statement, by: 'policy', categories: [] }]],
  },
  problems: {
    noAnchor: [['x']],
    syntax: [['‹parser›']],
    tooLarge: [[1_000_000]],
    unreadable: [[['missing']]],
    extendsInTurn: [['x']],
    tooManyParents: [[8]],
    noParent: [['x']],
    parentCycle: [['x']],
    parentBroken: [['x']],
    noSourceFile: [['x']],
    quoteEnd: [[3, 9]],
    unknownSource: [['x', ['y']]],
    sourceChanged: [
      ['x', 1, 2],
      ['x', 0, 0],
    ],
    quoteMoved: [[3, 'x', 9]],
    quoteGone: [['x', true]],
    notInSource: [['x', false]],
    takenForVendor: [['x', 'y']],
    duplicateRow: [['x']],
    duplicateSource: [['x']],
    unknownScope: [['x', ['y', 'z']]],
    unknownRow: [['x', []]],
    misnamed: [
      ['category', { text: 'x' }, ['y']],
      ['purpose', { kind: 'list' }, []],
      ['subject', { kind: 'mapping' }, []],
      ['recipient', { kind: 'number' }, []],
      ['tracker', { kind: 'boolean' }, []],
    ],
    ambiguous: [['x', ['a', 'b']]],
    wrongType: [
      ['array', 'nothing', []],
      ['object', 'text', []],
      ['string', 'number', ['"1"']],
      ['number', 'list', []],
      ['int', 'list', []],
      ['boolean', 'list', []],
      ['null', 'list', []],
    ],
    wrongValue: [
      [['a', 'b'], { text: 'x' }, ['a']],
      [['1'], { kind: 'nothing' }, []],
    ],
    wrongForm: [['x']],
    tooSmall: [[1, '2']],
    tooBig: [['3', '2']],
    misplaced: [['text']],
    unknownKey: [['x', ['y']]],
    missingKey: [['x']],
  },
  skips: {
    unreadable: [['EIO']],
    tooLarge: [[2_000_000, 900]],
    failed: [['Error: x']],
  },
  settings: {
    json: [[3]],
    unreadable: [[['forbidden']]],
    unknown: [
      ['pledge.x', 'pledge.y'],
      ['pledge.x', ''],
    ],
    wrongType: [
      ['pledge.x', 'boolean', 'string'],
      ['pledge.x', 'string', 'object'],
      ['pledge.x', 'object', 'list'],
      ['pledge.x', 'array', 'otherList'],
      ['pledge.x', 'integer', 'boolean'],
      ['pledge.x', 'integer', 'number'],
      ['pledge.x', 'integer', 'null'],
    ],
    wrongWord: [['pledge.x', ['a', 'b'], 'c']],
    tooSmall: [['pledge.x', 0]],
    unknownRule: [['x', 'y']],
    wrongLevel: [['x', ['a', 'b']]],
    noCategory: [['x']],
    ambiguousCategory: [['x', 'y', ['a', 'b']]],
    unknownCategory: [['x', 'y', '']],
  },
  evidence: {
    annotated: [['pii']],
    mapped: [
      ['x', 'settings'],
      ['x', 'policy'],
    ],
    decorated: [['PII']],
    described: [['pii']],
    schemaSays: [['pii']],
    classified: [['x']],
    term: [
      ['“{name}” names an e-mail address', 'mail', '{owner} stands for a person', 'User'],
      ['“{name}” names an e-mail address', 'mail', '', ''],
    ],
    autofill: [['email', email]],
    inputType: [['email', email]],
    source: [["the sender's cookies"]],
    returned: [['x', 'y']],
    handedToCallback: [['x']],
    position: [['GeolocationPosition']],
  },
  steps: {
    declared: [['x']],
    ofOwner: [['x', 'Y']],
    read: [['x']],
    readFrom: [['x', 'y']],
    annotated: [['x']],
    annotatedWith: [['tracks']],
    classified: [['x']],
    returned: [['x']],
    parameter: [['x']],
    variable: [['x']],
    holds: [['x', 'y']],
    passedTo: [['x']],
    sink: [
      ['none', ''],
      ['thirdParty', ''],
      ['tracker', ''],
      ['llm', 'Acme'],
      ['tracker', 'Acme'],
      ...sinks.map((sink) => [sink, ''] as [typeof sink, string]),
    ],
    declaredSink: [
      ['thirdParty', 'Acme', 'policy'],
      ['thirdParty', 'Acme', 'annotation'],
    ],
  },
  fixes: {
    annotate: [['x', [email, name]]],
    declareCategory: [[email, file]],
    declareSharing: [
      [[email], { class: 'affiliates' }, file],
      [[email, name], { vendor: 'Acme' }, file],
    ],
    declareUse: [[[email], 'analytics', file]],
    declareTracker: [['log_files', file]],
    nameRecipient: [['Acme', file]],
    drop: [[['x', 'y'], 'z()']],
    guard: [['x()', file]],
    useHttps: [['a.example']],
    mapAsNotPersonal: [['x', file]],
    markNotPersonal: [['x']],
    showSentence: [[file]],
    showRow: [[file]],
    wrapValue: [['x', 'y', file]],
    wrapValues: [[2, 'y', file]],
    hashValue: [['x', file]],
    hashValues: [[2, file]],
    removeFromSuppression: [['x']],
    leaveOption: [['x', '']],
    setOption: [['x', 'true', file]],
    ignore: [['x']],
    changeTo: [['x']],
    quoteAnew: [['privacy.md', file]],
    bringUpToDate: [[file, 'privacy.md']],
    acceptRow: [[file]],
    rejectRow: [[file]],
    acceptSelected: [[2, file]],
    rejectSelected: [[2, file]],
    acceptSection: [[2, 'uses', file]],
    rejectSection: [[2, 'uses', file]],
    acceptHeading: [[2, 'x', file]],
    acceptSure: [[2, 80, file]],
  },
  rows: {
    collects: [
      [[email], ['analytics']],
      [[], []],
    ],
    uses: [[[contact], ['analytics', 'sales']]],
    shares: [[[email], [{ class: 'affiliates' }, { vendor: 'Acme' }], [], ['anonymised']]],
    denies: [
      ['sell', [email]],
      ['collect', []],
    ],
    choices: [
      ['opt_out_link', 'x=false'],
      ['setting', ''],
    ],
    trackers: [['log_files']],
  },
  hover: {
    certainty: [[0.87]],
    moreCategories: [[[email, name]]],
    collecting: verdicts.map((verdict) => [decision({ verdict })]),
    sharing: [[email, decision()]],
    sharedWith: [[[{ class: 'affiliates' }, { vendor: 'Acme' }]]],
    kept: [['‹rule›']],
    receivedBy: [['Acme', true]],
    alsoCollects: [[[email, name]]],
    tag: [['pii'], ['tracks'], ['notPii']],
    status: [['proposed'], ['accepted'], ['rejected']],
    from: [['privacy.md', quote]],
    readBecause: [['‹reason›', '87 %']],
    holds: [['‹condition›']],
    row: [
      [collects],
      [{ ...collects, modality: 'does', category: contact }],
      [{ ...base, kind: 'uses', categories: [email], purposes: ['analytics'] }],
      [shares],
      [denies('sell', { when: '‹condition›' })],
      [choice],
      [tracker],
    ],
    rowsOfWords: [[file]],
    rowStatus: [['proposed'], ['accepted'], ['rejected']],
    moreRows: [[3]],
  },
  editor: {
    policySays: [['‹quote›']],
    moreFindings: [[3], [1]],
    codeLens: verdicts.map((verdict) => [[email], mixpanel, verdict]),
    places: [[0], [1], [2]],
    rowsRest: [
      [1, 0],
      [2, 1],
    ],
    inlayHint: [[[email, name]]],
    noCategory: [['x', ['y', 'z']]],
    proposedFrom: [['privacy.md']],
    governing: [['nearest'], ['settings'], ['command-line']],
    notChecked: [['defaults'], ['gitignore'], ['settings'], ['policy'], ['content'], ['kind'], ['switched-off']],
  },
  report: {
    number: [[1234]],
    ofFolder: [['x']],
    titleOfFolder: [['x']],
    findingsInFiles: [
      [counts, 2],
      [{ error: 0, warning: 0, information: 0, hint: 0 }, 0],
    ],
    scope: [
      [1, 1, [], 900],
      [59, 1764, [file], 1200],
      [59, 1764, ['a', 'b', 'c', 'd'], 1200],
    ],
    known: [[1], [2]],
    trend: [
      [1, 2, { error: 1, warning: -2, information: 0, hint: 0 }],
      [0, 0, { error: 0, warning: 0, information: 0, hint: 0 }],
    ],
    severities: [
      ['error', 1],
      ['warning', 2],
      ['hint', 2],
    ],
    kindsOfData: [[1], [2]],
    recipients: [[1], [2]],
    verdict: [['seen'], ...verdicts.map((verdict) => [verdict] as [typeof verdict])],
    places: [[1], [2]],
    matrixLegend: [[true], [false]],
    flowWords: [[1], [2]],
    otherData: [[2]],
    otherFolders: [[2]],
    otherRecipients: [[2]],
    none: [['x']],
    undeclaredPractice: [
      [email, undefined],
      [email, mixpanel],
    ],
    shown: [['1', '2']],
    quoted: [['x']],
    way: [[2]],
    line: [[2]],
    sinks: [['log'], ['storage'], ['network'], ['file'], ['database'], ['message'], ['llm'], ['thirdParty']],
    inventoryPlaces: [
      [1, 1, 1],
      [2, 2, 2],
    ],
  },
  drift: {
    counts: [
      [1, 2, 3, false],
      [0, 0, 0, true],
    ],
    merged: [[1, 2, 3]],
    heading: [[file, 'privacy.md']],
    headingOfMissing: [['privacy.md']],
    dated: [['2024-01-02', '2023-01-02']],
    sameText: [[1], [2]],
    sameRows: [[1], [2]],
    summary: [['1 x', 1, 2]],
    title: changed.map((change) => [change] as [typeof change]),
    change: changed.map((change) => [change] as [typeof change]),
  },
};
