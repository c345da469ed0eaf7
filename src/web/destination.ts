import { html } from 'hono/html';
import { isLoopback } from '../accounts/apps.ts';
import type { View } from './layout.ts';

const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:';

export const isOnDevice = (redirectUri: URL): boolean => !isWeb(redirectUri) || isLoopback(redirectUri);

export function destination(redirectUri: URL): View {
  if (!isWeb(redirectUri)) return html`the app on this device that opens <code>${redirectUri.protocol}</code> links`;
  return html`<strong>${redirectUri.host}</strong>${isLoopback(redirectUri) ? ', an app on this computer' : ''}`;
}
