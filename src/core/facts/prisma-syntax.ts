import { parsePrismaSchema } from '@loancrate/prisma-schema-parser/dist/parse.js';
import type { PrismaSchema, SchemaDeclaration } from '@loancrate/prisma-schema-parser/dist/ast.js';

/** A declaration of a Prisma schema. Its own offsets count from `base` in the file. */
export interface PrismaPart {
  readonly declaration: SchemaDeclaration;
  readonly base: number;
}

export interface PrismaParts {
  readonly parts: readonly PrismaPart[];
  /** True when the text had syntax errors, and what is wrong is left out. */
  readonly recovered: boolean;
}

/** More broken lines than this in one block, and the block is given up. */
const mostBroken = 20;
const blockStart = /^[^\S\r\n]*(?:model|view|type|enum|datasource|generator)\s+\w+/gm;

function parsed(text: string): PrismaSchema | { readonly failedAt: number } {
  try {
    return parsePrismaSchema(text);
  } catch (error) {
    const { location } = error as { readonly location?: { readonly start?: { readonly offset?: number } } };
    return { failedAt: location?.start?.offset ?? 0 };
  }
}

/** One block whose broken lines are blanked until the rest reads. */
function parsedBlock(block: string): readonly SchemaDeclaration[] {
  let text = block;
  for (let broken = 0; broken < mostBroken; broken++) {
    const result = parsed(text);
    if ('declarations' in result) return result.declarations;
    const { failedAt } = result;
    const start = text.lastIndexOf('\n', failedAt - 1) + 1;
    const end = text.indexOf('\n', failedAt);
    const line = text.slice(start, end < 0 ? text.length : end);
    // Nothing to take out: the block is not closed yet.
    if (line.trim() === '' || start === 0) {
      if (/\}\s*$/.test(text)) return [];
      text = `${text.trimEnd()}\n}\n`;
    } else text = text.slice(0, start) + ' '.repeat(line.length) + text.slice(start + line.length);
  }
  return [];
}

/** Reads a Prisma schema. Never throws: where the text is broken, its blocks are read one by one, without their broken lines. */
export function readPrisma(source: string): PrismaParts {
  const text = source.replace(/^\uFEFF/, ' ');
  const whole = parsed(text);
  if ('declarations' in whole)
    return { parts: whole.declarations.map((declaration) => ({ declaration, base: 0 })), recovered: false };
  const starts = [...text.matchAll(blockStart)].map(({ index }) => index);
  const parts = starts.flatMap((base, index) =>
    parsedBlock(text.slice(base, starts[index + 1])).map((declaration) => ({ declaration, base })),
  );
  return { parts, recovered: true };
}
