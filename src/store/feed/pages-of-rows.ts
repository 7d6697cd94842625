import { kindNamed, KINDS, ownerKind, type Plural, referringColumns } from '../../model/kinds/kinds.js';
import type { WantedRows } from '../rows/wanted.js';

/** For each kind, the types of objects whose pages show its rows, by the column that refers to the object. */
const SHOWN_BY = new Map(
  KINDS.map((kind) => {
    const referred = referringColumns(kind);
    const columns = (kind.shownOn ?? []).map((field) => `${field}Id`);
    return [kind.plural, Object.fromEntries(columns.map((column) => [column, modelNamed(referred.get(column)!)]))];
  }),
);
const SPEAKERS = { personId: 'Person', organizationId: 'Organization', countryId: 'Country' };
/** Sources are not included: a source's page shows all of its claims (see `ChangeSet.source`). */
const HAS_PAGE: readonly Plural[] = KINDS.flatMap(({ plural, hasPage }) => (hasPage && plural !== 'sources' ? [plural] : []));

/** Kinds that are shown on the same pages as their owner, which has no page of its own. */
export const SHOWN_WITH_OWNER = KINDS.flatMap((kind) => {
  const owner = ownerKind(kind);
  return owner && !HAS_PAGE.includes(owner.plural) ? [{ plural: kind.plural, owner }] : [];
});

/** Returns the name of an object's page in the history. */
export const pageName = (type: string, slug: string) => `${type} ${slug}`;

/**
 * Returns the names of the pages that show each row, by row id, such as Visit kim-jong-un-china-2018. `slugs` must have
 * every id that the rows refer to, and the rows must include the owners of `SHOWN_WITH_OWNER`.
 */
export function pagesOfRows({ rows, links }: WantedRows, slugs: Map<string, string>): Map<string, string[]> {
  const referred = (row: object, columns: Record<string, string>) =>
    Object.entries(columns).flatMap(([column, type]) => {
      const id = (row as Record<string, unknown>)[column];
      return typeof id === 'string' ? [pageName(type, slugs.get(id)!)] : [];
    });
  const pages = new Map<string, string[]>();
  for (const { plural, model } of KINDS.filter(({ plural }) => isShown(plural))) {
    for (const row of rows[plural]) {
      const own = HAS_PAGE.includes(plural) ? [pageName(model, row['slug'] as string)] : [];
      pages.set(row.id, [...own, ...referred(row, SHOWN_BY.get(plural)!)]);
    }
  }
  for (const { plural, owner } of SHOWN_WITH_OWNER) {
    const owners = new Map(rows[owner.plural].map((each) => [each.id, each]));
    for (const row of rows[plural]) {
      const owning = owners.get(row[owner.foreignKey] as string);
      if (owning) pages.get(row.id)!.push(...referred(owning, SHOWN_BY.get(owner.plural)!));
    }
  }
  for (const link of links['StatementSpeaker']!) pages.get(link['statementId'] as string)?.push(...referred(link, SPEAKERS));
  return pages;
}

function isShown(plural: Plural): boolean {
  return HAS_PAGE.includes(plural) || Object.keys(SHOWN_BY.get(plural)!).length > 0;
}

function modelNamed(plural: string): string {
  return plural === 'countries' ? 'Country' : kindNamed(plural).model;
}

/**
 * SQL that selects, for each change in the relation `change`, the column `key`, the slugs of the affected visits, and their
 * positions among the change's pages. For a row that has moved, the visit it moved to comes before the one it left.
 */
export const visitsOfChanges = (key: string) => `
  SELECT change."${key}", substring(shown.name FROM 'Visit (.*)'), shown.place
  FROM change, unnest(change."pages") WITH ORDINALITY AS shown(name, place) WHERE starts_with(shown.name, 'Visit ')`;
