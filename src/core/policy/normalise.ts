import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The text over which quotes count their offsets and hashes are taken: without byte-order mark and with LF line ends, so that an editor or a checkout
 * that turns line ends over moves no quote.
 */
export function normaliseSource(text: string): string {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
}

/** SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of the normalised text. Lone surrogates are hashed as U+FFFD. */
export function hashSource(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(normaliseSource(text))));
}
