/** The look of an organization's booking pages: checks of new values, and the logo. */
import { hash } from 'node:crypto';
import { readContract } from '../contract.ts';
import type { Logo, LookChanges } from '../queries/organizations.ts';
import { isName, lengthOf, nameRule } from '../text/names.ts';
import { isOrigin } from '../text/origins.ts';

export const longestOrganizationName = (readContract().components.schemas.Name as { maxLength: number }).maxLength;
export const mostOrigins = 20;
const longestOrigin = 255;

/** In bytes. */
export const largestLogo = 65_536;

export type LookErrors = { [Field in keyof LookChanges]?: string };

/** A message for each field that is wrong. */
export function findLookErrors({ name, accent, frameAncestors, logo }: LookChanges): LookErrors {
  return {
    ...(name !== undefined && findNameError(name)),
    ...(accent && !accentShape.test(accent) && { accent: 'The accent color must be # and six hexadecimal digits, such as #3b5bdb.' }),
    ...(frameAncestors !== undefined && findOriginsError(frameAncestors)),
    ...(logo && logo.content.length > largestLogo && { logo: `The logo must not be larger than ${largestLogo / 1024} KB.` }),
  };
}

const accentShape = /^#[0-9a-f]{6}$/;

function findNameError(name: string): LookErrors {
  if (name === '' || lengthOf(name) > longestOrganizationName)
    return { name: `The name must have 1 to ${longestOrganizationName} characters.` };
  return isName(name) ? {} : { name: `The name ${nameRule}.` };
}

function findOriginsError(origins: string[]): LookErrors {
  if (origins.length > mostOrigins) return { frameAncestors: `At most ${mostOrigins} sites can embed the booking pages.` };
  const wrong = origins.find((one) => one.length > longestOrigin || !isOrigin(one));
  if (wrong === undefined) return {};
  return { frameAncestors: `"${wrong.slice(0, longestOrigin)}" is not an origin such as https://www.example.com, without a path.` };
}

/** With `#` and six digits; `#abc` becomes `#aabbcc`. */
export function normalizeAccent(text: string): string {
  const digits = text.trim().toLowerCase().replace(/^#/, '');
  return `#${/^[0-9a-f]{3}$/.test(digits) ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff]);

/** The type is that of the content, whatever its name. Undefined for anything but PNG, JPEG and WebP; SVG can contain scripts. */
export function toLogo(content: Buffer): Logo | undefined {
  const type = toType(content);
  return type && { type, content, hash: hash('sha256', content, 'hex').slice(0, 32) };
}

function toType(content: Buffer): Logo['type'] | undefined {
  if (content.subarray(0, png.length).equals(png)) return 'image/png';
  if (content.subarray(0, jpeg.length).equals(jpeg)) return 'image/jpeg';
  const isRiff = content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP';
  return isRiff ? 'image/webp' : undefined;
}

export const logoTypeError = 'The logo must be a PNG, JPEG or WebP image.';
