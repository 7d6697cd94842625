import { aboutPage } from './about/about.page.js';
import { ADDRESSES } from './addresses/addresses.js';
import { aheadPage } from './ahead/ahead.page.js';
import { betweenPage } from './between/between.page.js';
import { checkPage } from './check/check.page.js';
import { countsPage } from './explore/counts.page.js';
import { explorePage } from './explore/explore.page.js';
import { mapPage } from './explore/map.page.js';
import { countryPage } from './country/country.page.js';
import { organizationPage } from './organization/organization.page.js';
import { eventPage } from './event/event.page.js';
import { personPage } from './person/person.page.js';
import { developersPage } from './developers/developers.page.js';
import { disagreementsPage } from './lists/disagreements.page.js';
import { countriesPage } from './lists/countries.page.js';
import { organizationsPage } from './lists/organizations.page.js';
import { peoplePage } from './lists/people.page.js';
import { sourcesPage } from './lists/sources.page.js';
import { statementsPage } from './lists/statements.page.js';
import { changesFeed, countryFeed, listFeed, personFeed } from './feed/feeds.pages.js';
import type { AnyPage } from './page.js';
import { panelPage } from './panel/panel.page.js';
import { readoutsPage } from './readouts/readouts.page.js';
import { searchPage } from './search/search.page.js';
import { passagePage } from './source/passage.page.js';
import { sourcePage } from './source/source.page.js';
import { spellingsPage } from './spellings/spellings.page.js';
import { startPage } from './start/start.page.js';
import { visitPage } from './visit/visit.page.js';

const OWN_PAGES: readonly AnyPage[] = [
  startPage,
  searchPage,
  explorePage,
  visitPage,
  readoutsPage,
  peoplePage,
  organizationsPage,
  countriesPage,
  statementsPage,
  sourcesPage,
  disagreementsPage,
  countsPage,
  mapPage,
  sourcePage,
  passagePage,
  personPage,
  organizationPage,
  eventPage,
  countryPage,
  betweenPage,
  panelPage,
  aheadPage,
  spellingsPage,
  checkPage,
  aboutPage,
  developersPage,
  changesFeed,
  countryFeed,
  personFeed,
  listFeed(explorePage),
];

export const PAGES: readonly AnyPage[] = [
  ...OWN_PAGES,
  ...ADDRESSES.filter(({ route }) => !OWN_PAGES.some((page) => page.route === route)),
];

const PATTERNS = PAGES.map((page) => ({ page, pattern: new RegExp(`^${page.route.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`) }));

/** Returns the page at a path, with the values of `:name` in its route; null if there is none. */
export function pageAt(path: string): { page: AnyPage; params: Record<string, string> } | null {
  for (const { page, pattern } of PATTERNS) {
    const found = pattern.exec(path);
    if (!found) continue;
    try {
      const values = Object.entries(found.groups ?? {});
      return { page, params: Object.fromEntries(values.map(([name, value]) => [name, decodeURIComponent(value)])) };
    } catch {
      return null; // malformed percent-encoding
    }
  }
  return null;
}
