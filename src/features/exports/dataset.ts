import type { Config } from '../../config/config.js';
import { scopeSentence, type VisitScope } from '../counts/scope.js';
import { NAMES } from './exports.js';

// Describes the data set as a whole for search engines and data catalogues, as `Dataset` of schema.org.

/** The facts about the stored data that go into the description. */
export interface DatasetFacts {
  /** The countries visited, those with the most visits first, and the visiting countries. */
  scope: VisitScope;
  /** The first day of the earliest visit made, and that of the latest. */
  earliest: Day | undefined;
  latest: Day | undefined;
  /** The time of the last change. */
  changedAt: string | undefined;
}

interface Day {
  edtf: string;
  earliest: string | null;
}

/** What the operator has configured about the site, and the version of the data. */
export interface DatasetSite {
  origin: string;
  owner: string | null;
  contact: string | null;
  licence: string | null;
  version: string | null;
}

export const TITLE = 'Official visits, and what was said during them';
const CONTENT = 'Official visits and what was said during them, each fact with the passage of a source that supports it.';
/** The maximum number of countries listed as the spatial coverage. */
export const MOST_PLACES = 20;

export function datasetSite(
  { siteOwner: owner, siteContact: contact, siteLicence: licence }: Config,
  origin: string,
  version: string | null,
): DatasetSite {
  return { origin, owner, contact, licence, version };
}

export const datasetDescription = ({ scope }: Pick<DatasetFacts, 'scope'>): string => `${CONTENT} ${scopeSentence(scope)}`;

/** Returns the data set as a schema.org `Dataset`, without empty properties. `hasFiles`: whether the server exports files. */
export function datasetJsonLd(facts: DatasetFacts, site: DatasetSite, hasFiles: boolean): Record<string, unknown> {
  const { origin, version } = site;
  const operator = operatorOf(site);
  return {
    '@type': 'Dataset',
    name: TITLE,
    alternateName: 'Communiqué',
    description: datasetDescription(facts),
    url: `${origin}/`,
    license: licenceOf(site),
    creator: operator,
    publisher: operator,
    isAccessibleForFree: true,
    ...(version !== null && { version }),
    ...(facts.changedAt !== undefined && { dateModified: facts.changedAt }),
    ...temporalCoverage(facts),
    ...spatialCoverage(facts),
    variableMeasured: NAMES,
    ...(hasFiles && { distribution: NAMES.map((name) => ({ '@type': 'DataDownload', ...csvFile(origin, name) })) }),
  };
}

/** A CSV file of the data set. */
export const csvFile = (origin: string, name: string) => ({
  name: `${name}.csv`,
  encodingFormat: 'text/csv',
  contentUrl: `${origin}/export/${name}.csv`,
});

/** Whether a string is a single e-mail address. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+$/.test(text);

/** Returns the publisher of the data: the configured owner, or else "The operator of HOST". */
function operatorOf({ origin, owner, contact }: DatasetSite): object {
  const reach = contact !== null && { [isMailAddress(contact) ? 'email' : 'url']: contact };
  return {
    '@type': 'Organization',
    name: owner ?? `The operator of ${new URL(origin).host}`,
    url: `${origin}/`,
    ...(reach && { contactPoint: { '@type': 'ContactPoint', contactType: 'corrections', ...reach } }),
  };
}

const CREATIVE_COMMONS = /^CC[ -](BY(?:-NC)?(?:-ND|-SA)?)[ -](\d\.\d)$/i;

/**
 * Returns the licence's URL or, if it is not a URL, a `CreativeWork` that names it. Without a licence, refers to the sources'
 * licences.
 */
function licenceOf({ licence }: DatasetSite): string | object {
  if (licence === null) {
    return {
      '@type': 'CreativeWork',
      name: 'No licence is given for the data as a whole. Each source has its own: see sources.csv.',
    };
  }
  const [, kind, version] = CREATIVE_COMMONS.exec(licence) ?? [];
  if (kind) return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
  if (/^CC0(?:[ -]1\.0)?$/i.test(licence)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  return /^https?:\/\/\S+$/.test(licence) ? licence : { '@type': 'CreativeWork', name: licence };
}

/** Returns the period from the earliest to the latest visit made, in ISO 8601, no more precise than the sources. */
function temporalCoverage({ earliest, latest }: DatasetFacts): { temporalCoverage?: string } {
  const [from, to] = [isoDate(earliest), isoDate(latest)];
  return from && to ? { temporalCoverage: `${from}/${to}` } : {};
}

function isoDate(day: Day | undefined): string | undefined {
  if (!day) return undefined;
  return /^\d{4}(?:-\d\d){0,2}$/.test(day.edtf) ? day.edtf : day.earliest?.slice(0, 4);
}

function spatialCoverage({ scope: { hosts } }: DatasetFacts): { spatialCoverage?: string | object[] } {
  const named = hosts.nodes.flatMap(({ country }) => (country ? [{ '@type': 'Place', name: country.name }] : []));
  if (named.length === 0) return {};
  return { spatialCoverage: named.length < hosts.totalCount ? `${hosts.totalCount} countries` : named };
}
