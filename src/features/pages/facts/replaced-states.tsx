import type { ComponentChildren } from 'preact';
import { withArticle } from '../../counts/scope.js';
import { SentenceList } from './names.js';

interface State {
  slug: string;
  name: string;
}

interface Props {
  country: State & { predecessors: readonly State[] };
  /** What is not included of each state, such as “visits of ”. */
  what?: string;
  urlOf: (former: State) => string;
  children?: ComponentChildren;
}

/** Links to the states that a country replaced, which a list of its visits does not include. Renders nothing for none. */
export function ReplacedStates({ country, what = '', urlOf, children }: Props) {
  if (country.predecessors.length === 0) return null;
  return (
    <p class="aside">
      Not included: {what}
      <SentenceList
        items={country.predecessors.map((former) => (
          <a href={urlOf(former)}>{former.name}</a>
        ))}
      />
      , which {withArticle(country.name)} replaced.{children}
    </p>
  );
}
