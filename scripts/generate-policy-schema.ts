import { format, resolveConfig } from 'prettier';
import { policyJsonSchema } from '../src/core/policy/schema.js';

export const policySchemaPath = 'schemas/privacy.policy.schema.json';

/** The text of the JSON Schema of `privacy.policy.yaml`, formatted as the repository is. */
export async function policySchemaText(): Promise<string> {
  const schema = { $comment: 'Generated from src/core/policy/schema.ts by scripts/generate.', ...policyJsonSchema() };
  const config = await resolveConfig(policySchemaPath);
  return format(JSON.stringify(schema), { ...config, parser: 'json', filepath: policySchemaPath });
}
