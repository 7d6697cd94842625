/** Regular verbs of speaking, whose present tense also introduces quotations: "she adds". */
const PRESENT = words(`
  acknowledge add agree allege announce argue ask assert believe call claim comment complain conclude confirm contend continue
  declare deny describe explain insist note predict promise recall remark reply report respond state suggest tweet urge vow
  warn`);
const PAST = words(`
  accuse assail blast boast brand caution characterize charge cite concede counter criticize demand denounce dismiss emphasize
  exclaim express hail hint interject intone joke label lament mention mock muse observe offer point portray post praise
  proclaim propose quote reiterate remind repeat retort reveal scold shout stress testify tout wonder yell`);
const FORMS = words(`
  admit admits admitted began begin dub dubbed go goes quip quipped read reads refer referred said say says slam slammed speak
  spoke tell tells think thinks thought told went write writes written wrote saying`);

const past = (verb: string): string => verb.replace(/(?<![aeiou])y$/, 'i').replace(/e?$/, 'ed');
const present = (verb: string): string => `${verb.replace(/(?<![aeiou])y$/, 'ie')}s`;

/** Forms of verbs of speaking, as alternatives of a pattern, the longest first. */
export const CUES = alternatives([
  ...[...PRESENT, ...PAST].flatMap((verb) => [verb, past(verb)]),
  ...PRESENT.map(present),
  ...FORMS,
]);

/** Other verbs that introduce a quotation as gerunds. */
const GERUND = words(`
  accuse admonish caution cite counter criticize demand denounce emphasize exclaim hint joke label lament mention observe pledge
  post remind repeat shout stress say tell write think`);
const NO_GERUND = words('agree believe deny report');

/** "saying", as alternatives of a pattern. */
export const GERUNDS = alternatives([
  ...[...PRESENT.filter((verb) => !NO_GERUND.includes(verb)), ...GERUND].map((verb) => `${verb.replace(/e$/, '')}ing`),
  ...words('admitting dubbing quipping'),
]);

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

function alternatives(forms: readonly string[]): string {
  return forms.toSorted((a, b) => b.length - a.length).join('|');
}
