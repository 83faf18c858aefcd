import { readFile } from 'node:fs/promises';

/** A broker configuration: `key=value` lines; `#` starts a comment. */
export class BrokerConfig {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  static async load(path: string): Promise<BrokerConfig> {
    return BrokerConfig.parse(await readFile(path, 'utf8'));
  }

  static parse(text: string): BrokerConfig {
    const values = new Map<string, string>();
    for (const line of text.split(/\r?\n/)) {
      const trimmed = line.trim();
      if (trimmed === '' || trimmed.startsWith('#')) continue;
      const equals = trimmed.indexOf('=');
      if (equals > 0) values.set(trimmed.slice(0, equals).trim(), trimmed.slice(equals + 1).trim());
    }
    return new BrokerConfig(values);
  }

  getString(key: string, fallback: string): string {
    return this.#values.get(key) ?? fallback;
  }

  getBoolean(key: string, fallback: boolean): boolean {
    const value = this.#values.get(key);
    return value === undefined ? fallback : value.toLowerCase() === 'true';
  }

  getNumber(key: string, fallback: number): number {
    const value = Number(this.#values.get(key) ?? Number.NaN);
    return Number.isFinite(value) ? value : fallback;
  }

  keys(): readonly string[] {
    return [...this.#values.keys()].sort();
  }
}
