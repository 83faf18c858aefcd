import type { ImportedRow } from '../imported.js';
import type { PolicyDocument } from '../structure/document.js';

const still =
  /\b(?:may|will|might) (?:still |also )?(?:be required|need|have|continue|be asked|collect|receive|send)|\b(?:required to|does not (?:affect|apply)|except|unless|will not (?:affect|impact))\b/i;

/** The words that tell when the setting does not help: "if you initiate a support request". */
function exceptionIn(text: string): string | undefined {
  const plain = text.replaceAll('\u2060', '').replace(/\s+/g, ' ');
  if (!still.test(plain)) return undefined;
  const condition = /\b(?:if|when|except|unless|for)\b[^,;.]{4,120}/i.exec(plain);
  return condition?.[0].trim();
}

/**
 * Gives the rows around a setting its name and value: a sentence on a choice is often split by the line that holds the setting. What goes on all the same
 * is looked for in the sentences after it.
 */
export function joinSettings(rows: readonly ImportedRow[], document: PolicyDocument): ImportedRow[] {
  const out = [...rows];
  rows.forEach((row, index) => {
    const { choice } = row;
    if (choice?.kind !== 'setting' || choice.key === undefined) return;
    const after = document.shadow
      .slice(row.end, row.end + 900)
      .split(/\n#|(?<=[.!?])\s+/)
      .slice(0, 5);
    const except = after.map(exceptionIn).find((found) => found !== undefined);
    const full = { ...choice, ...(except === undefined ? {} : { except }) };
    for (let near = index - 1; near <= index + 1; near++) {
      const neighbour = out[near];
      if (neighbour?.practice !== 'choice' || neighbour.section !== row.section) continue;
      const gap = near < index ? row.start - neighbour.end : neighbour.start - row.end;
      if (near === index || (gap < 12 && neighbour.choice?.key === undefined))
        out[near] = { ...neighbour, choice: full };
    }
  });
  return out;
}
