/** The response to a form that books. */
import type { Request, Response } from 'express';
import { seeOther } from '../web/send.ts';
import type { EventType } from './choice.ts';
import { keep, type Language } from './language.ts';
import { isFramed } from './look.ts';

type Visit = { req: Request; res: Response; language: Language; eventType: EventType };

export function leaveToBooking({ req, res, language, eventType }: Visit, { manageUrl }: { manageUrl: string }): void {
  const path = manageUrl.slice(manageUrl.lastIndexOf('/b/'));
  // Another site's page may not be shown in a frame, and the site around it is to learn of the booking.
  const redirectUrl = isFramed(req) ? null : eventType.redirectUrl;
  seeOther(res, redirectUrl ?? keep(language, `${path}?done=booked`));
}

/** Booking redirects to `redirectUrl`, and Chromium applies `form-action` to it. */
export const formActionOf = ({ redirectUrl }: EventType): string[] => [
  "'self'",
  ...(redirectUrl === null ? [] : [new URL(redirectUrl).origin]),
];
