/** The texts of mail that each language must have. */
import type { Schemas } from '../contract.ts';
import type { MessageContent, MessageKind } from '../queries/messages.ts';
import type { Common } from '../text/common-en.ts';
import type { Spelling } from '../text/times.ts';

/** `manageUrl`: by which the invitee can change the booking; null for everybody else. `hostNames`: as a list in words, or empty. */
export type Facts = MessageContent & { manageUrl: string | null; hostNames: string };

export type Words = Common & {
  code: Schemas['Language'];
  spelling: Spelling;
  subjects: Record<MessageKind, string>;
  leads: Record<MessageKind, (facts: Facts) => string>;
  labels: Record<'what' | 'when' | 'before' | 'where' | 'reason' | 'invitee' | 'guests' | 'notes', string>;
  link: string;
  /** Of the mail by which an invitee confirms a booking. `hosts`: as a list in words, or empty. */
  confirmation: { subject: string; lead: (hosts: string) => string; link: string };
};
