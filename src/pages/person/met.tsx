import { Name } from '../facts/names.js';
import type { PersonPageQuery } from '../generated/graphql.js';
import { counted, number } from '../words.js';

export type MetPeople = Pick<PersonPageQuery, 'together' | 'hosts' | 'guests'>;

interface Someone {
  slug: string;
  name: string;
}
interface Times {
  count: number;
  who: Someone | null;
}

/** Who met a person: who took part in the same events, and who stood on the other side of a visit. */
export function Met({ person, met: { together, hosts, guests } }: { person: Someone; met: MetPeople }) {
  const others = (list: Times[]) => list.flatMap(({ count, who }) => (who && who.slug !== person.slug ? [{ count, who }] : []));
  const parts = [
    {
      ...{ title: 'At the same meetings and other events', noun: 'event' as const },
      people: others(together.nodes.map(({ count, person: who }) => ({ count, who }))),
      left: together.totalCount - together.nodes.length,
    },
    {
      ...{ title: 'Received by', noun: 'visit' as const },
      people: others(hosts.nodes.map(({ count, host: who }) => ({ count, who }))),
      left: hosts.totalCount - hosts.nodes.length,
    },
    {
      ...{ title: 'Received', noun: 'visit' as const },
      people: others(guests.nodes.map(({ count, guest: who }) => ({ count, who }))),
      left: guests.totalCount - guests.nodes.length,
    },
  ].filter(({ people }) => people.length > 0);
  return (
    <section aria-labelledby="met">
      <h2 id="met">Who met {person.name}</h2>
      {parts.length === 0 && <p class="aside">These sources name nobody who met this person.</p>}
      <div class="sides">
        {parts.map(({ title, noun, people, left }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul class="plain">
              {people.map(({ count, who }) => (
                <li key={who.slug}>
                  <Name of={who} as="Person" /> <span class="count">{counted(count, noun)}</span>
                </li>
              ))}
            </ul>
            {left > 0 && <p class="aside">and {number(left)} more</p>}
          </div>
        ))}
      </div>
    </section>
  );
}
