import { html } from 'hono/html';
import { destination } from '../web/destination.ts';
import { layout, type SignedInUser, type View } from '../web/layout.ts';

type Refusal = { name: string | undefined; errorRedirect: URL; host: string; session: SignedInUser | null };

export function refusalView({ name, errorRedirect, host, session }: Refusal): View {
  const { error, description } = readError(errorRedirect);
  return layout(
    { title: 'App not authorized', session, isNarrow: true },
    html`<h1>This app couldn't be authorized</h1>
<p>${name === undefined ? 'The app that sent you here' : html`<strong><bdi>${name}</bdi></strong>`} sent an invalid request, so nothing was
shared with it. The error is <code>${error}</code>${description === null ? '' : `: ${description}`}.</p>
<p class="notice"><strong>Unverified app.</strong> Nobody at ${host} has reviewed it. Only go back if you came from
${destination(errorRedirect)}.</p>
<p><a href="${errorRedirect.href}" rel="noreferrer">Go back to ${destination(errorRedirect)}</a></p>`,
  );
}

/** Response types other than `code` put the error in the fragment (OAuth 2.0 Multiple Response Type Encoding Practices §5). */
function readError({ searchParams, hash }: URL): { error: string; description: string | null } {
  const params = searchParams.has('error') ? searchParams : new URLSearchParams(hash.slice(1));
  return { error: params.get('error') ?? 'invalid_request', description: params.get('error_description') };
}
