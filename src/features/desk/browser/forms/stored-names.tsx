import { Component } from 'preact';
import { DeskOrganizationsDocument, DeskPeopleDocument } from '../generated/graphql.js';
import { ask } from '../keep/ask.js';
import { entryCollection, slugIn } from '../state/annotation-cells.js';
import { cellText, type Fields } from '../state/cells.js';
import { referredName } from '../workplace/labels.js';
import type { Work } from '../workplace/work.js';

interface Props {
  work: Work;
  entry: string;
}

interface Found {
  slug: string;
  fields: Fields;
}

/** How long to wait after the last keystroke before searching. */
const WAIT_MS = 400;

/** Suggests stored people or organizations with a similar name, so that editors do not create duplicates. */
export class StoredNames extends Component<Props, { found: readonly Found[] }> {
  override state = { found: [] as readonly Found[] };
  #name = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    this.#look();
  }

  override componentDidUpdate(): void {
    this.#look();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer);
  }

  #look(): void {
    const { work, entry } = this.props;
    const given = work.cells.get(entry)?.['name'];
    const name = typeof given === 'string' ? given.trim() : '';
    if (name === this.#name) return;
    this.#name = name;
    clearTimeout(this.#timer);
    if (name === '') return this.setState({ found: [] });
    this.#timer = setTimeout(() => {
      void searchStored(entryCollection(entry), name).then((found) => name === this.#name && this.setState({ found }));
    }, WAIT_MS);
  }

  override render({ work, entry }: Props, { found }: { found: readonly Found[] }) {
    const others = found.filter(({ slug }) => slug !== slugIn(entry) || !Object.hasOwn(work.cells.get(entry) ?? {}, 'country'));
    if (others.length === 0 || !work.isEditing) return null;
    return (
      <div class="stored">
        <p class="aside">Already stored. If one of these is the same, use it:</p>
        <ul class="plain">
          {others.map(({ slug, fields }) => (
            <li key={slug}>
              <button type="button" onClick={() => work.adopt(slug, fields)}>
                Use <bdi>{cellText(fields['name'])}</bdi>
                {typeof fields['country'] === 'string' && ` (${referredName(work, 'countries', fields['country'])})`}
              </button>
            </li>
          ))}
        </ul>
      </div>
    );
  }
}

/** Searches the stored people or organizations. Returns nothing if the request fails. */
export async function searchStored(table: string, words: string): Promise<Found[]> {
  const search = { people, organizations }[table];
  return search ? search(words).catch(() => []) : [];
}

async function people(words: string): Promise<Found[]> {
  const { people } = await ask(DeskPeopleDocument, { words });
  return people.nodes.map(({ slug, name, country }) => ({ slug, fields: { name, ...(country && { country: country.slug }) } }));
}

async function organizations(words: string): Promise<Found[]> {
  const { organizations } = await ask(DeskOrganizationsDocument, { words });
  return organizations.nodes.map(({ slug, name, kind, country }) => ({
    slug,
    fields: { name, kind, ...(country && { country: country.slug }) },
  }));
}
