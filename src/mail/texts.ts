/** Renders a message in any language as plain text and HTML, without images or tracking. */
import { html } from 'hono/html';
import { isolate, isolated } from '../text/direction.ts';
import type { Words } from './words.ts';

/** A message in one language. Details are pairs of a label and its lines. */
export type Text = {
  subject: string;
  /** The event's title in a calendar. */
  eventTitle: string;
  lead: string;
  details: [label: string, ...lines: string[]][];
  /** The location in a calendar. */
  location: string;
  link: { label: string; url: string } | null;
  /** The organization's name. */
  sender: string;
};

export type Html = ReturnType<typeof html>;

export function toPlainText({ pair }: Words, { lead, details, link, sender }: Text): string {
  const lines = details.map(([label, ...values]) => pair(isolate(label), values.map(isolate).join('\n  ')));
  return `${[lead, lines.join('\n'), ...(link ? [`${pair(link.label, '').trimEnd()}\n${link.url}`] : []), sender].join('\n\n')}\n`;
}

/** Without a document around it, so that a page can show it. */
export const toHtmlPart = ({ lead, details, link, sender }: Text): Html => html`<p>${isolated(lead)}</p>
<table>
${details.map(
  ([
    label,
    ...values
  ]) => html`<tr><th scope="row"><bdi>${label}</bdi></th><td>${values.map((value, n) => html`${n === 0 ? '' : html`<br>`}<bdi>${value}</bdi>`)}</td></tr>
`,
)}</table>
${link ? html`<p><a href="${link.url}">${link.label}</a></p>` : ''}
<p><bdi>${sender}</bdi></p>`;

export const toHtml = async ({ code }: Words, text: Text): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.subject}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5em; }
th { text-align: left; }
th, td { padding: 0.25em 1em 0.25em 0; vertical-align: top; }
</style>
</head>
<body>
${toHtmlPart(text)}
</body>
</html>
`,
  );
