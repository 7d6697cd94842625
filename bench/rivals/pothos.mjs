// Pothos with its Prisma plugin, served by GraphQL Yoga, with the same Prisma client and pool as this server.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { createYoga } from 'graphql-yoga';
import { getDatamodel } from './generated/pothos-model.ts';

const { openDatabase } = await import(join(process.env.SERVER, 'dist/src/db/open.js'));
const { prisma } = await openDatabase({ databaseUrl: process.env.DATABASE_URL });

const builder = new SchemaBuilder({
  plugins: [RelayPlugin, PrismaPlugin],
  relay: { nodesOnConnection: true },
  prisma: { client: prisma, dmmf: getDatamodel(), maxConnectionSize: 100, defaultConnectionSize: 20 },
});

const byStart = [{ startEarliest: nullsLast('asc') }, { startLatest: nullsLast('asc') }, { id: 'asc' }];
const byPassage = [{ sourceId: 'asc' }, { passageStart: 'asc' }, { id: 'asc' }];
const newestFirst = [{ startEarliest: nullsLast('desc') }, { startLatest: nullsLast('desc') }, { id: 'desc' }];

/** Enum values are sent as stored. */
const text = (t, name) => t.string({ nullable: true, resolve: (row) => row[name] });
const day = (t, name) => t.string({ nullable: true, resolve: (row) => row[name]?.toISOString().slice(0, 10) ?? null });

builder.prismaObject('Country', {
  fields: (t) => ({
    slug: t.exposeString('slug'),
    code: t.exposeString('code', { nullable: true }),
    name: t.exposeString('name'),
  }),
});
builder.prismaObject('Organization', {
  fields: (t) => ({ slug: t.exposeString('slug'), name: t.exposeString('name') }),
});
builder.prismaObject('Topic', {
  fields: (t) => ({ slug: t.exposeString('slug'), name: t.exposeString('name') }),
});
builder.prismaObject('Event', {
  fields: (t) => ({ slug: t.exposeString('slug'), title: t.exposeString('title') }),
});
builder.prismaObject('Source', {
  fields: (t) => ({ slug: t.exposeString('slug'), title: t.exposeString('title') }),
});
builder.prismaObject('Position', {
  fields: (t) => ({
    title: t.exposeString('title'),
    startEdtf: text(t, 'startEdtf'),
    organization: t.relation('organization', { nullable: true }),
  }),
});
builder.prismaObject('Person', {
  fields: (t) => ({
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    aliases: t.exposeStringList('aliases'),
    country: t.relation('country', { nullable: true }),
    positions: t.relation('positions', { query: { orderBy: newestFirst, take: 100 } }),
    delegations: t.relatedConnection('delegations', {
      cursor: 'id',
      query: { orderBy: byStart.map((visit) => ({ visit })) },
    }),
    spoken: t.relatedConnection('spoken', {
      cursor: 'id',
      query: { orderBy: byPassage.map((statement) => ({ statement })) },
    }),
  }),
});
builder.prismaObject('Delegate', {
  fields: (t) => ({
    name: t.exposeString('name'),
    side: text(t, 'side'),
    capacity: text(t, 'capacity'),
    role: text(t, 'role'),
    person: t.relation('person', { nullable: true }),
    visit: t.relation('visit'),
  }),
});
builder.prismaObject('StatementSpeaker', {
  fields: (t) => ({
    person: t.relation('person', { nullable: true }),
    organization: t.relation('organization', { nullable: true }),
    country: t.relation('country', { nullable: true }),
    statement: t.relation('statement'),
  }),
});
builder.prismaObject('Statement', {
  fields: (t) => ({
    kind: text(t, 'kind'),
    text: t.exposeString('text'),
    saidOnEdtf: text(t, 'saidOnEdtf'),
    speakers: t.relation('speakers', { query: { orderBy: { ordinal: 'asc' }, take: 100 } }),
    reportedBy: t.relation('reportedBy', { nullable: true }),
    visit: t.relation('visit', { nullable: true }),
  }),
});
builder.prismaObject('Visit', {
  fields: (t) => ({
    slug: t.exposeString('slug'),
    title: t.exposeString('title'),
    kind: text(t, 'kind'),
    status: text(t, 'status'),
    places: t.exposeStringList('places'),
    startEdtf: text(t, 'startEdtf'),
    startEarliest: day(t, 'startEarliest'),
    hostCountry: t.relation('hostCountry'),
    delegation: t.relatedConnection('delegation', {
      cursor: 'id',
      query: { orderBy: [{ ordinal: 'asc' }, { id: 'asc' }] },
    }),
    statements: t.relatedConnection('statements', { cursor: 'id', query: { orderBy: byPassage } }),
  }),
});

const types = ['Person', 'Organization', 'Country', 'Visit', 'Event', 'Statement', 'Topic', 'Source'];
const SearchResult = builder.unionType('SearchResult', { types, resolveType: ({ type }) => type });
const SearchEdge = builder.objectRef('SearchEdge').implement({
  fields: (t) => ({
    score: t.float({ resolve: ({ score }) => Number(score) }),
    node: t.field({ type: SearchResult, resolve: ({ node }) => node }),
  }),
});
const matches = readFileSync(new URL('../operations/matches.sql', import.meta.url), 'utf8');

builder.queryType({
  fields: (t) => ({
    visit: t.prismaField({
      type: 'Visit',
      nullable: true,
      args: { slug: t.arg.string({ required: true }) },
      resolve: (query, _root, { slug }) => prisma.visit.findUnique({ ...query, where: { slug } }),
    }),
    person: t.prismaField({
      type: 'Person',
      nullable: true,
      args: { slug: t.arg.string({ required: true }) },
      resolve: (query, _root, { slug }) => prisma.person.findUnique({ ...query, where: { slug } }),
    }),
    visits: t.prismaConnection({
      type: 'Visit',
      cursor: 'id',
      args: { slug: t.arg.string() },
      resolve: (query, _root, { slug }) =>
        prisma.visit.findMany({ ...query, orderBy: byStart, where: slug == null ? {} : { slug } }),
    }),
    search: t.field({
      type: [SearchEdge],
      args: { query: t.arg.string({ required: true }), first: t.arg.int({ required: true }) },
      resolve: (_root, { query, first }) => search(query, first),
    }),
  }),
});

/** Reads the matches, then the rows of each type among them in one call. */
async function search(query, first) {
  const found = await prisma.$queryRawUnsafe(matches, query, first);
  const rows = new Map();
  await Promise.all(
    types.map(async (type) => {
      const ids = found.filter((match) => match.type === type).map(({ id }) => id);
      if (ids.length === 0) return;
      const model = prisma[type[0].toLowerCase() + type.slice(1)];
      for (const row of await model.findMany({ where: { id: { in: ids } } })) rows.set(row.id, { ...row, type });
    }),
  );
  return found.map(({ id, score }) => ({ score, node: rows.get(id) }));
}

function nullsLast(sort) {
  return { sort, nulls: 'last' };
}

const yoga = createYoga({ schema: builder.toSchema(), graphiql: false, landingPage: false, logging: false });
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('Listening'));
