import { Link } from '../facts/names.js';

/** Links to the sections of a long page. */
export function Jumps({ to }: { to: readonly (readonly [id: string, name: string] | false)[] }) {
  return (
    <nav class="jumps" aria-label="On this page">
      <ul>
        {to
          .filter((each) => each !== false)
          .map(([id, name]) => (
            <li key={id}>
              <Link to={`#${id}`}>{name}</Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
