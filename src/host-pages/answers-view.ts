import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import type { View } from '../web/layout.ts';

/** Undefined for an event type that the user cannot see: its questions have only their ids. */
export const answerFacts = (eventType: Schemas['EventType'] | undefined, answers: Schemas['Answer'][]): View =>
  html`${answers.map(({ questionId, value }) => {
    const label = eventType?.questions.find(({ id }) => id === questionId)?.label ?? questionId;
    return html`<div><dt><bdi>${label}</bdi><dd class="lines" dir="auto">${[value].flat().join('\n')}</div>`;
  })}`;
