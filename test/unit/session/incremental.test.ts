import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AnalysisCache, StoredFacts } from '../../../src/core/cache.js';
import { createSession } from '../../../src/core/session/createSession.js';
import type { DocumentFindings, Session } from '../../../src/core/session.js';
import { settingsFromFiles } from '../../../src/core/settings/settingsFiles.js';
import { MemoryWorkspace } from '../../../src/core/workspace/memory.js';
import type { Uri } from '../../../src/core/workspace.js';
import { parseWithEstree } from '../../../src/parsers/estree.js';
import { namesOnly } from './harness.js';

/*
 * Random edits over small workspaces: after each, the document that was edited has the findings that an audit of a new session gives it, and an audit of
 * the session that has seen all edits gives the same as that new one. A failure names the seed and the edit.
 */
const fixtures = 'test/fixtures/program';
const editsOfFixture = 21;
const editsOfExample = 80;

type Texts = Map<string, string>;

function load(folder: string): Texts {
  const texts: Texts = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(?:[cm]?[jt]sx?|json|yaml|md|prisma)$/.test(path))
      texts.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  return texts;
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * below);
  };
}

const inserted = [
  'console.log(user.email);',
  'export function added(value: string) { return value; }',
  'posthog.capture("seen", { email });',
  'fetch("https://example.com/?q=" + email);',
  'if (!consent) return;',
  'const copy = { ...user, ip: req.ip };',
  'export interface Added { email: string; birthDate: Date }',
  'logger.info({ phone: customer.phone });',
  'items.push(added);',
  'const {',
  ');',
  '',
];

/** One edit of a text, and what it was. */
function edit(text: string, original: string, pick: (below: number) => number): readonly [string, string] {
  const lines = text.split('\n');
  const at = pick(lines.length);
  const line = lines[at] ?? '';
  const words = [...new Set(text.match(/[A-Za-z_]\w{2,}/g) ?? ['x'])];
  const word = words[pick(words.length)] ?? 'x';
  const other = words[pick(words.length)] ?? 'y';
  switch (pick(9)) {
    case 0:
      lines.splice(at, 1);
      return [lines.join('\n'), `line ${at + 1} deleted`];
    case 1: {
      const added = inserted[pick(inserted.length)] ?? '';
      lines.splice(at, 0, added);
      return [lines.join('\n'), `\`${added}\` before line ${at + 1}`];
    }
    case 2:
      return [text.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), other), `${word} renamed to ${other}`];
    case 3:
      return [text.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), `${word}X`), `${word} renamed to ${word}X`];
    case 4: {
      const place = pick(text.length + 1);
      return [text.slice(0, place) + text.slice(place + 1 + pick(12)), `characters deleted at ${place}`];
    }
    case 5:
      lines[at] = line.replace(word, other);
      return [lines.join('\n'), `${word} replaced by ${other} in line ${at + 1}`];
    case 6:
      lines.splice(at, 0, lines[pick(lines.length)] ?? '');
      return [lines.join('\n'), `a line copied to ${at + 1}`];
    case 7:
      lines[at] = line.includes('return') ? line.replace('return', 'void') : `${line} `;
      return [lines.join('\n'), `line ${at + 1} changed`];
    default:
      return [original, 'all edits taken back'];
  }
}

/** Facts of texts that some session has seen: none is parsed twice. Results are not kept. */
const seen = new Map<string, StoredFacts>();
const cache: AnalysisCache = {
  facts: (key) => seen.get(key),
  keepFacts: (key, head, body) => void seen.set(key, { head, body: () => body }),
  result: () => undefined,
  keepResult: () => undefined,
  flush: () => undefined,
};

function sessionOver(texts: Texts): { session: Session; workspace: MemoryWorkspace } {
  const workspace = new MemoryWorkspace(Object.fromEntries(texts));
  const session = createSession({
    workspace,
    settings: settingsFromFiles(workspace, () => Promise.resolve('file:///work')),
    parser: () => Promise.resolve(parseWithEstree),
    cache,
  });
  return { session, workspace };
}

function plain(documents: readonly DocumentFindings[]): Map<Uri, string> {
  return new Map(
    documents.map(({ uri, findings, observations }) => [uri, JSON.stringify({ findings, observations }, undefined, 1)]),
  );
}

async function check(folder: string, edits: number, seed: number): Promise<void> {
  const pick = random(seed);
  const originals = load(folder);
  if (!originals.has('privacy.policy.yaml')) originals.set('privacy.policy.yaml', namesOnly);
  const texts = new Map(originals);
  const code = [...texts.keys()].filter((path) => /\.[jt]sx?$/.test(path));
  seen.clear();
  const { session, workspace } = sessionOver(texts);
  await session.audit({});
  const open = new Map<string, number>();
  for (let count = 0; count < edits; count++) {
    const path = code[pick(code.length)] ?? '';
    const [text, what] = edit(texts.get(path) ?? '', originals.get(path) ?? '', pick);
    const where = `seed ${seed}, edit ${count} of ${folder}/${path}: ${what}`;
    texts.set(path, text);
    const uri = workspace.uri(path);
    // Some edits come from the editor, some from elsewhere. One that breaks the text is not typed here: then what stood there before counts.
    const version = (open.get(path) ?? 0) + 1;
    const isBroken = parseWithEstree(text, path).recovered;
    if (isBroken && open.delete(path)) session.close(uri);
    if (!isBroken && (open.has(path) || pick(2) === 0)) {
      open.set(path, version);
      session.change(uri, version, text);
    } else {
      workspace.write(path, text);
      session.filesChanged([uri]);
    }
    const fresh = sessionOver(texts).session;
    const expected = plain((await fresh.audit({})).documents);
    const found = await session.findings(uri);
    assert.equal(
      plain([found]).get(uri),
      expected.get(uri) ?? plain([{ ...found, findings: [], observations: [] }]).get(uri),
      where,
    );
    if (count % 4 > 0) continue;
    const audited = plain((await session.audit({})).documents);
    assert.deepEqual([...audited.keys()], [...expected.keys()], where);
    for (const [document, state] of expected) assert.equal(audited.get(document), state, `${where}, in ${document}`);
  }
}

describe('edits, one after the other', function () {
  this.timeout(300_000);
  const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const [position, { name }] of folders.entries())
    it(`leave what an audit from the start finds, in ${name}`, () =>
      check(join(fixtures, name), editsOfFixture, 7919 + position));
  it('leave what an audit from the start finds, in the example', () =>
    check('examples/rillwright', editsOfExample, 104729));

  it('are at least 500', () => {
    assert.ok(folders.length * editsOfFixture + editsOfExample >= 500);
  });
});
