import { fold } from '../db/fold.js';
import type { Prisma } from '../db/generated/client.js';
import type { Annotation } from '../claims/annotation.js';
import type { Claims } from '../claims/claims.js';
import { spanOf } from '../claims/passages.js';
import { dateColumns } from './date-columns.js';
import type { Ids } from './ids.js';

// What is claimed, as the columns of its row. What has no slug is given its id by natural key, in wanted.ts.

type Claim<Kind extends keyof Claims> = Claims[Kind] extends Map<string, infer Row> ? Row : never;

export function personColumns(ids: Ids, slug: string, { name, aliases, country }: Claim<'people'>) {
  return {
    id: ids.of('people', slug)!,
    slug,
    name,
    aliases,
    namesFolded: fold([name, ...aliases].join('\n')),
    countryId: ids.of('countries', country),
  } satisfies Prisma.PersonCreateManyInput;
}

export function organizationColumns(ids: Ids, slug: string, claim: Claim<'organizations'>) {
  const { name, abbreviation, aliases, kind } = claim;
  return {
    id: ids.of('organizations', slug)!,
    slug,
    name,
    abbreviation: abbreviation ?? null,
    aliases,
    namesFolded: fold([name, ...aliases, ...(abbreviation === undefined ? [] : [abbreviation])].join('\n')),
    kind,
    countryId: ids.of('countries', claim.country),
    parentId: ids.of('organizations', claim.parent),
  } satisfies Prisma.OrganizationCreateManyInput;
}

export function topicColumns(ids: Ids, slug: string, { name }: Claim<'topics'>) {
  return { id: ids.of('topics', slug)!, slug, name, nameFolded: fold(name) } satisfies Prisma.TopicCreateManyInput;
}

export function kinshipColumns(ids: Ids, { kind, person, relative }: Claim<'kinships'>) {
  return {
    kind,
    personId: ids.of('people', person)!,
    relativeId: ids.of('people', relative)!,
  } satisfies Prisma.KinshipCreateManyInput;
}

export function positionColumns(ids: Ids, claim: Claim<'positions'>) {
  const { title, term, status, start, end } = claim;
  return {
    title,
    term,
    status,
    personId: ids.of('people', claim.person)!,
    organizationId: ids.of('organizations', claim.organization),
    countryId: ids.of('countries', claim.country),
    ...dateColumns('start', start),
    ...dateColumns('end', end),
  } satisfies Prisma.PositionCreateManyInput;
}

export function visitColumns(ids: Ids, slug: string, claim: Claim<'visits'>) {
  const { title, kind, status, places, start, end, durationDays } = claim;
  return {
    id: ids.of('visits', slug)!,
    slug,
    title,
    titleFolded: fold(title),
    kind: kind ?? null,
    status,
    guestCountryId: ids.of('countries', claim.guestCountry),
    hostCountryId: ids.of('countries', claim.hostCountry)!,
    places,
    ...dateColumns('start', start),
    ...dateColumns('end', end),
    durationDays: durationDays ?? null,
  } satisfies Prisma.VisitCreateManyInput;
}

export function delegateColumns(ids: Ids, claim: Claim<'delegates'>, ordinal: number) {
  const { name, side, capacity, role } = claim;
  return {
    visitId: ids.of('visits', claim.visit)!,
    personId: ids.of('people', claim.person),
    name,
    side,
    capacity,
    role: role ?? null,
    ordinal,
  } satisfies Prisma.DelegateCreateManyInput;
}

export function eventColumns(ids: Ids, slug: string, claim: Claim<'events'>) {
  const { kind, title, status, start, end, venue } = claim;
  return {
    id: ids.of('events', slug)!,
    slug,
    kind,
    title,
    titleFolded: fold(title),
    status,
    ...dateColumns('start', start),
    ...dateColumns('end', end),
    countryId: ids.of('countries', claim.country),
    venue: venue ?? null,
    visitId: ids.of('visits', claim.visit),
  } satisfies Prisma.EventCreateManyInput;
}

export function participantColumns(ids: Ids, claim: Claim<'participants'>, ordinal: number) {
  const { side, role } = claim;
  return {
    eventId: ids.of('events', claim.event)!,
    personId: ids.of('people', claim.person),
    countryId: ids.of('countries', claim.country),
    organizationId: ids.of('organizations', claim.organization),
    side: side ?? null,
    role: role ?? null,
    ordinal,
  } satisfies Prisma.ParticipantCreateManyInput;
}

export function sourceColumns(ids: Ids, id: string, source: Annotation['source']) {
  const { slug, kind, title, section, url, licence, sha256, length } = source;
  return {
    id,
    slug,
    kind,
    title,
    titleFolded: fold(title),
    section: section ?? null,
    publisherId: ids.of('organizations', source.publisher),
    ...dateColumns('publishedOn', source.publishedOn),
    url: url ?? null,
    licence: licence ?? null,
    sha256,
    length,
  } satisfies Prisma.SourceCreateManyInput;
}

export function statementColumns(ids: Ids, sourceId: string, key: string, claim: Annotation['statements'][string]) {
  const { kind, text, saidOn, cite } = claim;
  return {
    sourceId,
    key,
    kind,
    text,
    textFolded: fold(text),
    reportedById: ids.of('organizations', claim.reportedBy),
    ...dateColumns('saidOn', saidOn),
    visitId: ids.of('visits', claim.visit),
    eventId: ids.of('events', claim.event),
    passageStart: Math.min(...cite.map((cited) => spanOf(cited).start)),
  } satisfies Prisma.StatementCreateManyInput;
}
