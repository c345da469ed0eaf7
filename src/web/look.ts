/** The look of an organization's booking pages, as CSS and headers. */
import type { Look } from '../queries/organizations.ts';
import { type AccentStyle, toAccentStyle } from './accent.ts';

/** `frameAncestors`: origins whose sites may embed the page. */
export type ShownLook = { name: string; logoUrl: string | null; style: AccentStyle | null; frameAncestors: string[] };

export const logoPath = '/assets/logos/:organization/:hash';

export const toShownLook = ({ organizationId, name, accent, frameAncestors, logoHash }: Look): ShownLook => ({
  name,
  logoUrl: logoHash === null ? null : logoPath.replace(':organization', organizationId).replace(':hash', logoHash),
  style: accent === null ? null : toAccentStyle(accent),
  frameAncestors,
});
