import { inQuotationMarks as shown } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import type { FoundOffice } from '../facts/offices.js';
import type { Proposed } from '../proposal.js';
import { given, nameFeature, pass, representedCountry } from './cited.js';

/** Proposes each office once, with all its passages, the surest first. */
export function* proposeOffices(article: Article): Generator<Proposed> {
  const byKey = new Map<string, FoundOffice[]>();
  for (const office of article.offices) {
    const key = [office.person.slug, office.title, office.organization?.slug, office.country].join('|');
    byKey.set(key, [...(byKey.get(key) ?? []), office]);
  }
  for (const found of byKey.values()) {
    const [best] = found.toSorted((a, b) => b.confidence - a.confidence);
    const { title, person, organization, status, where } = best!;
    const country = best!.country ?? (organization ? null : representedCountry(article, person));
    const start = article.beginnings.find((each) => each.person === person && each.title === title && each.country === country);
    const cited = [...found.slice(0, MOST_PASSAGES), ...(start ? [start] : [])];
    yield {
      type: 'Position',
      claim: {
        ...{ title, person: person.slug, status },
        ...given({ country, organization: organization?.slug, start: start?.date }),
        cite: cited.map((span) => pass(article, span)),
      },
      features: [
        `office ${where}`,
        placeFeature({ ...best!, country, isNear: best!.isNear && best!.country === country }),
        ...nameFeature(best!.confidence),
      ],
      reason: `${shown(article.text.slice(best!.start, best!.end))} stands in the text.`,
    };
  }
}

const MOST_PASSAGES = 3;

function placeFeature({ country, organization, isNear }: FoundOffice): string {
  if (country === null && !organization) return 'office of no country';
  return isNear ? 'office beside its country' : 'office of a country elsewhere';
}
