import { fold } from '../../../model/fold.js';
import { inQuotationMarks as shown } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import type { FoundOffice } from '../facts/offices.js';
import type { Term } from '../facts/terms.js';
import type { CountryMention } from '../names/countries.js';
import { PORTFOLIOS } from '../names/name-words.js';
import type { Proposed } from '../proposal.js';
import { given, nameFeature, pass, representedCountry } from './cited.js';

/**
 * Proposes each office once, with all its passages, the surest first. Its title is as printed, or as stored if only the case
 * or hyphens differ, since titles identify offices.
 */
export function* proposeOffices(article: Article): Generator<Proposed> {
  const byKey = new Map<string, FoundOffice[]>();
  for (const each of article.offices) {
    const office = article.offices.find((other) => isShortFor(each, other)) ?? each;
    const key = keyOf(office);
    byKey.set(key, [...(byKey.get(key) ?? []), each]);
  }
  const proposed = new Set<Term>();
  for (const [key, found] of byKey) {
    const [best] = found.filter((each) => keyOf(each) === key).toSorted((a, b) => b.confidence - a.confidence);
    const { person, organization, status, where } = best!;
    const title = person.known?.titles?.find((each) => isSameTitle(each, best!.title)) ?? best!.title;
    const country =
      best!.country ??
      (organization
        ? null
        : (representedCountry(article, person) ??
          receivingCountry(article, best!) ??
          (OF_A_STATE.test(title) || where === 'before the name' ? (article.homes.get(person) ?? null) : null)));
    const term = article.terms.find(
      (each) => each.person === person && isSameTitle(each.title, title) && (each.country === null || each.country === country),
    );
    if (term) proposed.add(term);
    const cited = [...found.slice(0, MOST_PASSAGES), ...(term ? [term] : [])];
    yield {
      type: 'Position',
      claim: {
        ...{ title, person: person.slug, status: term?.until ? 'ENDED' : status },
        ...given({ country, organization: organization?.slug, ...datesOf(term) }),
        cite: cited.map((span) => pass(article, span)),
      },
      features: [
        `office ${where}`,
        placeFeature({ ...best!, country, isNear: best!.isNear && best!.country === country }),
        ...nameFeature(best!.confidence),
      ],
      reason: `${shown(article.text.slice(best!.start, best!.end))} appears in the text.`,
    };
  }
  for (const term of article.terms) {
    const { person, title, until, start, end } = term;
    const country = term.country ?? article.homes.get(person) ?? representedCountry(article, person);
    // A beginning alone belongs to an office that the text names elsewhere.
    if (proposed.has(term) || until === null) continue;
    yield {
      type: 'Position',
      claim: {
        title,
        person: person.slug,
        status: 'ENDED',
        ...given({ country, ...datesOf(term) }),
        cite: [pass(article, term)],
      },
      features: [
        'office after the name',
        placeFeature({ organization: null, country: country ?? null, isNear: term.country !== null }),
      ],
      reason: `${shown(article.text.slice(start, end))} states the term.`,
    };
  }
}

function datesOf(term: Term | undefined) {
  const { from, until, printed } = term ?? {};
  return { start: from, startAsPrinted: from && printed, end: until, endAsPrinted: until && printed };
}

/** Offices of aides, who are from the country of those whom they serve. */
const OF_A_STATE = /(?:spokes(?:man|woman|person)|aide|advis[eo]r|chief of staff)$/iu;

const RECEIVES = /^(?:President|Prime Minister|Premier|Chancellor|Taoiseach)$/u;

/**
 * A head of state or government without a country is probably the one who receives the guest, unless the text has named a
 * third country since it told of the visit.
 */
export function receivingCountry({ visits, main, names }: Article, { title, person, start }: FoundOffice): string | null {
  const told = visits.findLast(({ passages }) => passages.some((each) => each.start <= start && start < each.end));
  const visit = told ?? main;
  if (!visit || visit.guest === person || !RECEIVES.test(title)) return null;
  const own = [visit.hostCountry, visit.guestCountry];
  const isNamed = (each: CountryMention) => each.start > visit.told.start && each.start < start && !own.includes(each.country);
  return names.countries.some(isNamed) ? null : visit.hostCountry;
}

/** Normalizes a title for comparison: "Director General" is "director-general". */
const foldTitle = (title: string): string => fold(title).replace(/[\s\p{Pd}]+/gu, ' ');

const isSameTitle = (one: string, other: string): boolean => foldTitle(one) === foldTitle(other);

const keyOf = ({ person, title, organization, country }: FoundOffice): string =>
  [person.slug, foldTitle(title), organization?.slug, country].join('|');

/** Whether an office is a shorter form of another one: "President Lind" after "President Anna Lind of Norway". */
function isShortFor(office: FoundOffice, other: FoundOffice): boolean {
  if (office.person !== other.person || office.status !== other.status) return false;
  if (office.organization || (office.country !== null && office.country !== other.country)) return false;
  const [title, longer] = [office, other].map((each) => foldTitle(each.title)) as [string, string];
  const isLonger = longer.startsWith(`${title} `) || OF_KIND.test(longer.replace(` ${title}`, ' '));
  if (title === longer) return office.country === null && (other.country ?? other.organization) !== null;
  return isLonger && (other.country !== null || office.country === null);
}

/** Words that a short title leaves out: "Foreign" in "Foreign Minister", but not "Vice" in "Vice President". */
const OF_KIND = new RegExp(`^(?:prime|${[...PORTFOLIOS].join('|').toLowerCase()}) $`, 'u');
const MOST_PASSAGES = 3;

function placeFeature({ country, organization, isNear }: Pick<FoundOffice, 'country' | 'organization' | 'isNear'>): string {
  if (country === null && !organization) return 'office of no country';
  return isNear ? 'office beside its country' : 'office of a country elsewhere';
}
