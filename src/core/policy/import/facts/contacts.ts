import type { PolicyDocument } from '../structure/document.js';

const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const authority =
  /\b(?:supervisory|data protection|regulatory|privacy) (?:authorit(?:y|ies)|commission|regulator|agency)\b|\bcommissioner\b|\bombudsman\b/i;

function domainOf(mail: string): string {
  return mail.slice(mail.indexOf('@') + 1);
}

/** Addresses of electronic mail in the prose and in its links, each once; those of authorities, to whom people may complain, are left out. */
export function contactsOf(document: PolicyDocument): string[] {
  const found = new Map<string, boolean>();
  const add = (mail: string, foreign: boolean): void => {
    const name = mail.replace(/\.$/, '').toLowerCase();
    found.set(name, foreign && (found.get(name) ?? true));
  };
  for (const { start, end } of document.blocks) {
    const body = document.shadow.slice(start, end).replaceAll('\u2060', '');
    const foreign = authority.test(body);
    for (const [mail] of body.matchAll(address)) add(mail, foreign);
  }
  for (const { url, start } of document.links) {
    const mail = /^mailto:(?:%20)*([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/i.exec(url)?.[1];
    const block = document.blocks.find((each) => each.start <= start && each.end >= start);
    if (mail !== undefined)
      add(mail, block !== undefined && authority.test(document.shadow.slice(block.start, block.end)));
  }
  const own = new Set([...found].flatMap(([mail, foreign]) => (foreign ? [] : [domainOf(mail)])));
  const kept = [...found].filter(([mail, foreign]) => !foreign || own.size === 0 || own.has(domainOf(mail)));
  return kept.map(([mail]) => mail);
}
