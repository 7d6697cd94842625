import { visit } from '../../model/kinds/visit.js';
import { KindType } from '../connections/kind-type.js';
import { Args, Int } from 'type-graphql';
import { Prisma } from '../../db/generated/client.js';
import { children, storedColumn, expression, type Sql, subselect } from '../../query/stored-as.js';
import { Connection, CountedList, One, derive } from '../connections/relations.js';
import { Organization } from '../organization/organization.type.js';
import { StatementConnection } from '../statement/statement.type.js';
import { statements } from '../statement/statement.list.js';
import { Nullable, ObjectType } from '../described.js';
import { events } from '../event/event.list.js';
import { EVERY_ROW } from '../../query/condition.js';
import { createConnection } from '../connections/connection.type.js';
import { Event } from '../event/event.type.js';
import { Node } from '../node/node.type.js';
import { Certainty, DayArgs } from '../person/position.held.js';
import { DelegateConnection, DelegationArgs } from './delegate.type.js';
import { createRoots } from '../connections/roots.js';
import { delegates } from './delegate.list.js';
import { visits } from './visit.list.js';
import { ascending } from '../connections/list-definition.js';

/** `id` is the visit's id, so that the outlet's statements on it are its children. */
export const readouts = subselect(
  'readouts',
  {},
  (visit) => Prisma.sql`SELECT o.name, o.id AS "outletId", ${visit}.id FROM "Organization" o WHERE o.id IN (
    SELECT s."reportedById" FROM "Statement" s WHERE s."visitId" = ${visit}.id)`,
);
const byOutlet = ascending({ name: 'text', outletId: 'uuid' });

/** Built from a row with the visit's `id` and the `outletId`. */
@ObjectType("One outlet's account of a visit.")
export class Readout {
  @One(() => Organization, 'The outlet.', 'outletId')
  outlet!: Organization;

  @Connection(() => StatementConnection, statements, children('Statement', 'visitId', { reportedById: 'outletId' }), {
    description: 'The statements that it reported, ordered by source and passage.',
  })
  statements!: object;
}

/** A stated length bounds the last day, as an end does. GREATEST and LEAST ignore nulls. */
function underWay(visit: Sql, _type: string, { on }: DayArgs): Sql {
  const day = Prisma.sql`${on}::date`;
  const stated = Prisma.sql`(${visit}."durationDays" - 1)`;
  const isKnown = Prisma.sql`${visit}."startLatest" <= ${day} AND GREATEST(${visit}."endEarliest", ${visit}."startEarliest" + ${stated}) >= ${day}`;
  const isExcluded = Prisma.sql`${visit}."startEarliest" > ${day} OR LEAST(${visit}."endLatest", ${visit}."startLatest" + ${stated}) < ${day}
    OR (${visit}."startEdtf" IS NULL AND ${visit}."endEdtf" IS NULL)`;
  return Prisma.sql`CASE WHEN ${isExcluded} THEN NULL WHEN ${isKnown} THEN 'KNOWN' ELSE 'POSSIBLE' END`;
}

@KindType(visit, 'Travel to another country to be received there. It may have taken place, or only been planned or proposed.', {
  slug: 'The unique, stable name used in URLs, such as `kim-jong-un-china-2018`.',
  title: 'A short title, consisting of the guest, the country and the time.',
  status: 'The stage that the visit has reached, according to the newest source.',
  guestCountry: 'The visiting country. Null if the guest came for an organization, or if the country is not identified.',
  hostCountry: 'The country visited. If an organization receives the guest, the country in which it does so.',
  hostOrganization: 'The organization that receives the guest, if it is not the country. Null if no source names one.',
  occasion: 'The event for which the visit was made, such as a multilateral summit. Null if no source names one.',
  start: 'The first day. Null if no source gives it.',
  end: 'The last day. Null if no source gives it.',
})
export class Visit extends Node {
  @Nullable(
    () => Int,
    'The length in days: the number that a source gives, or the number of days from start to end, inclusive, if both days are known. Null if unknown.',
  )
  @derive(storedColumn('days'))
  durationDays!: number | null;

  @Nullable(
    () => Certainty,
    'Whether the visit was under way on a given day, according to its dates and stated length, assuming that it took place (see `status`). Also `POSSIBLE` if no source says when it ended. Null if it was not under way, or has no dates.',
  )
  @derive(expression(underWay))
  underWay!: Certainty | null;

  @Connection(() => DelegateConnection, delegates, children('Delegate', 'visitId'), {
    description:
      'The people who took part, guests before hosts. On each side, the head comes first, then spouses, then members in the order of the source.',
    args: () => DelegationArgs,
    where: ({ side }: DelegationArgs) => (side == null ? EVERY_ROW : { equal: { side } }),
  })
  delegation!: object;

  @CountedList(() => [Event], children('Event', 'visitId'), events.defaultOrder, {
    description: 'The meetings and other events of the visit, ordered by start date, at most 100.',
  })
  events!: Event[];

  @CountedList(() => [Readout], readouts, byOutlet, {
    description: 'Accounts of the visit, one per outlet, ordered by outlet name, at most 100.',
  })
  readouts!: Readout[];

  @Connection(() => StatementConnection, statements, children('Statement', 'visitId'), {
    description: 'The statements made during the visit or reported in accounts of it, ordered by source and passage.',
  })
  statements!: object;
}

Args(() => DayArgs)(Visit.prototype, 'underWay', 0);

export const VisitConnection = createConnection('Visit', 'visits', Visit);

export const VisitRoots = createRoots(Visit, visits, VisitConnection, { name: 'visit', slug: 'kim-jong-un-china-2018' });
