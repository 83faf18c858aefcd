import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CacheLost, type AnalysisCache, type FactsBody, type FactsHead, type StoredFacts } from '../core/cache.js';

/** Bytes that one cache may take, all its files together. */
const mostBytes = 512 * 1024 * 1024;
/** Files with facts before they are joined to one. */
const mostSegments = 6;
/** Results of whole audits that are kept: of this state, and of few before. */
const mostResults = 4;
const magic = 'pledge-cache-1';

/** Where the body of one file's facts stands in its segment. */
type Place = readonly [key: string, head: FactsHead, start: number, length: number];

interface Segment {
  readonly file: string;
  readonly bodyStart: number;
  readonly bodyLength: number;
  readonly bodyHash: string;
  body: Buffer | undefined;
}

interface Entry {
  readonly head: FactsHead;
  readonly segment: Segment;
  readonly start: number;
  readonly length: number;
  isUsed: boolean;
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url');
}

/**
 * Facts and results in a folder. A file is written aside and then renamed, so that there is never half of one; what does not bear its own hash is left
 * alone. Files: `*.facts` (a line with hashes, the heads as JSON, the bodies one after the other) and `*.result`.
 */
export class DiskCache implements AnalysisCache {
  readonly #folder: string;
  readonly #entries = new Map<string, Entry>();
  readonly #segments: string[] = [];
  readonly #kept = new Map<string, { readonly head: FactsHead; readonly body: string }>();
  readonly #results = new Map<string, string>();

  /** @param folder is made with the first flush; it belongs to the cache alone */
  constructor(folder: string) {
    this.#folder = folder;
    for (const name of this.#list('.facts')) this.#readSegment(name);
  }

  facts(key: string): StoredFacts | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    entry.isUsed = true;
    return { head: entry.head, body: () => this.#body(entry) };
  }

  keepFacts(key: string, head: FactsHead, body: FactsBody): void {
    this.#kept.set(key, { head, body: JSON.stringify(body) });
  }

  result(key: string): unknown {
    try {
      const text = readFileSync(join(this.#folder, `${hashOf(key)}.result`), 'utf8');
      const end = text.indexOf('\n');
      const content = text.slice(end + 1);
      return text.slice(0, end) === `${magic} ${hashOf(content)}` ? JSON.parse(content) : undefined;
    } catch {
      return undefined;
    }
  }

  keepResult(key: string, result: unknown): void {
    this.#results.set(key, JSON.stringify(result));
  }

  flush(): void {
    try {
      this.#flush();
    } catch {
      // A folder that may not be written to, a full disk: then there is no cache.
    }
  }

  #list(ending: string): string[] {
    try {
      return readdirSync(this.#folder)
        .filter((name) => name.endsWith(ending))
        .sort();
    } catch {
      return [];
    }
  }

  /** Takes in the heads of a segment; its bodies are read when the first of them is asked for. */
  #readSegment(name: string): void {
    const file = join(this.#folder, name);
    try {
      const read = readStart(file);
      if (read === undefined) return;
      const { places, ...rest } = read;
      const segment: Segment = { file, ...rest, body: undefined };
      this.#segments.push(file);
      for (const [key, head, start, length] of places)
        this.#entries.set(key, { head, segment, start, length, isUsed: false });
    } catch {
      // Damaged, or gone meanwhile.
    }
  }

  #body({ segment, start, length }: Entry): FactsBody {
    try {
      segment.body ??= readBody(segment);
      return JSON.parse(segment.body.toString('utf8', start, start + length)) as FactsBody;
    } catch {
      rmSync(segment.file, { force: true });
      throw new CacheLost();
    }
  }

  #flush(): void {
    if (this.#kept.size === 0 && this.#results.size === 0) return;
    mkdirSync(this.#folder, { recursive: true });
    if (this.#kept.size > 0) this.#writeFacts();
    for (const [key, content] of this.#results)
      this.#write(`${hashOf(key)}.result`, `${magic} ${hashOf(content)}\n${content}`);
    this.#results.clear();
    this.#bound();
  }

  #writeFacts(): void {
    const unused = [...this.#entries.values()].filter(({ isUsed }) => !isUsed).length;
    const isJoined = this.#segments.length >= mostSegments || unused > this.#kept.size + this.#entries.size / 2;
    const old = isJoined ? [...this.#segments] : [];
    const places: Place[] = [];
    const bodies: Buffer[] = [];
    let start = 0;
    const add = (key: string, head: FactsHead, body: Buffer): void => {
      places.push([key, head, start, body.length]);
      bodies.push(body);
      start += body.length;
    };
    if (isJoined)
      for (const [key, { head, segment, isUsed, start: at, length }] of this.#entries) {
        if (!isUsed || this.#kept.has(key)) continue;
        segment.body ??= readBody(segment);
        add(key, head, segment.body.subarray(at, at + length));
      }
    for (const [key, { head, body }] of this.#kept) add(key, head, Buffer.from(body));
    const heads = Buffer.from(JSON.stringify(places));
    const body = Buffer.concat(bodies);
    const first = `${magic} ${heads.length} ${hashOf(heads)} ${body.length} ${hashOf(body)}\n`;
    const name = `${Date.now().toString(36).padStart(10, '0')}-${process.pid}.facts`;
    this.#write(name, Buffer.concat([Buffer.from(first), heads, body]));
    for (const file of old) rmSync(file, { force: true });
    this.#segments.splice(0, isJoined ? this.#segments.length : 0);
    this.#kept.clear();
    this.#readSegment(name);
    for (const [key] of places) {
      const entry = this.#entries.get(key);
      if (entry) entry.isUsed = true;
    }
  }

  #write(name: string, content: string | Buffer): void {
    const aside = join(this.#folder, `${name}.${process.pid}.tmp`);
    writeFileSync(aside, content);
    renameSync(aside, join(this.#folder, name));
  }

  /** Takes away the oldest files beyond what a cache may hold. */
  #bound(): void {
    const newestFirst = (ending: string): { file: string; size: number; time: number }[] =>
      this.#list(ending)
        .map((name) => {
          const file = join(this.#folder, name);
          const { size, mtimeMs } = statSync(file);
          return { file, size, time: mtimeMs };
        })
        .sort((a, b) => b.time - a.time);
    for (const { file } of newestFirst('.result').slice(mostResults)) rmSync(file, { force: true });
    for (const { file, time } of newestFirst('.tmp')) if (Date.now() - time > 3_600_000) rmSync(file, { force: true });
    let bytes = 0;
    for (const { file, size } of newestFirst('.facts')) {
      bytes += size;
      if (bytes > mostBytes) rmSync(file, { force: true });
    }
  }
}

type Start = Omit<Segment, 'file' | 'body'> & { readonly places: readonly Place[] };

/** Reads the first line and the heads of a segment. Undefined where it is none, or not whole. */
function readStart(file: string): Start | undefined {
  const handle = openSync(file, 'r');
  try {
    const line = Buffer.alloc(200);
    const got = line.subarray(0, readSync(handle, line, 0, line.length, 0)).toString('latin1');
    const end = got.indexOf('\n');
    const [name, headLength, headHash, bodyLength, bodyHash] = got.slice(0, end).split(' ');
    if (name !== magic || headHash === undefined || bodyHash === undefined) return undefined;
    const length = Number(headLength);
    const bodyStart = end + 1 + length;
    if (!(statSync(file).size === bodyStart + Number(bodyLength))) return undefined;
    const heads = Buffer.alloc(length);
    readSync(handle, heads, 0, length, end + 1);
    if (hashOf(heads) !== headHash) return undefined;
    const places = JSON.parse(heads.toString('utf8')) as readonly Place[];
    return { bodyStart, bodyLength: Number(bodyLength), bodyHash, places };
  } finally {
    closeSync(handle);
  }
}

/** @throws Error where it is not as it was written */
function readBody({ file, bodyStart, bodyLength, bodyHash }: Segment): Buffer {
  const handle = openSync(file, 'r');
  try {
    const body = Buffer.alloc(bodyLength);
    readSync(handle, body, 0, bodyLength, bodyStart);
    if (hashOf(body) !== bodyHash) throw new CacheLost();
    return body;
  } finally {
    closeSync(handle);
  }
}
