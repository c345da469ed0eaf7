/** Events occupy the host unless they are transparent, or the host declined or has not answered the invitation. */
import { type Component, findValue } from './content-lines.ts';
import { findProperties, type Property, type Report } from './properties.ts';

export type Counting = {
  allDayIsBusy: boolean;
  needsActionIsBusy: boolean;
  /** Email addresses of the host, in lower case. */
  addresses: readonly string[];
};

/** `isDate`: the event starts on a date, without a time. */
export function occupiesHost(component: Component, isDate: boolean, counting: Counting, report: Report): boolean {
  const transparency = findValue(component.lines, 'TRANSP');
  // Outlook's own property, for exporters that write no TRANSP.
  const isFree = transparency === 'TRANSPARENT' || (transparency === '' && findText(component, 'X-MICROSOFT-CDO-BUSYSTATUS') === 'FREE');
  if (isFree) return false;
  const isAllDay = isDate || findText(component, 'X-MICROSOFT-CDO-ALLDAYEVENT') === 'TRUE';
  if (isAllDay && !counting.allDayIsBusy) return false;
  return participates(component, counting, report);
}

const findText = ({ lines }: Component, name: string): string => findValue(lines, name);

/** The default of PARTSTAT, and the meaning of unknown values, is NEEDS-ACTION (RFC 5545 §3.2.12). An organizer need not answer. */
function participates(component: Component, { needsActionIsBusy, addresses }: Counting, report: Report): boolean {
  const isHost = (property: Property): boolean => addressesOf(property).some((address) => addresses.includes(address));
  const attendances = findProperties(component, 'ATTENDEE', report).filter(isHost);
  const statuses = attendances.map(({ parameters }) => String(parameters.partstat ?? 'NEEDS-ACTION').toUpperCase());
  if (statuses.length === 0 || statuses.some((status) => status === 'ACCEPTED' || status === 'TENTATIVE')) return true;
  if (statuses.every((status) => status === 'DECLINED' || status === 'DELEGATED')) return false;
  return needsActionIsBusy || findProperties(component, 'ORGANIZER', report).some(isHost);
}

/** iCloud writes a path of its own as the address, and the email address as a parameter. */
const addressesOf = ({ values, parameters }: Property): string[] =>
  [String(values[0]), String(parameters.email ?? '')].map((address) =>
    address
      .trim()
      .toLowerCase()
      .replace(/^mailto:/, ''),
  );
