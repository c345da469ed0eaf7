/** As one line: no header and no calendar property can be added. No-break spaces stay. */
export const toOneLine = (text: string): string => text.replace(/[^\S\u00a0]+/g, ' ').trim();

export const toLines = (text: string): string[] => text.split(/\r\n|\r|\n/);
