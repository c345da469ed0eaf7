import { html } from 'hono/html';
import { isLoopback } from '../accounts/apps.ts';
import type { View } from '../web/layout.ts';

const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:';

/** Whether a redirect address opens a program on the person's own device. */
export const isOnDevice = (redirectUri: URL): boolean => !isWeb(redirectUri) || isLoopback(redirectUri);

/** Names where a redirect address leads. */
export function destination(redirectUri: URL): View {
  if (!isWeb(redirectUri)) return html`the app on this device that opens <code>${redirectUri.protocol}</code> links`;
  return html`<strong>${redirectUri.host}</strong>${isLoopback(redirectUri) ? ', an app on this computer' : ''}`;
}
