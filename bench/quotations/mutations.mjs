// Generates statements, and honest and changed quotations of them. The same seed generates the same ones.

/** @returns {() => number} numbers from 0 to 1, exclusive (mulberry32) */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = (random, items) => items[Math.floor(random() * items.length)];
const listed = (text) => text.trim().split(/\s*[,\n]\s*/);

const SUBJECTS = listed(
  'We, Our two countries, Both sides, The peoples of our nations, Our government, I, The region, Our neighbours, This treaty, The alliance',
);
const VERBS = listed(`
  will strengthen, have decided to expand, want to restore, are ready to discuss, must protect, intend to finance, agreed to reopen,
  will examine, should respect, propose to rebuild, have promised to defend, would like to deepen`);
const OBJECTS = listed(`
  the railway between our capitals, trade in timber and grain, the border bridge, the exchange of students, friendly relations,
  cooperation in medicine, the protection of the river, the ceasefire on the peninsula, investment in the northern ports,
  the dialogue on disarmament, the shared fisheries, air links between our cities, the search for missing soldiers, energy security,
  the rights of workers abroad, joint research on vaccines, the reform of the customs union, peace in the eastern provinces`);
const MANNERS = listed(`
  without further delay, in a spirit of mutual trust, step by step, before the end of the decade, with the help of our partners,
  despite all differences, on an equal footing, in the interest of future generations, under international law,
  as our parents did after the war, at the next summit, regardless of outside pressure`);
const NEGATIVES = listed(`
  and we will not accept any preconditions, but nobody should expect quick results, and there is no alternative to talks,
  and we have never threatened anyone, but we do not seek confrontation, and no country can do this alone`);
const NUMBERED = listed(`
  and invest 40 million dollars over 5 years, and send 1200 engineers by 2021, and open 3 new crossings, and train 250 doctors a year,
  and reduce tariffs by 15 percent, and receive 90 delegations in 2019`);

/** Statements of one to three sentences, all different. */
export function statements(count, random) {
  const made = new Set();
  while (made.size < count) {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 2.4) }, () => {
      const ending = random() < 0.35 ? `, ${pick(random, NEGATIVES)}` : random() < 0.5 ? ` ${pick(random, NUMBERED)}` : '';
      return `${pick(random, SUBJECTS)} ${pick(random, VERBS)} ${pick(random, OBJECTS)} ${pick(random, MANNERS)}${ending}.`;
    });
    made.add(sentences.join(' '));
  }
  return [...made];
}

const wordsOf = (text) => text.split(' ');
const isNegation = (word) => /^(?:not|no|never|nobody)$/i.test(word);
const lowered = (word) => word.charAt(0).toLowerCase() + word.slice(1);
const replacedAt = (words, at, ...others) => [...words.slice(0, at), ...others, ...words.slice(at + 1)].join(' ');
const positions = (words, fits) => words.flatMap((word, at) => (fits(word, at) ? [at] : []));

/** Changes of a quotation, by name; null if the text has nothing to change. All are ALTERED. */
export const ALTERED = {
  'a word replaced'(text, random) {
    const words = wordsOf(text);
    const at = pick(
      random,
      positions(words, (word) => /^\p{Ll}{5,}$/u.test(word)),
    );
    const other = pick(
      random,
      ['weapons', 'sanctions', 'demand', 'secret', 'foreign', 'weaken'].filter((word) => word !== words[at]),
    );
    return replacedAt(words, at, other);
  },
  'a word inserted'(text, random) {
    const words = wordsOf(text);
    const at = 1 + Math.floor(random() * (words.length - 1));
    return replacedAt(words, at, pick(random, ['always', 'only', 'secretly', 'hardly']), words[at]);
  },
  'a negation dropped'(text, random) {
    const words = wordsOf(text);
    const found = positions(words, isNegation);
    return found.length === 0 ? null : replacedAt(words, pick(random, found));
  },
  'a negation added'(text, random) {
    const words = wordsOf(text);
    const found = positions(words, (word) => /^(?:will|must|should|would|have|are)$/.test(word));
    if (found.length === 0) return null;
    const at = pick(random, found);
    return replacedAt(words, at, words[at], pick(random, ['not', 'never']));
  },
  'a number changed'(text, random) {
    const words = wordsOf(text);
    const found = positions(words, (word) => /^\d+$/.test(word));
    if (found.length === 0) return null;
    const at = pick(random, found);
    return replacedAt(words, at, String(Number(words[at]) + 1 + Math.floor(random() * 9)));
  },
  'clipped in the middle'(text, random) {
    const words = wordsOf(text);
    const length = 1 + Math.floor(random() * (words.length / 3));
    const at = 2 + Math.floor(random() * (words.length - length - 3));
    return [...words.slice(0, at), ...words.slice(at + length)].join(' ');
  },
  'an ellipsis over a negation'(text) {
    const words = wordsOf(text);
    const at = words.findIndex((word, index) => index > 1 && index < words.length - 2 && isNegation(word));
    return at < 0 ? null : replacedAt(words, at, '…');
  },
  'two passages spliced'(text, random, other) {
    const [one, two] = [wordsOf(text), wordsOf(other)];
    const half = (words) => Math.floor(words.length / 2);
    return [...one.slice(0, half(one)), ...two.slice(half(two))].join(' ');
  },
};

/** Ways to quote honestly, by name; null if the text has nothing to leave out. All are VERBATIM. */
export const HONEST = {
  'as it is': (text) => text,
  'without the final mark': (text) => text.replace(/\.$/, ''),
  'with a final comma': (text) => text.replace(/\.$/, ','),
  'with a small first letter': lowered,
  'a part of it'(text, random) {
    const words = wordsOf(text);
    const length = 4 + Math.floor(random() * (words.length - 6));
    const at = Math.floor(random() * (words.length - length));
    return isNegation(words[at - 1] ?? '')
      ? null
      : words
          .slice(at, at + length)
          .join(' ')
          .replace(/[.,]$/, ',');
  },
  'an ellipsis'(text, random) {
    const words = wordsOf(text);
    const length = 1 + Math.floor(random() * 3);
    const at = 2 + Math.floor(random() * (words.length - length - 4));
    if (words.slice(at, at + length).some(isNegation)) return null;
    return replacedAt(
      [...words.slice(0, at), '', ...words.slice(at + length)],
      at,
      pick(random, ['…', '...', '[…]', '. . .', '[...]']),
    );
  },
  'words in brackets'(text, random) {
    const words = wordsOf(text);
    const at = 1 + Math.floor(random() * (words.length - 2));
    return replacedAt(words, at, words[at], pick(random, ['[Mr. Kim]', '[the two sides]', '[in 2018]', '[sic]']));
  },
  'a pronoun in brackets'(text) {
    const words = wordsOf(text);
    const at = positions(words, (word) => /^(?:We|we|I|This|Our|our)$/.test(word))[0];
    return at === undefined ? null : replacedAt(words, at, '[the delegation]');
  },
  'a letter in brackets': (text) => `[${text.charAt(0).toLowerCase()}]${text.slice(1)}`,
  'other white space': (text, random) => text.replaceAll(' ', () => pick(random, [' ', ' ', ' ', '\u00A0', '  '])),
};

/** Words that are in no statement. */
export function invented(random) {
  const word = () =>
    pick(random, [
      ...[
        'turquoise',
        'elephants',
        'dance',
        'beneath',
        'quiet',
        'moons',
        'while',
        'gardeners',
        'paint',
        'seventeen',
        'violins',
        'slowly',
      ],
      ...['the', 'of', 'and', 'we', 'our', 'will', 'peace', 'trade', 'with', 'to', 'a', 'friends'],
    ]);
  return Array.from({ length: 6 + Math.floor(random() * 12) }, word).join(' ');
}
