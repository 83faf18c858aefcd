import type { AgentTool } from './tools.js';

/** A mistake of who asks, in words that help to ask again. */
export class BadInput extends Error {}

/** What was asked, checked against the tool's schema. */
export type AgentInput = Readonly<Record<string, string | number>>;

/**
 * Checks the input of a tool: an assistant may send anything.
 *
 * @throws BadInput naming the property that is missing, unknown or of another type
 */
export function readInput({ inputSchema: { properties, required } }: AgentTool, sent: unknown): AgentInput {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) throw new BadInput('The input is no object.');
  const input: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(sent)) {
    const property = properties[name];
    if (property === undefined)
      throw new BadInput(`There is no property "${name}": ${Object.keys(properties).join(', ')}.`);
    if (value === undefined || value === null || value === '') continue;
    if (property.type === 'string' && typeof value === 'string') input[name] = value;
    else if (property.type === 'integer' && Number.isInteger(value) && Number(value) >= (property.minimum ?? 0))
      input[name] = Number(value);
    else throw new BadInput(`"${name}" must be ${property.type === 'string' ? 'text' : 'a whole number from 1'}.`);
  }
  for (const name of required) if (input[name] === undefined) throw new BadInput(`"${name}" is missing.`);
  return input;
}
