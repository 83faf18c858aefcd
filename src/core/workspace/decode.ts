const utf8 = new TextDecoder('utf-8');
const utf16le = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');

/**
 * The text of a file without its byte-order mark.
 *
 * @returns undefined for binary content: a NUL byte, which no UTF-8 source holds
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16le.decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16be.decode(bytes);
  return bytes.includes(0) ? undefined : utf8.decode(bytes);
}

/** A number of bytes as people say it: `5.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Why a file is not read: it is larger than the limit. */
export function tooLarge(bytes: number, maxBytes: number): string {
  return `is ${sizeInWords(bytes)}, more than the ${sizeInWords(maxBytes)} that are read`;
}
