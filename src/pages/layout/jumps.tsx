import { Text } from '../facts/names.js';

/** Leads to the sections of a long page. */
export function Jumps({ to }: { to: readonly (readonly [id: string, name: string] | false)[] }) {
  return (
    <nav class="jumps" aria-label="On this page">
      <ul>
        {to
          .filter((each) => each !== false)
          .map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>
                <Text>{name}</Text>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
