import type { ComponentChild } from 'preact';
import { sourceUrl } from '../../../http/urls.js';
import { scopeSentence } from '../../counts/scope.js';
import { dateText, latestDate } from '../dates/date-text.js';
import { Link, Text } from '../facts/names.js';
import { coverageText, withCoverage } from '../facts/none-here.js';
import type {
  CountedSourcesFragment,
  CoverageFragment,
  FramedFragment,
  NamedSourceFragment,
  OccurrenceStatus,
  StatusesFragment,
  VisitWhere,
  WhenFragment,
} from '../generated/graphql.js';
import type { ExportedFile } from '../page.js';
import { counted, NOT_CALLED_OFF, number, tookPlace, unlessAllHeld } from '../words.js';

/** The information in the frame of a list or a chart. */
export interface Framing {
  /** Which visits or entries are shown. */
  title: string;
  /** Sentences: the scope, the definition and unit, and what is unknown. */
  notes: readonly string[];
  sources: SourcesNote;
}

/** The sources and the date up to which they have data: one sentence, split around the text of a link. */
export interface SourcesNote {
  before: string;
  link: string;
  /** Null if no page lists the sources. */
  url: string | null;
  after: string;
}

export const sourcesText = ({ before, link, after }: SourcesNote): string => before + link + after;

interface FrameProps extends Framing {
  id: string;
  class?: string;
  files?: readonly ExportedFile[];
  children: ComponentChild;
}

/** A list or a chart with its title, its scope, its sources, and its files to download. */
export function Frame({ id, class: name, title, notes, sources, files = [], children }: FrameProps) {
  return (
    <figure class={name ? `frame ${name}` : 'frame'} id={id}>
      <figcaption>
        <b>
          <Text>{title}</Text>
        </b>{' '}
        <Text>{notes.filter((note) => note !== '').join(' ')}</Text>
      </figcaption>
      {children}
      <p class="aside from">
        {sources.before}
        <Link to={sources.url}>{sources.link}</Link>
        <Text>{sources.after}</Text>
        {files.length > 0 && ' Download: '}
        {files.map(({ name: file, url }, index) => (
          <>
            {index > 0 && ', '}
            <a key={url} href={url}>
              {file}
            </a>
          </>
        ))}
      </p>
    </figure>
  );
}

interface SourcesOptions {
  /** The number of sources, including those not loaded. */
  total?: number;
  /** If the sources are sorted by a count: what is counted, such as visits. */
  most?: string;
  /** The latest date of the data. */
  through?: WhenFragment | null;
}

/** Names a single source, or counts several, with their dates. */
export function sourcesNote(sources: readonly NamedSourceFragment[], options: SourcesOptions = {}): SourcesNote {
  const { total = sources.length, most, through } = options;
  const [first] = sources;
  if (!first) return { before: '', link: 'No source', url: '/sources', after: '.' };
  const publisher = first.publisher ? `, ${first.publisher.name}` : '';
  const newest = latestDate(sources.map(({ publishedOn }) => publishedOn));
  const last = through ? ` Latest visit: ${dateText(through)}.` : '';
  if (total === 1) {
    const date = newest ? `, ${dateText(newest)}` : '; its date is not known';
    return { before: 'Source: ', link: first.title, url: sourceUrl(first), after: `${publisher}${date}.${last}` };
  }
  const undated = sources.filter(({ publishedOn }) => !publishedOn?.latest).length;
  const parts = [
    most === undefined ? '' : `, the one with the most ${most}: ${first.title}${publisher}`,
    newest ? `; the newest from ${dateText(newest)}` : '',
    undated > 0 ? `; ${number(undated)} without a date` : '',
  ];
  // No page lists only the sources of some visits.
  const url = most === undefined ? '/sources' : null;
  return { before: '', link: counted(total, 'source'), url, after: `${parts.join('')}.${last}` };
}

/** The maximum number of conditions of a filter. The operation of a frame repeats the filter in four counts and a list. */
const MOST_CONDITIONS = 12;

/** Returns the variables of `Framed`. A filter with a search, or with many conditions, is left out: see `visitsFraming`. */
export function framedBy(where: VisitWhere, most = MOST_CONDITIONS): { framed: VisitWhere; framedOfAnyKind: VisitWhere } {
  const framed = isFramedWhole(where, most) ? where : NOT_CALLED_OFF;
  const ofAnyKind = Object.entries(framed).filter(([name]) => name !== 'kind' && name !== 'hasKind');
  return { framed, framedOfAnyKind: Object.fromEntries(ofAnyKind) };
}

/** Whether `framedBy` keeps the filter: it has no search words and few conditions. */
export const isFramedWhole = (where: VisitWhere, most = MOST_CONDITIONS): boolean =>
  !('search' in where) && conditionsIn(where) <= most;

/** Counts the conditions of a filter in the same way as the server: one for each object, value and list of values. */
export function conditionsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && typeof value[0] === 'string')) return 1;
  if (Array.isArray(value)) return value.reduce((total: number, each) => total + conditionsIn(each), 0);
  return Object.values(value).reduce((total: number, each) => total + conditionsIn(each), 1);
}

/** Returns the sources of a list, the one with the most entries first. */
export const countedSources = ({ totalCount, nodes }: CountedSourcesFragment): CoverageFragment['coverage'] => ({
  totalCount,
  nodes: nodes.flatMap(({ source }) => source ?? []),
});

/** Returns the framing of a list, based on its sources. */
export function coverageFraming(title: string, sources: CoverageFragment['coverage'], ...notes: string[]): Framing {
  const { totalCount: total, nodes } = sources;
  return { title: `${title}.`, notes: [...notes, coverageText(sources) ?? ''], sources: sourcesNote(nodes, { total }) };
}

/** Returns the framing of a list whose sources are not known separately, based on those of all entries. */
export function storeFraming(...[title, sources, ...notes]: Parameters<typeof coverageFraming>): Framing {
  const framing = coverageFraming(title, sources, ...notes);
  return { ...framing, sources: { ...framing.sources, before: `In the whole store: ${framing.sources.before}` } };
}

interface VisitsFraming {
  title: string;
  data: FramedFragment;
  where: VisitWhere;
  notes?: readonly string[];
  /** As in `framedBy`. */
  most?: number;
  /** As in `scopeSentence`. */
  about?: string;
}

/** Returns the framing of visits that match a filter. */
export function visitsFraming({ title, data, where, notes = [], most = MOST_CONDITIONS, about }: VisitsFraming): Framing {
  const { hostsFramed: hosts, guestsFramed: guests, sourcesFramed, lastFramed } = data;
  const isWhole = isFramedWhole(where, most);
  const scope = scopeSentence({ hosts, guests }, about);
  const sources = visitSources(sourcesFramed, lastFramed.nodes[0]?.start);
  return {
    title: `${title}.`,
    notes: [
      withCoverage(isWhole ? scope : `Found among all visits here: ${scope}`, countedSources(sourcesFramed)),
      ...notes,
      unknownKinds(data, where, isWhole),
    ],
    sources: isWhole ? sources : { ...sources, before: `Of all visits here: ${sources.before}` },
  };
}

interface PartFraming {
  title: string;
  /** The visits that the list shows, and their total number. */
  shown: readonly DatedVisit[];
  total: number;
  noun: string;
  statuses?: StatusesFragment;
  sources: CountedSourcesFragment;
}

/** Returns the framing of a list that may show only some visits. The framing gives their number instead of their scope. */
export function partFraming({ title, shown, total, noun, statuses, sources }: PartFraming): Framing {
  const listed = partText(shown.length, total, noun) || counted(total, noun);
  const notes = [`${listed}${statuses ? unlessAllHeld(statuses) : ''}.`];
  return { title: `${title}.`, notes, sources: visitSources(sources, latestStart(shown)) };
}

interface DatedVisit {
  status: OccurrenceStatus;
  start: WhenFragment | null;
}

/** Returns the first day of the latest visit that took place: an announced one may have been called off since. */
export const latestStart = (visits: readonly DatedVisit[]): WhenFragment | null =>
  latestDate(visits.filter(({ status }) => tookPlace(status)).map(({ start }) => start));

/** Says how many of all a list shows: "20 of 45 visits". Empty if it shows all. */
export const partText = (shown: number, total: number, noun: string): string =>
  shown < total ? `${number(shown)} of ${counted(total, noun)}` : '';

/** Returns a note on the sources of visits, sorted by number of visits, and the first day of the latest visit. */
export function visitSources(counts: CountedSourcesFragment, through: WhenFragment | null = null): SourcesNote {
  const { totalCount: total, nodes } = countedSources(counts);
  return sourcesNote(nodes, { total, most: 'visits', through });
}

/** The least number of visits of which a share is given in per cent. */
const FEWEST_IN_PERCENT = 20;

/** Says how many of the visits have no kind in any source. A filter by kind leaves them out. */
function unknownKinds({ kindsFramed: { visitsCount, nodes } }: FramedFragment, where: VisitWhere, isWhole: boolean): string {
  const unknown = nodes.find(({ kind }) => kind === null)?.count ?? 0;
  if (unknown === 0 || where.hasKind === false) return '';
  if (isWhole && unknown === visitsCount && !('kind' in where)) return 'Kind not given.';
  const of = `${number(unknown)} of ${counted(visitsCount, 'visit')}`;
  const share = Math.round((100 * unknown) / visitsCount);
  const percent = share === 0 ? 'less than 1' : share === 100 && unknown < visitsCount ? 'more than 99' : share;
  const isFew = visitsCount < FEWEST_IN_PERCENT;
  if (isWhole && 'kind' in where) return `Left out: ${of}${isFew ? '' : ` (${percent}%)`}, whose kind is not given.`;
  return `Kind not given for ${isFew ? of : `${percent}%${isWhole ? '' : ' of all'}`}.`;
}
