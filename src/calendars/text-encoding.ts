/**
 * iCalendar is UTF-8 (RFC 5545 §3.1.4). Some programs of Windows write UTF-16. Bytes of other encodings are replaced, as times and names of
 * zones are ASCII.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x42 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x42)) return 'utf-16be';
  return 'utf-8';
}
