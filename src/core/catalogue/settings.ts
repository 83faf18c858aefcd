import data from '../../../catalogue/setting-words.json';
import type { HostRecord, SdkRecord } from './records.js';

const prefixes = new Set(data.prefixes);
const endings = new Set(data.endings);
const between = new Set(data.between);
const ambiguous = new Set(data.ambiguous);

/** A vendor's name without case, punctuation and what stands in parentheses. */
export function plainVendor(vendor: string): string {
  return vendor
    .replace(/\(.*\)/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Names of settings that hold the address of a third party, by the words of catalogue/setting-words.json. */
export class SettingIndex {
  readonly #vendors = new Map<string, HostRecord>();

  constructor(sdks: readonly SdkRecord[]) {
    for (const { vendor, recipient, purpose, tracker, sink } of sdks) {
      const isRemote = sink === 'tracker' || sink === 'thirdParty' || sink === 'llm';
      const name = plainVendor(vendor);
      if (!isRemote || recipient === null || recipient === 'first_party' || this.#vendors.has(name)) continue;
      this.#vendors.set(name, { vendor, recipient, purpose, tracker });
    }
  }

  /** See `Catalogue.forSetting`. */
  find(name: string): HostRecord | undefined {
    const words = name.toLowerCase().split('_').filter(Boolean);
    while (words.length > 0 && prefixes.has(words[0] ?? '')) words.shift();
    if (!endings.has(words.pop() ?? '')) return undefined;
    while (words.length > 0 && between.has(words[words.length - 1] ?? '')) words.pop();
    const vendor = words.join('');
    return ambiguous.has(vendor) ? undefined : this.#vendors.get(vendor);
  }
}
