/**
 * The accent color of an organization, as a style. Text in it, and on it, has a contrast of at least 4.5 in light and dark (WCAG 2.2,
 * 1.4.3): it is mixed with black or white until it has.
 */
import { hash } from 'node:crypto';

type Color = [red: number, green: number, blue: number];

/** Of pages.css: what text in the accent color stands on, and what text stands on the accent color. */
const modes = {
  light: { toward: [0, 0, 0], backgrounds: ['#ffffff', '#f6f7f9'], onAccent: '#ffffff', base: '#ffffff', tint: 0.08 },
  dark: { toward: [255, 255, 255], backgrounds: ['#1b1e26', '#12141a'], onAccent: '#12141a', base: '#1b1e26', tint: 0.15 },
} satisfies Record<string, { toward: Color; backgrounds: string[]; onAccent: string; base: string; tint: number }>;

/** A little more than required, because browsers round. */
const leastContrast = 4.6;
const step = 0.02;

export type AccentStyle = { css: string /** Allows the style in a Content-Security-Policy. */; source: string };

/** `accent`: `#rrggbb`. */
export function toAccentStyle(accent: string): AccentStyle {
  const css = `:root{${variables(accent, 'light')}}@media (prefers-color-scheme:dark){:root{${variables(accent, 'dark')}}}`;
  return { css, source: `'sha256-${hash('sha256', css, 'base64')}'` };
}

const variables = (accent: string, mode: keyof typeof modes): string =>
  Object.entries(toColors(accent, mode))
    .map(([name, color]) => `--${name}:${color}`)
    .join(';');

/** Exported for the test, which compares all colors. */
export function toColors(text: string, mode: keyof typeof modes): Record<'accent' | 'accent-strong' | 'tint', string> {
  const { toward, backgrounds, base, tint: share } = modes[mode];
  const given = parse(text);
  for (let part = 0; ; part = Math.min(1, part + step)) {
    const accent = mix(given, toward, part);
    const tint = mix(parse(base), accent, share);
    const isReadable = [...backgrounds.map(parse), tint].every((background) => contrast(accent, background) >= leastContrast);
    if (isReadable || part === 1) return { accent: write(accent), 'accent-strong': write(mix(accent, toward, 0.2)), tint: write(tint) };
  }
}

const parse = (text: string): Color => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as Color;

const write = (color: Color): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Color, to: Color, share: number): Color =>
  from.map((part, index) => Math.round(part + ((to[index] as number) - part) * share)) as Color;

function luminance(color: Color): number {
  const [red, green, blue] = color.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as Color;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(one: Color, other: Color): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
