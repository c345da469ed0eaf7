/**
 * The pages: sign-in and Settings. Rendered on the server, complete without scripts.
 *
 * Promises: only a form of this server, sent by the signed-in user, changes data, and only that user's. Pages are never cached or framed.
 * Errors are pages too; their causes are only logged.
 */
import { Router } from 'express';
import { resetPath } from '../accounts/reset-links.ts';
import { codeRoutes } from '../sign-in/code.ts';
import { hidePath, invitationRoutes } from '../sign-in/invitation.ts';
import { passkeySignInRoutes } from '../sign-in/passkey.ts';
import { providerRoutes } from '../sign-in/provider.ts';
import { resetRoutes } from '../sign-in/reset.ts';
import { signInRoutes } from '../sign-in/sign-in.ts';
import { assetUrls, createAssets } from '../web/assets.ts';
import { handlePageError } from '../web/error-handler.ts';
import { pageNotFound } from '../web/errors.ts';
import { createLogos } from '../web/logos.ts';
import { home } from '../web/next.ts';
import { limitPages } from '../web/rate-limit.ts';
import { createRoutes, redirectTo } from '../web/routes.ts';
import type { Web } from '../web/web.ts';
import { appRoutes } from './apps.ts';
import { authenticatorRoutes } from './authenticator.ts';
import { feedRoutes } from './calendar-feed.ts';
import { grantRoutes } from './calendar-grants.ts';
import { signInRoutes as calendarSignInRoutes } from './calendar-sign-in.ts';
import { calendarRoutes } from './calendars.ts';
import { connectionRoutes } from './connections.ts';
import { deliveryRoutes } from './deliveries.ts';
import { developerRoutes } from './developers.ts';
import { showLandingPage } from './landing-page.ts';
import { meetingLinkRoutes } from './meeting-links.ts';
import { messageRoutes } from './messages.ts';
import { organizationRoutes } from './organization.ts';
import { organizationLogRoutes } from './organization-log.ts';
import { passkeyRoutes } from './passkeys.ts';
import { profileRoutes } from './profile.ts';
import { securityRoutes } from './security.ts';
import { tokenRoutes } from './tokens.ts';
import { webhookRoutes } from './webhooks.ts';

const paths = ['/settings', '/invitation', '/sign-in', '/sign-out'];

/** Booking pages have `noindex`; the others need no visit. */
const robots = ['User-agent: *', ...['/settings', '/invitation', '/sign-in', '/b/', '/oauth/'].map((path) => `Disallow: ${path}`), ''].join(
  '\n',
);

/** Addresses that browsers and crawlers request by themselves. */
const soughtPaths = ['/favicon.ico', '/robots.txt', '/.well-known/change-password'];

export function createPages(web: Web): Router {
  const router = Router();
  router.use(createAssets(), createLogos(web));
  router.use('/invitation', hidePath('/invitation'));
  router.use(`${resetPath}/:secret`, hidePath(resetPath));
  router.all(['/', ...soughtPaths], limitPages(web));
  router.use(paths, limitPages(web));
  router.get('/', showLandingPage(web));
  router.use(
    createRoutes({
      '/settings': { get: [(_req, res) => res.redirect(home)] },
      '/favicon.ico': { get: [redirectTo(assetUrls.icon)] },
      '/robots.txt': { get: [(_req, res) => res.type('text').send(robots)] },
      // https://w3c.github.io/webappsec-change-password-url/
      '/.well-known/change-password': { get: [redirectTo('/settings/profile')] },
      ...signInRoutes(web),
      ...invitationRoutes(web),
      ...resetRoutes(web),
      ...codeRoutes(web),
      ...passkeySignInRoutes(web),
      ...providerRoutes(web),
      ...profileRoutes(web),
      ...securityRoutes(web),
      ...authenticatorRoutes(web),
      ...passkeyRoutes(web),
      ...meetingLinkRoutes(web),
      ...developerRoutes(web),
      ...tokenRoutes(web),
      ...appRoutes(web),
      ...feedRoutes(web),
      ...grantRoutes(web),
      ...calendarRoutes(web),
      ...calendarSignInRoutes(web),
      ...connectionRoutes(web),
      ...webhookRoutes(web),
      ...deliveryRoutes(web),
      ...messageRoutes(web),
      ...organizationRoutes(web),
      ...organizationLogRoutes(web),
    }),
  );
  router.use(paths, () => {
    throw pageNotFound();
  });
  router.use(handlePageError);
  return router;
}
