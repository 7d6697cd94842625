import { Link, SentenceList } from '../facts/names.js';
import { statementsUrl } from '../urls.js';
import { counted } from '../words.js';

interface Props {
  visit: { slug: string };
  outlets: { outlet: { name: string }; count: number }[];
}

/** Outlets whose statements on a visit the page does not show, each linked to all its statements. */
export function FurtherOutlets({ visit, outlets }: Props) {
  return (
    <SentenceList
      items={outlets.map(({ outlet: { name }, count }) => (
        <>
          <Link to={statementsUrl(visit, name)}>{name}</Link> ({counted(count, 'statement')})
        </>
      ))}
    />
  );
}
