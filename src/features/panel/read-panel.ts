import { Prisma } from '../../db/generated/client.js';
import { DATA_VERSION } from '../../db/store-node.js';
import type { CoverageStatement } from '../../model/kinds/coverage.js';
import { RowsSql } from '../../query/sql/rows.sql.js';
import { all, type Sql } from '../../query/stored-as.js';
import { certaintyAtStart } from '../../schema/person/position.held.js';
import { visits } from '../../schema/visit/visit.list.js';
import type { PanelRequest } from './request.js';

/** A country with the codes that panels use. */
export interface PanelCountry {
  id: string;
  slug: string;
  isSovereign: boolean;
  iso3: string | null;
  start: string | null;
  end: string | null;
  cow: number | null;
  cowYears: string[];
  gw: number | null;
  gwYears: string[];
}

/** A group of undisputed visits with the same countries and the same possible years of their first day. */
export interface AgreedVisits {
  guest: string | null;
  /** Null if an organization received the guest. */
  host: string | null;
  person: string | null;
  first: number | null;
  last: number | null;
  /**
   * Whether a guest held an office in one of the requested classes. UNKNOWN if the class of a guest's office is not known. KNOWN
   * if the request has no classes.
   */
  held: 'KNOWN' | 'POSSIBLE' | 'UNKNOWN';
  count: number;
}

/** A visit for which sources claim different first days, countries or statuses. */
export interface DisputedVisit extends AgreedVisits {
  status: string;
  /** The claims that differ from what is stored: countries as slugs, days as EDTF. */
  claims: { field: 'start' | 'guestCountry' | 'hostCountry' | 'status'; value: string }[];
}

/** All data that a panel is computed from, at a single version. Countries and people are given by id. */
export interface StoredPanel {
  version: number;
  countries: PanelCountry[];
  people: { id: string; slug: string; country: string | null }[];
  coverage: { statement: CoverageStatement; sourceDate: string | null }[];
  agreed: AgreedVisits[];
  disputed: DisputedVisit[];
}

/** Returns the statement that reads everything for a panel. It selects a StoredPanel as JSON text. */
export function panelSql(request: PanelRequest): Sql {
  const rows = new RowsSql();
  const matching = rows.from(
    { source: all('Visit'), args: {}, where: visits.where({ where: request.where }) },
    Prisma.raw('v'),
    Prisma.empty,
  );
  const isOfPeople = request.unit === 'PERSON_YEAR';
  const person = isOfPeople ? Prisma.sql`d."personId"` : Prisma.sql`NULL::uuid`;
  const of = isOfPeople
    ? Prisma.sql`matched m JOIN "Delegate" d ON d."visitId" = m.id AND d.side = 'GUEST' AND d."personId" IS NOT NULL`
    : Prisma.sql`matched m`;
  const held = request.officeClass ? heldOfClass(request.officeClass, isOfPeople) : Prisma.sql`'KNOWN'`;
  const columns = Prisma.sql`m."guestCountryId" AS guest, CASE WHEN m."hostOrganizationId" IS NULL THEN m."hostCountryId" END AS host, ${person} AS person,
    extract(year FROM m."startEarliest")::int AS first, extract(year FROM COALESCE(m."startLatest", m."endLatest"))::int AS last, ${held} AS held`;
  return rows.complete(Prisma.sql`SELECT body FROM (
    WITH matched AS MATERIALIZED (SELECT v.* ${matching}),
    disputed AS MATERIALIZED (
      SELECT id, json_agg(json_build_object('field', field, 'value', value)) AS claims FROM (
        SELECT d."visitId" AS id, d.field, c.value
        FROM "Disagreement" d JOIN "ClaimedValue" c ON c."disagreementId" = d.id AND c.standing = 'DIFFERS'
        WHERE d."visitId" IN (SELECT id FROM matched) AND d.field IN ('start', 'guestCountry', 'hostCountry', 'status')
        UNION ALL
        SELECT m.id, 'hostCountry', h.slug FROM matched m JOIN "Country" h ON h.id = m."hostCountryId"
        WHERE m."hostOrganizationId" IS NOT NULL
          AND EXISTS (SELECT FROM "Citation" c WHERE c."visitId" = m.id AND 'hostOrganization' = ANY (c.unsaid))
      ) claimed GROUP BY 1),
    agreed AS (
      SELECT guest, host, person, first, last, held, count(*)::int AS count FROM (SELECT ${columns} FROM ${of}
      WHERE m.status::text = ANY (${request.status}::text[]) AND NOT EXISTS (SELECT FROM disputed x WHERE x.id = m.id) OFFSET 0) a WHERE held IS NOT NULL
      GROUP BY 1, 2, 3, 4, 5, 6),
    differing AS (SELECT * FROM (SELECT ${columns}, 1 AS count, m.status::text AS status, x.claims FROM ${of}
      JOIN disputed x ON x.id = m.id OFFSET 0) b WHERE held IS NOT NULL)
    SELECT json_build_object(
      'version', ${Prisma.raw(DATA_VERSION)},
      'countries', (SELECT COALESCE(json_agg(json_build_object('id', c.id, 'slug', c.slug, 'isSovereign', c.sovereign, 'iso3', c.code3,
        'start', c."startEdtf", 'end', c."endEdtf", 'cow', c.cow, 'cowYears', c."cowYears", 'gw', c.gw, 'gwYears', c."gwYears")
        ORDER BY c.slug COLLATE "C"), '[]') FROM "Country" c),
      'people', (SELECT COALESCE(json_agg(json_build_object('id', p.id, 'slug', p.slug, 'country', p."countryId")
        ORDER BY p.slug COLLATE "C"), '[]') FROM "Person" p
        WHERE p.id IN (SELECT a.person FROM agreed a UNION SELECT b.person FROM differing b)),
      'coverage', (SELECT COALESCE(json_agg(json_build_object('statement', e.value, 'sourceDate', s."publishedOnLatest")), '[]')
        FROM "Source" s, jsonb_array_elements(s.coverage) e),
      'agreed', (SELECT COALESCE(json_agg(a), '[]') FROM agreed a),
      'disputed', (SELECT COALESCE(json_agg(b), '[]') FROM differing b)
    )::text AS body) panel`);
}

/**
 * Selects how certain it is that a guest of the visit `m`, or the delegate `d`, held an office of these classes when it began;
 * null if all of them are known to have held offices of other classes.
 */
function heldOfClass(classes: readonly string[], isOfDelegate: boolean): Sql {
  const [office, visit] = [Prisma.raw('p'), Prisma.raw('m')];
  const isNamed = Prisma.sql`p.class::text = ANY (${classes}::text[])`;
  const delegates = isOfDelegate
    ? Prisma.sql`(SELECT d."personId") g`
    : Prisma.sql`(SELECT "personId" FROM "Delegate" WHERE "visitId" = m.id AND side = 'GUEST') g`;
  return Prisma.sql`(SELECT CASE WHEN bool_or(o.known) THEN 'KNOWN' WHEN bool_or(o.possible) THEN 'POSSIBLE'
      WHEN count(*) = 0 OR bool_or(o.other IS NOT TRUE) THEN 'UNKNOWN' END
    FROM ${delegates} CROSS JOIN LATERAL (
      SELECT bool_or(${isNamed} AND c.certainty = 'KNOWN') AS known, bool_or(${isNamed} AND c.certainty = 'POSSIBLE') AS possible, bool_or(c.certainty = 'KNOWN') AS other
      FROM "Position" p CROSS JOIN LATERAL (SELECT ${certaintyAtStart(office, visit)} AS certainty OFFSET 0) c
      WHERE p."personId" = g."personId" AND p.class IS NOT NULL) o)`;
}
