import { Link } from '../facts/names.js';

/** Links to the sections of a long page, by their ids, and to other pages, by their paths. */
export function Jumps({ to }: { to: readonly (readonly [id: string, name: string] | false)[] }) {
  return (
    <nav class="jumps" aria-label="On this page">
      <ul>
        {to
          .filter((each) => each !== false)
          .map(([id, name]) => (
            <li key={id}>
              <Link to={id.startsWith('/') ? id : `#${id}`}>{name}</Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
