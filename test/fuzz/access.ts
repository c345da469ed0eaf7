/** Authorization: invalid tokens, missing scopes, unsupported methods, and other users' resources. */
import fc from 'fast-check';
import { scopes } from '../../src/contract.ts';
import type { Answer } from '../support/http.ts';
import { absent } from './constraints.ts';
import { foreign, type Kind, own } from './dataset.ts';
import { faultsOfRefusal, faultsOfTwins, faultsOfValid } from './judge.ts';
import { methodsAt, type Operation } from './operations.ts';
import type { Schema } from './schema.ts';
import { asks, likelyAsks, type Trial, tokenFor, trial } from './trials.ts';
import { toWire, withChange, withHeader } from './wire.ts';
import type { World } from './world.ts';

export const accessTrials = (operation: Operation, world: World): Trial[] => [
  ...methodTrials(operation, world),
  ...(operation.isPublic
    ? [openTrial(operation, world)]
    : [...tokenTrials(operation, world), ...scopeTrials(operation, world), strangerTrial(operation, world)]),
  ...twinTrials(operation, world),
];

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'];

const methodTrials = (operation: Operation, world: World): Trial[] =>
  everyMethod
    .filter((method) => !methodsAt(operation.path).includes(method))
    .map((method) =>
      trial({
        name: `refuses ${method}`,
        input: fc.record({ ask: asks(operation, world), token: fc.constantFrom(undefined, world.token) }),
        async play(exchange, { ask: { body: _body, ...ask }, token }) {
          const answer = await exchange(toWire({ ...operation, method }, ask, token));
          const allowed = answer.headers.get('allow')?.split(', ').sort();
          const isRight = String(allowed) === String(methodsAt(operation.path).sort());
          const wanted = { status: 405, code: 'method_not_allowed' };
          const faults =
            method === 'HEAD' ? (answer.status === 405 ? [] : [`HEAD answers ${answer.status}`]) : faultsOfRefusal(answer, wanted);
          return isRight ? faults : [...faults, `Allow is ${allowed}`];
        },
      }),
    );

/** Operations without security ignore a token. */
const openTrial = (operation: Operation, world: World): Trial =>
  trial({
    name: 'looks at no token',
    input: fc.record({ ask: asks(operation, world), header: fc.constantFrom(...world.useless.map(({ header }) => header ?? '')) }),
    play: async (exchange, { ask, header }) =>
      faultsOfValid(operation, await exchange(withHeader(toWire(operation, ask), 'Authorization', header))),
  });

/** The token is checked before anything else, and only in its header. */
const tokenTrials = (operation: Operation, world: World): Trial[] => [
  ...world.useless.map(({ name, header, code }) =>
    trial({
      name: `refuses a token ${name}`,
      input: asks(operation, world),
      async play(exchange, ask) {
        const wire = toWire(operation, ask);
        return faultsOfRefusal(await exchange(header === undefined ? wire : withHeader(wire, 'Authorization', header)), {
          status: 401,
          code,
        });
      },
    }),
  ),
  trial({
    name: 'refuses a token in the query',
    input: fc.record({ ask: asks(operation, world), name: fc.constantFrom('access_token', 'token') }),
    play: async (exchange, { ask, name }) =>
      faultsOfRefusal(await exchange(toWire(operation, withChange(ask, { at: ['query', name], value: world.token }))), {
        status: 401,
        code: 'unauthorized',
      }),
  }),
];

/** Events that contain what a scope allows to read. */
const scopesOfEvents: Record<string, string> = {
  ...{ lead_created: 'read:leads', lead_changed: 'read:leads', lead_booked: 'read:leads' },
  ...{ event_type_created: 'read:event-types', event_type_changed: 'read:event-types', event_type_removed: 'read:event-types' },
  ...{ webhook_failing: 'read:webhooks', webhook_disabled: 'read:webhooks' },
  ...{ contact_changed: 'read:contacts', contact_erased: 'read:contacts' },
};

function isNeededByEvents(ask: object, scope: string): boolean {
  const { events } = ((ask as Part).body ?? {}) as { events?: unknown };
  return Array.isArray(events) && events.some((event) => scopesOfEvents[event] === scope);
}

/** Another address for the events of an endpoint needs their scopes, too, whatever other trials subscribed it to. */
const isNeededByStored = ({ id }: Operation, ask: object): boolean => id === 'updateWebhook' && 'url' in ((ask as Part).body ?? {});

const scopeTrials = (operation: Operation, world: World): Trial[] =>
  Object.keys(scopes).map((scope) =>
    trial({
      name: scope === operation.scope ? `refuses a token without ${scope}` : `needs no ${scope}`,
      input: asks(operation, world),
      async play(exchange, ask) {
        const answer = await exchange(toWire(operation, ask, world.without[scope]));
        const isNeeded = isNeededByEvents(ask, scope) || (answer.status === 403 && isNeededByStored(operation, ask));
        if (scope !== operation.scope && !isNeeded) return faultsOfValid(operation, answer);
        const isNamed = answer.text.includes(`\`${scope}\``) && answer.headers.get('www-authenticate')?.includes(`scope="${scope}"`);
        return [...faultsOfRefusal(answer, { status: 403, code: 'insufficient_scope' }), ...(isNamed ? [] : ['does not name the scope'])];
      },
    }),
  );

/** Of colleagues, everybody in the organization can know. */
const strangersTo = ({ path }: Operation, { colleague, strangers }: World): string[] =>
  path.startsWith('/api/v2/members') ? strangers : [colleague, ...strangers];

/** A request for imad's resources with another user's token: 404, and no data of imad's in the response. */
const strangerTrial = (operation: Operation, world: World): Trial =>
  trial({
    name: 'tells nobody else what is there',
    input: fc.record({ ask: likelyAsks(operation, world), token: fc.constantFrom(...strangersTo(operation, world)) }),
    async play(exchange, { ask, token }) {
      const names = idsOf(operation).some(
        ({ at, isRequired }) => isRequired && ownIds.has(String((ask as Part)[at[0] as string]?.[at[1] as string])),
      );
      // imad's cursor would be refused before anything is looked for.
      const asked = names ? withChange(ask, { at: ['query', 'cursor'], value: absent }) : ask;
      const answer = await exchange(toWire(operation, asked, token));
      const told = Object.values(own)
        .flat()
        .filter((id) => answer.text.includes(id));
      const faults = names ? faultsOfRefusal(answer, { status: 404, code: 'not_found' }) : faultsOfValid(operation, answer);
      return told.length === 0 ? faults : [...faults, `tells a stranger of ${told}`];
    },
  });

// biome-ignore lint/suspicious/noExplicitAny: any part of any request.
type Part = any;

const ownIds = new Set(Object.values(own).flat());

type IdPlace = { at: string[]; kind: Kind; isRequired: boolean };

const kindsByName: Record<string, Kind> = {
  eventTypeId: 'eventType',
  leadId: 'lead',
  deliveryId: 'delivery',
  rescheduleBookingId: 'booking',
};
const kindsByPath: Record<string, Kind> = {
  'event-types': 'eventType',
  bookings: 'booking',
  schedules: 'schedule',
  'out-of-office': 'outOfOffice',
  calendars: 'calendar',
  webhooks: 'webhook',
  leads: 'lead',
  members: 'member',
  contacts: 'contact',
};

/** Places at which a request names a resource. Throws for a name without resources in the test data. */
export const idsOf = ({ request, path }: Pick<Operation, 'request' | 'path'>): IdPlace[] =>
  Object.entries(request.properties ?? {}).flatMap(([section, { properties = {}, required = [] }]: [string, Schema]) =>
    Object.keys(properties)
      .filter((name) => /(^i|I)d$/.test(name) && name !== 'externalId')
      .map((name) => {
        const kind = section === 'path' && name === 'id' ? kindsByPath[path.split('/')[3] as string] : kindsByName[name];
        if (kind === undefined) throw new Error(`The fuzz has no world for ${section}.${name} of ${path}: see test/fuzz/access.ts`);
        return { at: [section, name], kind, isRequired: required.includes(name) };
      }),
  );

/** Another user's resource and a missing one get the same response. Public bookings accept any event type and ignore a foreign lead. */
const twinTrials = (operation: Operation, world: World): Trial[] =>
  idsOf(operation)
    .filter(() => !operation.isPublic)
    .map(({ at, kind }) =>
      trial({
        name: `does not tell whether somebody else has this /${at.join('/')}`,
        input: fc.record({
          ask: likelyAsks(operation, world, at),
          theirs: fc.constantFrom(...foreign[kind]),
          nobodys: fc.uuid({ version: 7 }),
        }),
        async play(exchange, { ask, theirs, nobodys }) {
          const answers: Answer[] = [];
          for (const value of [theirs, nobodys])
            answers.push(await exchange(toWire(operation, withChange(ask, { at, value }), tokenFor(operation, world))));
          return faultsOfTwins(...(answers as [Answer, Answer]));
        },
      }),
    );
