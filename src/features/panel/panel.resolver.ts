import { panelCost } from './panel-cost.js';
import { Args, ArgsType, type ClassType, Ctx, Extensions, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Prisma } from '../../db/generated/client.js';
import { withQuery } from '../../http/urls.js';
import { OccurrenceStatus, OfficeClass } from '../../model/generated/enums.js';
import { decodeCursor, encodeCursor } from '../../query/paging/cursor.js';
import type { Order } from '../../query/paging/order.js';
import { pageSize } from '../../query/paging/page-size.js';
import { schemaPublicUrl } from '../../query/page-path.js';
import { createConnection } from '../../schema/connections/connection.type.js';
import type { Context } from '../../schema/context/context.js';
import { Country } from '../../schema/country/country.type.js';
import { Field, Nullable, PlainObject, Query } from '../../schema/described.js';
import { createEnum } from '../../schema/enum.js';
import { GraphQLJSON } from '../../schema/json.scalar.js';
import { Person } from '../../schema/person/person.type.js';
import { visitFilter } from '../../schema/visit/visit.list.js';
import type { Panel, PanelRow } from './panel.js';
import { readPanel } from './panel-rows.js';
import { checkPanelRequest, FIRST_YEAR, LAST_YEAR, type PanelCodes, type PanelRequest, type PanelUnit } from './request.js';

const PanelUnitEnum = createEnum<PanelUnit>('PanelUnit', 'What each row of a panel describes.', {
  DYAD_YEAR: 'The visits of one country to another in a year. Each pair has two rows, one for each direction.',
  COUNTRY_YEAR: 'The visits that a country made and received in a year, in two rows.',
  PERSON_YEAR: 'The visits that a person made in a year, for each year from their first visit to their last.',
});

const PanelCodesEnum = createEnum<PanelCodes>(
  'PanelCodes',
  'The list of codes for countries. A country has rows only in the years in which it has a code.',
  {
    COW: 'The Correlates of War list of states.',
    GW: 'The Gleditsch and Ward list of states.',
    ISO3: 'ISO 3166-1 alpha-3 codes of states, each valid only in the years in which the state existed.',
  },
);

const PanelCovered = createEnum(
  'PanelCovered',
  'How far the sources cover the visits of a row, according to their `Source.coverage`.',
  {
    YES: 'Sources claim to list all of them, so 0 means that there were none.',
    PARTLY: 'Sources cover them in part, or do not claim to list all of them, so there may have been more.',
    NO: 'No source covers them.',
  },
);

@PlainObject('A row of a panel: the number of visits in a year.')
class VisitPanelRow {
  @Field(() => Int, 'The year. A visit counts in the year of its first day.')
  year!: number;

  @Nullable(() => String, 'The code of the visiting country. Null if the row counts visits from all countries.')
  guestCode!: string | null;

  @Nullable(() => String, 'The code of the country visited. Null if the row counts visits to all countries.')
  hostCode!: string | null;

  @Nullable(() => Int, 'The number of visits. Null if no source covers them and none is stored.')
  visits!: number | null;

  @Nullable(
    () => Int,
    'The number of visits that belong to the row for certain, even where sources differ or the first day is not known exactly. Null if `visits` is null.',
  )
  visitsMin!: number | null;

  @Nullable(() => Int, 'The number of visits that may belong to the row. Null if `visits` is null.')
  visitsMax!: number | null;

  @Field(() => PanelCovered, 'How far the sources cover these visits.')
  covered!: string;
}

const VisitPanelConnection: ClassType = createConnection('VisitPanelRow', 'panel rows', VisitPanelRow);

@ArgsType()
class PanelArgs {
  @Field(() => Int, `The first year, from ${FIRST_YEAR} to ${LAST_YEAR}.`)
  from!: number;

  @Field(() => Int, 'The last year.')
  to!: number;

  @Field(() => PanelUnitEnum, 'What each row describes.', { defaultValue: 'DYAD_YEAR' })
  unit!: PanelUnit;

  @Field(() => PanelCodesEnum, 'The list of codes for countries, which determines the years in which a country has rows.', {
    defaultValue: 'COW',
  })
  codes!: PanelCodes;

  @Nullable(() => String, 'The slug of a country, for example `germany`. Only visits by this country are counted.')
  guest?: string | null;

  @Nullable(() => String, 'The slug of a country, for example `united-states`. Only visits to this country are counted.')
  host?: string | null;

  @Field(() => [OccurrenceStatus], 'Only visits with one of these statuses.', { defaultValue: ['COMPLETED'] })
  status!: OccurrenceStatus[];

  @Nullable(
    () => [OfficeClass],
    'Only visits by a guest who held an office in one of these classes (`Position.class`) when the visit began. `visits` counts visits by guests who may have held such an office, `visitsMin` only by those who certainly did, and `visitsMax` also by guests for whom no class is known.',
  )
  officeClass?: OfficeClass[] | null;

  @Nullable(() => visitFilter.Input, 'Further conditions on the visits.')
  where?: object | null;

  @Nullable(() => Int, 'The number of rows to return, from 0 to 100. Defaults to 20.')
  first?: number | null;

  @Nullable(() => String, 'A cursor. Only rows after it are returned.')
  after?: string | null;
}

/** The order of the rows: by year, then by slugs. */
const ORDER: Order = [
  { column: 'year', type: 'int', direction: 'asc' },
  { column: 'slugs', type: 'text', direction: 'asc' },
];

/** The row, as passed between resolvers. */
type Found = PanelRow & { request: PanelRequest };

/** Not compiled, because the server computes the rows from visits that it reads with one statement. */
@Resolver(() => VisitPanelRow)
export class PanelResolver {
  @Query(
    () => VisitPanelConnection,
    'A panel of visits, ordered by year and slugs: the number of visits per year for each pair of countries, each country or each person, how certain that number is, and whether the sources cover the visits. `/export/panel.csv` returns all rows.',
  )
  @Extensions({ cost: panelCost })
  async visitPanel(@Args(() => PanelArgs) args: PanelArgs, @Ctx() { load }: Context): Promise<object> {
    checkPanelRequest(args);
    const { size } = pageSize({ first: args.first ?? null });
    const [year, slugs] = args.after == null ? [args.from, ''] : (decodeCursor(args.after, ORDER, 'after') as [number, string]);
    const query = async (sql: Prisma.Sql) => (await load.raw<{ body: string }[]>(sql))[0]!.body;
    const panel = await readPanel(query, args);
    const found = pageOf(panel, year, slugs, size + 1);
    const rows = found.slice(0, size).map((row): Found & { guestCode: string | null; hostCode: string | null } => {
      return { ...row, request: args, guestCode: row.guest?.code ?? null, hostCode: row.host?.code ?? null };
    });
    const edges = rows.map((node) => ({ node, cursor: encodeCursor([node.year, slugsOf(node)], ORDER) }));
    const pageInfo = {
      hasNextPage: found.length > size,
      hasPreviousPage: args.after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    };
    return { edges, nodes: rows, pageInfo, totalCount: panel.count() };
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The visiting country. Null if the row counts visits from all countries.',
  })
  guest(@Root() { guest }: Found, @Ctx() { load }: Context): Promise<object | null> {
    return load.one('Country', guest?.id ?? null);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country visited. Null if the row counts visits to all countries.',
  })
  host(@Root() { host }: Found, @Ctx() { load }: Context): Promise<object | null> {
    return load.one('Country', host?.id ?? null);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The visiting person. Null if the row counts visits by all people.',
  })
  person(@Root() { person }: Found, @Ctx() { load }: Context): Promise<object | null> {
    return load.one('Person', person?.id ?? null);
  }

  @FieldResolver(() => GraphQLJSON, {
    description: 'A filter for `where` of `visits` that finds exactly the visits counted in `visits`.',
  })
  filter(@Root() row: Found): object {
    return { AND: filtersOf(row) };
  }

  @FieldResolver(() => String, {
    description:
      'The URL of the page that lists the visits of the countries or the person, including those that may have begun in the year. If the server has no public URL configured, only the path.',
  })
  page(@Root() row: Found, @Info() { schema }: GraphQLResolveInfo): string {
    return schemaPublicUrl(schema) + panelRowUrl(row);
  }
}

function pageOf(panel: Panel, year: number, after: string, size: number): PanelRow[] {
  const found: PanelRow[] = [];
  for (const row of panel.rows(year)) {
    if (found.length >= size) break;
    if (row.year > year || slugsOf(row) > after) found.push(row);
  }
  return found;
}

/** Sorts like the rows, since a space sorts before every character of a slug. */
function slugsOf({ guest, host, person }: PanelRow): string {
  if (person) return person.slug;
  return guest && host ? `${guest.slug} ${host.slug}` : `${(guest ?? host)!.slug} ${guest ? 'guest' : 'host'}`;
}

function filtersOf({ year, guest, host, person, request }: Found): object[] {
  const bySlug = (slug: string | null | undefined) => ({ slug: { equals: slug } });
  const [guestSlug, hostSlug] = [person ? request.guest : (guest?.slug ?? request.guest), host?.slug ?? request.host];
  const held = request.officeClass && { held: { position: { class: request.officeClass } } };
  return [
    { year: { equals: year }, status: request.status },
    ...(guestSlug == null ? [] : [{ guestCountry: bySlug(guestSlug) }]),
    ...(hostSlug == null ? [] : [{ hostCountry: bySlug(hostSlug), hasHostOrganization: false }]),
    ...(person || held ? [{ delegate: { side: 'GUEST', ...(person && { person: bySlug(person.slug) }), ...held } }] : []),
    ...(request.where ? [request.where] : []),
  ];
}

function panelRowUrl({ year, guest, host, person, request }: Found): string {
  const [guestSlug, hostSlug] = [person ? request.guest : (guest?.slug ?? request.guest), host?.slug ?? request.host];
  const [status] = request.status.length === 1 ? request.status : [];
  return withQuery('/visits', { who: person?.slug, guest: guestSlug, host: hostSlug, since: year, until: year, status });
}
