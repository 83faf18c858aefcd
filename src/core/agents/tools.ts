/** A question that an assistant may ask. Nothing of it writes, runs or sends anything. */
export interface AgentTool {
  readonly name: 'find_personal_data_flows' | 'check_personal_data_use' | 'explain_privacy_finding';
  readonly title: string;
  /** For the model: what it answers, and when to ask. */
  readonly description: string;
  /** JSON Schema of the input. */
  readonly inputSchema: {
    readonly type: 'object';
    readonly properties: Readonly<
      Record<string, { readonly type: 'string' | 'integer'; readonly description: string; readonly minimum?: number }>
    >;
    readonly required: readonly string[];
    readonly additionalProperties: false;
  };
}

const path = 'Path from the workspace folder, with forward slashes';

/** The same for the editor's chat and for `pledge mcp`. */
export const agentTools: readonly AgentTool[] = [
  {
    name: 'find_personal_data_flows',
    title: 'Find personal data flows',
    description:
      'Lists where personal data goes in this code base: from which code, which data category, to which recipient (vendor, log, URL, storage, database), and what the privacy policy says of it. Ask before changing tracking, logging, analytics or anything that sends data elsewhere.',
    inputSchema: {
      type: 'object',
      properties: {
        path: { type: 'string', description: `${path}: a file or folder to look at. Everything where left out.` },
        category: {
          type: 'string',
          description: 'Only this data category and what lies below it: a key such as user.contact.email, or email.',
        },
        recipient: { type: 'string', description: 'Only what reaches this vendor or class of recipients.' },
      },
      required: [],
      additionalProperties: false,
    },
  },
  {
    name: 'check_personal_data_use',
    title: 'Check a use of personal data',
    description:
      'Answers whether the privacy policy allows to collect a data category, to send it to a recipient, or to use it for a purpose, and quotes the sentence that decides. Ask before writing code that collects or sends personal data.',
    inputSchema: {
      type: 'object',
      properties: {
        category: { type: 'string', description: 'The data category: a key such as user.contact.email, or email.' },
        recipient: {
          type: 'string',
          description: 'Who would receive it: a class such as analytics_providers, or a vendor such as Sentry.',
        },
        purpose: { type: 'string', description: 'What for: a key such as marketing.advertising.' },
        path: {
          type: 'string',
          description: `${path}: the file that would do it, since policies may differ by folder.`,
        },
      },
      required: ['category'],
      additionalProperties: false,
    },
  },
  {
    name: 'explain_privacy_finding',
    title: 'Explain a privacy finding',
    description:
      'Explains what is known of one line of code: the personal data on it and the evidence, the way it takes to where it goes, the findings there, the policy sentence that decides, and how to mend it.',
    inputSchema: {
      type: 'object',
      properties: {
        path: { type: 'string', description: `${path}: the file.` },
        line: { type: 'integer', minimum: 1, description: 'The line, counted from 1.' },
      },
      required: ['path', 'line'],
      additionalProperties: false,
    },
  },
];
