/** Links that people follow. Programs that show them must not run scripts or open other programs. */
const linkKinds = ['google_meet', 'zoom', 'microsoft_teams', 'custom_link'];

/** Also of a text with control characters in its scheme, which browsers leave out. */
const isOtherScheme = (text: string): boolean => !['http:', 'https:', undefined].includes(URL.parse(text)?.protocol);

/** Of a location. Its value need not be a link: an app's meeting number and a host without a scheme are shown as they are. */
export const findLocationError = ({ kind, value }: { kind: string; value?: string | null | undefined }): string | null =>
  linkKinds.includes(kind) && value && isOtherScheme(value)
    ? 'must be a link that starts with https:// or http://, such as https://meet.example/ann'
    : null;
