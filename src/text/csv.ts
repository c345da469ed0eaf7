/** A line of CSV (RFC 4180). Spreadsheets would run a text that begins like a formula, so it gets an apostrophe before it (OWASP, "CSV injection"). */
export const toCsvLine = (values: (string | null)[]): string => `${values.map(toCell).join(',')}\r\n`;

function toCell(value: string | null): string {
  const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
