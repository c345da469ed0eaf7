/** Errors of members and their roles. */
import type { Schemas } from '../contract.ts';
import { type ApiError, createError } from '../errors.ts';

/** `message`: whom to ask. */
export const roleRequired = (message: string): ApiError => createError('role_required', message);

/** Of a user. `freeSlug`: a similar one that is free. */
export const userSlugTaken = ({ cause, freeSlug }: { cause?: Error; freeSlug?: string } = {}): ApiError =>
  createError('slug_taken', 'Another user of this server has this slug.', {
    details: [{ path: '/body/slug', message: 'is the slug of another user of this server', rule: 'unique' }],
    extra: freeSlug === undefined ? {} : ({ freeSlug } satisfies Pick<Schemas['SlugTaken'], 'freeSlug'>),
    cause,
  });

export const emailTaken = (cause?: Error): ApiError =>
  createError('email_taken', 'This email is already used by another user of this server.', {
    details: [{ path: '/body/email', message: 'is already used by another user of this server', rule: 'unique' }],
    cause,
  });

export const lastOwner = (): ApiError =>
  createError('last_owner', 'An organization needs an active owner. Make somebody else an owner first.');

export const memberInUse = (): ApiError =>
  createError('member_in_use', 'The member has bookings, leads or event types. Deactivate the member with `active: false` instead.');

export const alreadyJoined = (): ApiError =>
  createError(
    'already_joined',
    'The member has already joined. A person who forgot the password gets a new link from the administrator of the server.',
  );
