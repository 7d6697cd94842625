import type { UnitSpan } from '../language/sentences.js';
import type { PersonMention, TextPerson } from '../names/names.js';

const VEHICLE = String.raw`(?:(?:the|her|his) (?:[\p{Ll}-]+ )?(?:plane|flight|jet|aircraft|train))`;
const DELEGATION = String.raw`(?:delegation|entourage)`;
/** Words after a name: " accompanied Salonen", ", who is traveling with the president", " was on the plane", ", a member of her delegation". */
const CAME_ALONG = new RegExp(
  String.raw`^(?:,? who)?(?: (?:is|are|was|were|has|have|had|been|also|both|all))* (?:(?:accompan(?:ied|ies|ying)|(?:travel(?:l?ed|l?ing|s)|came|flew|flying) with) (?<whom>(?:(?:her|him)(?! \p{Ll}+(?<!to|on|in|and|at))|the \p{Ll}+|\p{Lu}[^,.;]{1,40}))|(?:on board|aboard|on) ${VEHICLE}|(?:part|members?) of (?:the|her|his) ${DELEGATION})|^, an? (?:\p{Ll}+ )?member of (?:the|her|his) ${DELEGATION}`,
  'u',
);
/** Words before a list of companions: "Among those on board were ", "Also travelling is ", "With the Queen this time were ", "arrived in Oslo on Tuesday with ". */
const COMPANIONS_ARE = new RegExp(
  String.raw`(?:(?:[Oo]n board|[Aa]board|[Oo]n)(?: ${VEHICLE})?|[Tt]ravel(?:l)?ing with (?:her|him|the \p{Ll}+|\p{Lu}\p{L}+)) (?:are|is|were|was) |^(?:Also travel(?:l)?ing|With (?:him|her|the \p{L}+|\p{Lu}\p{L}+)(?: this time| on the (?:trip|visit|plane))?) (?:are|is|were|was) |(?<!\p{L})(?:arrived|landed|flew|travel(?:l)?ed)(?: (?:in|into|to|on|at|from|the|early|late|\p{Lu}[\p{L}’'-]*|\d+),?)+ with (?:his |her )?`,
  'u',
);
const TITLE = String.raw`(?:(?:the|his|her|its|of|for|and|national|security|prime|foreign|deputy|younger|elder|older|wife|husband|brother|sister|son|daughter|\p{Ll}*(?:minister|secretary|advis[eo]r|chief|executive|spokes\p{Ll}+)|\p{Lu}[\p{L}.’'-]*),? ){0,7}`;
const FIRST = new RegExp(`^${TITLE}$`, 'u');
const NEXT = new RegExp(`^(?:(?:, [^,;]{2,60})?(?:,|,? and)|(?:, [^;]{2,150})?;(?: and)?) ${TITLE}$`, 'u');

/** Returns the people who, according to a sentence, travel with the guest of a visit. */
export function companionsIn(
  text: string,
  sentence: UnitSpan,
  mentions: readonly PersonMention[],
  guest: TextPerson,
): PersonMention[] {
  const found = new Set<PersonMention>();
  const isNext = (one: PersonMention | undefined, other: PersonMention) => one && NEXT.test(text.slice(one.end, other.start));
  for (const [index, last] of mentions.entries()) {
    const rest = text.slice(last.end, sentence.end);
    const match = CAME_ALONG.exec(rest) ?? CAME_ALONG.exec(rest.replace(/^, (?!who)[^,;]{2,60},?/u, ''));
    if (!match) continue;
    const whom = /^\p{Lu}/u.test(match.groups!['whom'] ?? '') ? mentions[index + 1]?.person : guest;
    if (whom !== guest) continue;
    for (let at = index; at >= 0 && (at === index || isNext(mentions[at], mentions[at + 1]!)); at--) found.add(mentions[at]!);
  }
  const list = COMPANIONS_ARE.exec(text.slice(sentence.start, sentence.end));
  const from = list ? sentence.start + list.index + list[0].length : sentence.end;
  const listed = mentions.filter(({ start }) => start >= from);
  for (const [at, mention] of listed.entries()) {
    if (at === 0 ? !FIRST.test(text.slice(from, mention.start)) : !isNext(listed[at - 1], mention)) break;
    found.add(mention);
  }
  return [...found].filter(({ person }) => person !== guest);
}
