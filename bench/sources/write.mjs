import { createHash } from 'node:crypto';
import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { stringify } from 'yaml';

const COUNTRIES = ['china', 'france', 'italy', 'japan', 'mexico', 'norway', 'spain', 'united-states'];
const WORDS = 'accord border climate delta energy forest grain harbour island justice kinship labour'.split(' ');
const PEOPLE = 300;
const TOPICS = 20;

/**
 * Sources in the form that people import: records of visits with one passage each, and an archive of statements. They are the
 * same on every machine. Each has a text that contains its passages.
 */
export const shapes = { visits: visitsSource, statements: statementsSource };

/** Writes a source to `${path}.yaml` and `${path}.txt`. */
export async function writeSource(path, slug, shape, count) {
  const { text, tables } = shapes[shape](count);
  writeFileSync(`${path}.txt`, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const source = { slug, title: `A source of ${count} ${shape}`, publishedOn: '2018', sha256, length: text.length };
  const file = createWriteStream(`${path}.yaml`);
  file.write(stringify({ source }));
  for (const [table, rows] of Object.entries(tables)) {
    file.write(`${table}:\n`);
    for (const row of rows) {
      const block = stringify(row, { lineWidth: 0 }).trimEnd().replaceAll(/^/gm, '  ');
      if (!file.write(`${block}\n`)) await once(file, 'drain');
    }
  }
  file.end();
  await once(file, 'close');
}

function visitsSource(count) {
  const text = new Passages();
  const visits = range(count).map((index) => {
    const guest = person(index);
    const day = new Date(Date.UTC(1950, 0, 1 + 7 * index)).toISOString().slice(0, 10);
    const cite = [text.add(`${index}: on ${day}, ${guest.name} of ${guest.country} came to Stockholm for ${topic(index).name}.`)];
    const visit = {
      ...{ title: `Visit ${index} by ${guest.name}`, status: 'COMPLETED', guestCountry: guest.country },
      ...{ hostCountry: 'sweden', places: ['Stockholm'], start: day, end: day, cite },
      delegation: [{ name: guest.name, person: guest.slug, capacity: 'HEAD', cite }],
    };
    return { [`visit-${index}`]: visit };
  });
  return { text: text.toString(), tables: { people: people(), visits } };
}

function statementsSource(count) {
  const text = new Passages();
  const { visits } = visitsSource(100).tables;
  const opening = text.add('An archive of what was said.');
  for (const visit of visits.flatMap(Object.values)) {
    visit.cite = [opening];
    for (const delegate of visit.delegation) delegate.cite = [opening];
  }
  const statements = range(count).map((index) => {
    const speaker = person(index);
    const words = `We spoke of ${word(index)}, ${word(index + 5)} and ${topic(index).name} in round ${index}`;
    const [start, end] = text.add(`${speaker.name} said: “${words}.”`);
    const isQuote = index % 2 === 0;
    const quoted = start + speaker.name.length + 8;
    const statement = {
      kind: isQuote ? 'DIRECT_QUOTE' : 'PARAPHRASE',
      text: isQuote ? words : `The topic of round ${index} was ${topic(index).name}`,
      ...{ speakers: [{ person: speaker.slug }], saidOn: '2018', visit: `visit-${index % visits.length}` },
      ...{ topics: [topic(index).slug], cite: [isQuote ? [quoted, quoted + words.length] : [start, end]] },
    };
    return { [`statement-${index}`]: statement };
  });
  const topics = range(TOPICS).map((index) => ({ [topic(index).slug]: topic(index).name }));
  return { text: text.toString(), tables: { people: people(), topics, visits, statements } };
}

/** A text that grows by paragraphs, and their offsets. All characters are in the Basic Multilingual Plane. */
class Passages {
  #paragraphs = [];
  #length = 0;

  add(paragraph) {
    const start = this.#length;
    this.#paragraphs.push(paragraph);
    this.#length += paragraph.length + 1;
    return [start, start + paragraph.length];
  }

  toString() {
    return this.#paragraphs.map((paragraph) => `${paragraph}\n`).join('');
  }
}

function people() {
  return range(PEOPLE).map((index) => {
    const { slug, name, country } = person(index);
    return { [slug]: { name, country } };
  });
}

function person(index) {
  const number = index % PEOPLE;
  return { slug: `person-${number}`, name: `Person ${number}`, country: COUNTRIES[number % COUNTRIES.length] };
}

function topic(index) {
  return { slug: `topic-${index % TOPICS}`, name: `Topic ${index % TOPICS}` };
}

function word(index) {
  return WORDS[index % WORDS.length];
}

function range(count) {
  return Array.from({ length: count }, (_, index) => index);
}
