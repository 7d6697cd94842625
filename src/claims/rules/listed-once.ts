import type { Annotation } from '../annotation.js';
import { facts, spanOf } from '../passages.js';
import type { Path } from '../problem.js';
import type { Rule } from '../rule.js';

/** Nothing is listed twice: an alias, a passage of a fact, an office, a delegate, a participant, a speaker, a topic. */
export const listedOnce: Rule = (annotation) =>
  lists(annotation).flatMap(({ path, names }) => {
    const first = new Map<string, number>();
    return names.flatMap((name, index) => {
      if (!first.has(name)) {
        first.set(name, index);
        return [];
      }
      return [{ path: [...path, index], message: `${name} is listed already, as number ${first.get(name)! + 1}` }];
    });
  });

interface List {
  path: Path;
  /** What tells one entry from another. */
  names: string[];
}

function lists(annotation: Annotation): List[] {
  const { people, organizations, positions, visits, events, statements } = annotation;
  return [
    ...Object.entries(people).map(([slug, { aliases }]) => ({ path: ['people', slug, 'aliases'], names: aliases })),
    ...Object.entries(organizations).map(([slug, { aliases }]) => ({
      path: ['organizations', slug, 'aliases'],
      names: aliases,
    })),
    {
      path: ['positions'],
      names: positions.map(({ person, title, organization, country, term }) =>
        named(person, title, organization, country, `term ${term}`),
      ),
    },
    ...Object.entries(visits).flatMap(([slug, { places, delegation }]) => [
      { path: ['visits', slug, 'places'], names: places },
      { path: ['visits', slug, 'delegation'], names: delegation.map((one) => one.person ?? named(one.side, one.name)) },
    ]),
    ...Object.entries(events).map(([slug, { participants }]) => ({
      path: ['events', slug, 'participants'],
      names: participants.map(({ person, country, organization }) => named(person, country, organization)),
    })),
    ...Object.entries(statements).flatMap(([key, { speakers, about, topics }]) => [
      {
        path: ['statements', key, 'speakers'],
        names: speakers.map(({ person, organization, country }) => named(person, organization, country)),
      },
      { path: ['statements', key, 'about'], names: about },
      { path: ['statements', key, 'topics'], names: topics },
    ]),
    ...facts(annotation).map(({ path, cite }) => ({
      path: [...path, 'cite'],
      names: cite.map(spanOf).map(({ start, end }) => `the passage [${start}, ${end}]`),
    })),
  ];
}

function named(...parts: (string | undefined)[]): string {
  return parts.map((part) => part ?? '–').join(', ');
}
