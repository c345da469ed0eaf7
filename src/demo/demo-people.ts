import { DAY_MS } from '../availability/dates.ts';
import type { GivenLead, Lead } from '../dataset/document.ts';
import { exampleId } from './example-ids.ts';

export type DemoPerson = { name: string; email: string; timezone: string; phone?: string };

const person = (name: string, timezone: string, phone?: string): DemoPerson => {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  return { name, email, timezone, ...(phone && { phone }) };
};

export const people: DemoPerson[] = [
  person('Ann Lee', 'Europe/London'),
  person('Bo Berg', 'Europe/Stockholm', '+46 8 123 456'),
  person('Carla Rossi', 'Europe/Rome'),
  person('David Okafor', 'Africa/Lagos', '+234 1 555 0101'),
  person('Elena Petrova', 'Europe/Sofia'),
  person('Farid Rahimi', 'Asia/Dubai'),
  person('Grace Kim', 'Asia/Seoul', '+82 2 555 0144'),
  person('Hugo Martin', 'Europe/Paris'),
  person('Ines Costa', 'America/Sao_Paulo'),
  person('Jack Miller', 'America/Chicago', '+1 312 555 0100'),
  person('Keiko Tanaka', 'Asia/Tokyo'),
  person('Liam Walsh', 'Europe/Dublin'),
  person('Maya Singh', 'Asia/Kolkata', '+91 22 5550 1010'),
  person('Nils Hansen', 'Europe/Copenhagen'),
  person('Olivia Brown', 'America/New_York'),
  person('Pedro Garcia', 'America/Mexico_City'),
  person('Quinn Taylor', 'America/Los_Angeles', '+1 415 555 0123'),
];

const exampleLead = 'Bo Berg';
const statuses: Lead['status'][] = ['new', 'contacted', 'qualified', 'lost'];
const eventTypes = ['imad/intro', 'imad/demo', 'rosa/workshop'];

const strangers = ['Rita Novak', 'Sam Cohen', 'Tara Byrne', 'Umar Farooq', 'Vera Lind', 'Wes Clark', 'Xenia Pappas', 'Yann Moreau'];

export function demoLeads(today: number): GivenLead[] {
  const captured = [...people.slice(0, 4), ...strangers.map((name) => person(name, 'Europe/Paris'))];
  return captured.map(({ name, email, timezone, phone }, index) => ({
    ...(name === exampleLead && { id: exampleId('getLead') }),
    eventType: eventTypes[index < 4 ? 0 : index % eventTypes.length]!,
    name,
    email,
    timezone,
    ...(phone && { phone }),
    status: statuses[index % statuses.length]!,
    createdAt: new Date(today - (40 - index * 3) * DAY_MS + index * 3_540_000).toISOString(),
  }));
}
