import { html } from 'hono/html';
import { isolate, isolated } from '../text/direction.ts';
import type { FieldErrors } from '../web/fields.ts';
import type { View } from '../web/layout.ts';
import type { ShownLook } from '../web/look.ts';
import type { EventType } from './choice.ts';
import { frame } from './frame.ts';
import { keep, type Language } from './language.ts';

type Page = {
  language: Language;
  eventType: EventType;
  durationMin: number;
  step: string;
  errors: FieldErrors;
  script: string | undefined;
  /** The form has details that must not be in a URL. */
  isPosted: boolean;
  look: ShownLook | undefined;
  /** Without scripts, invitees confirm by mail. */
  sendsMail: boolean;
};

export const needsProof = ({ botProtection }: EventType): boolean => botProtection === 'proof_of_work';

export const eventTypeView = (
  { language, eventType, durationMin, step, errors, script, isPosted, look, sendsMail }: Page,
  form: View,
): View => {
  const { words } = language;
  const { name, description, owner, hosts, location } = eventType;
  const proof = needsProof(eventType)
    ? { challenge: `/api/public/${owner.slug}/${eventType.slug}/challenge`, progress: words.proving }
    : undefined;
  const names = hosts.map((host) => host.name ?? owner.name ?? '').filter(Boolean);
  return frame(
    language,
    {
      title: `${step} · ${isolate(name)}`,
      home: keep(language, `/${owner.slug}`),
      errors,
      script,
      look,
      proof,
      ...(isPosted && { form: 'form' }),
    },
    html`<h1><bdi>${name}</bdi></h1>
<p class="lead">${isolated([names.length > 0 ? words.with(words.list(names.map(isolate))) : [], words.duration(durationMin), words.locations[location.kind]].flat().join(' · '))}</p>
${description === null ? '' : html`<p class="lines" dir="auto">${description}</p>`}
${proof === undefined ? '' : html`<noscript><p class="notice">${sendsMail ? words.mailWithoutScripts : words.scriptsNeeded}</p></noscript>`}
<section class="card" aria-label="${step}">
${form}
</section>`,
  );
};
