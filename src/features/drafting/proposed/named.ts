import { inQuotationMarks as shown } from '../../../model/text/find-quotation.js';
import type { Article } from '../article.js';
import type { TextPerson } from '../names/names.js';
import type { TextOrganization } from '../names/organizations.js';
import type { Proposed } from '../proposal.js';
import { given, pass, representedCountry } from './cited.js';

/** The people and organizations that proposals refer to, which an annotation must declare. */
export function* proposeNamed(article: Article, proposed: readonly Proposed[]): Generator<Proposed> {
  const slugs = new Set(proposed.flatMap(({ claim }) => textsIn(claim)));
  for (const person of article.names.people) if (slugs.has(person.slug)) yield personOf(article, person);
  for (const organization of article.names.organized) {
    if (slugs.has(organization.slug)) yield organizationOf(article, organization);
  }
}

function personOf(article: Article, person: TextPerson): Proposed {
  const mentions = article.names.mentions.filter((each) => each.person === person);
  const first = mentions.find(({ isFull }) => isFull) ?? mentions[0]!;
  const stated = article.stated.get(person);
  const country = stated ?? representedCountry(article, person, 'HOST');
  // "King Olav" is ambiguous unless the text names his country.
  const isOneWord = first.title !== '' && first.words.startsWith(`${first.title} `);
  const isSure = first.confidence >= 0.95 && !(isOneWord && stated === undefined);
  const isGuess = country !== null && stated === undefined;
  const isStored = person.known !== null;
  return {
    type: 'Person',
    key: { slug: person.slug },
    claim: given({ name: person.name, aliases: person.aliases, country }),
    passages: [pass(article, first)],
    features: [
      isStored
        ? first.isFull
          ? 'name of a stored person'
          : 'surname of a stored person'
        : isSure
          ? 'name of a person'
          : 'name of a person, it seems',
      ...(isGuess ? ['country of the visit'] : []),
    ],
    reason: !isStored
      ? `${shown(first.words)} looks like the name of a person.`
      : first.isFull
        ? `${shown(first.words)} is stored.`
        : `${shown(first.words)} is the surname of ${person.name}, who is stored. Others may have it too.`,
  };
}

function organizationOf(article: Article, organization: TextOrganization): Proposed {
  const { slug, name, abbreviation, kind, country, known } = organization;
  const mention = article.names.organizations.find((each) => each.organization === organization)!;
  return {
    type: 'Organization',
    key: { slug },
    claim: given({ name, kind, abbreviation, country, cite: [pass(article, mention)] }),
    features: [
      known
        ? 'name of a stored organization'
        : kind === 'NEWS_AGENCY'
          ? 'name of an agency'
          : 'name with a word for organizations',
    ],
    reason: known ? `${shown(mention.words)} is stored.` : `${shown(mention.words)} looks like the name of an organization.`,
  };
}

/** All strings in a claim, which include the slugs to which it refers. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

export function* proposeKin(article: Article): Generator<Proposed> {
  for (const kin of article.kin) {
    const { person, relative, kind, confidence, reason } = kin;
    yield {
      type: 'Kinship',
      claim: { person: person.slug, relative: relative.slug, kind, cite: [pass(article, kin)] },
      features: [confidence >= 0.95 ? 'kin named beside each other' : 'kin named in a sentence'],
      reason,
    };
  }
}
