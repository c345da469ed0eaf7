/** The look of the organization whose page is shown. */
import type { Request, Response } from 'express';
import type { Look } from '../queries/organizations.ts';
import type { View } from '../web/layout.ts';
import { type ShownLook, toShownLook } from '../web/look.ts';
import { type PageOptions, sendPage as send } from '../web/send.ts';

const looks = new WeakMap<Response, ShownLook>();

export const lookOf = (res: Response): ShownLook | undefined => looks.get(res);

/** Also for the error page, if the page cannot be shown. */
export async function keepLook(res: Response, finding: Promise<Look | undefined>): Promise<void> {
  const look = await finding;
  if (look !== undefined) looks.set(res, toShownLook(look));
}

export const sendPage = (res: Response, view: View, options: PageOptions = {}): Promise<void> =>
  send(res, view, { ...options, look: lookOf(res) });

/** The page is in a frame, as current browsers say. */
export const isFramed = ({ headers }: Request): boolean => headers['sec-fetch-dest'] === 'iframe';
