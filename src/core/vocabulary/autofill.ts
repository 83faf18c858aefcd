import data from '../../../catalogue/terms/autofill.json';
import type { Classification, NameContext } from './classification.js';
import { segment } from './segmentation.js';
import { siblingFacts } from './siblings.js';
import type { EvidenceText } from '../language/en/evidence.js';
import type { CategoryKey } from './taxonomy.js';

const tokens = new Map<string, CategoryKey>(
  Object.entries(data.tokens).map(([token, category]) => [token.toLowerCase(), category]),
);
const inputs = new Map<string, CategoryKey>(Object.entries(data.inputs));
const kinds = new Map<string, string>(Object.entries(data.inputTypes));
const noData = new Set(data.noData);
const notPasswords = new Set(data.notPasswords);
const machines = new Set(data.machines);

function found(category: CategoryKey, confidence: number, evidence: EvidenceText): Classification {
  return { category, confidence, evidence, opaqueId: false, also: [] };
}

/** What an input collects by its autofill token: `shipping street-address`, `section-a cc-number`. The last known token counts. */
export function classifyAutofill(autoComplete: string | undefined): Classification | undefined {
  if (autoComplete === undefined || autoComplete.length > 200) return undefined;
  for (const token of autoComplete.trim().toLowerCase().split(/\s+/).reverse()) {
    const category = tokens.get(token);
    if (category) return found(category, 0.97, ['autofill', token, category]);
  }
  return undefined;
}

/** Whether the inputs beside one ask for a server: its password is the system's own, and no person's. */
function asksForMachine(siblings: readonly string[] | undefined): boolean {
  return [...siblingFacts(siblings).cores].some((core) => machines.has(core));
}

/** What an input collects by its `type`. A password input whose name or neighbours say that it holds a key of a service is no person's password. */
export function classifyInputType(name: string, { inputType, siblings }: NameContext): Classification | undefined {
  const category = inputType === undefined ? undefined : inputs.get(inputType.toLowerCase());
  if (!category) return undefined;
  const isSecret = inputType?.toLowerCase() === 'password';
  if (isSecret && (segment(name).some((word) => notPasswords.has(word)) || asksForMachine(siblings))) return undefined;
  return found(category, 0.92, ['inputType', inputType ?? '', category]);
}

/** What a field holds that its schema checks to be an e-mail address or phone number, whatever it is called: `value: z.email()`. */
export function classifyFormat(name: string, { format, owner }: NameContext): Classification | undefined {
  const known = format && data.formats[format];
  if (!known) return undefined;
  const words = segment(name);
  // What the name says of it has been weighed; settings of the program are nobody's.
  if (words.some((word) => known.named.includes(word) || data.ownAddresses.includes(word))) return undefined;
  if (/env|config/i.test(owner ?? '')) return undefined;
  return found(known.category, 0.74, ['term', known.evidence, name, '', '']);
}

/** Whether an input of this type holds no text at all (`submit`). */
export function holdsNoData(inputType: string | undefined): boolean {
  return inputType !== undefined && noData.has(inputType.toLowerCase());
}

/** The declared type that the `type` of an input stands for, where it is not a text. */
export function typeOfInput(inputType: string | undefined): NameContext['type'] {
  switch (inputType === undefined ? undefined : kinds.get(inputType.toLowerCase())) {
    case 'boolean':
      return 'boolean';
    case 'enum':
      return 'enum';
    case 'number':
      return 'number';
    case 'date':
      return 'date';
    default:
      return undefined;
  }
}
