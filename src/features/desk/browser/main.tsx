import { render } from 'preact';
import {
  DeskCountriesDocument,
  DeskDraftAsWrittenDocument,
  DeskDraftDocument,
  type DeskCountriesQuery,
} from './generated/graphql.js';
import { AsWritten } from './as-written.js';
import { ask, SignedOut } from './keep/ask.js';
import { NewDraft } from './queue/new-draft.js';
import { OtherPlaces } from './queue/other-places.js';
import type { LoadedDraft } from './state/draft-cells.js';
import type { CountryChoice } from './state/guess.js';
import { Work } from './workplace/work.js';
import { Published } from './workplace/review.js';
import { Workplace } from './workplace/workplace.js';

// Starts the desk in the server-rendered page, whose attributes name the draft and the editor.

const place = document.getElementById('desk');
const { slug, subject = '', review } = place?.dataset ?? {};
if (place) {
  if (slug === undefined) render([<NewDraft key="new" />, <OtherPlaces key="places" />], place);
  else await open(place, slug);
}

async function open(place: HTMLElement, slug: string): Promise<void> {
  try {
    const known = countries().catch(() => []);
    const { draft } = await ask(DeskDraftDocument, { slug });
    if (!draft) return say(place, 'There is no such draft. It may have been discarded.');
    if (draft.state === 'PUBLISHED') return render(<PublishedDraft draft={draft} />, place);
    const work = await Work.open(draft, { subject, review: review === 'on' });
    if (!work) {
      const { draft: written } = await ask(DeskDraftAsWrittenDocument, { slug });
      return render(<AsWritten draft={written!} />, place);
    }
    place.replaceChildren();
    render(<Workplace work={work} />, place);
    work.countries = await known;
    work.notify();
  } catch (error) {
    say(place, error instanceof SignedOut ? 'Your session has ended.' : (error as Error).message);
  }
}

function PublishedDraft({ draft }: { draft: LoadedDraft }) {
  return (
    <div class="desk-head">
      <h1>
        <bdi>{draft.title}</bdi>
      </h1>
      <Published draft={draft} />
    </div>
  );
}

function say(place: HTMLElement, text: string): void {
  render(
    <p>
      {text} <a href="/desk">To the desk</a>
    </p>,
    place,
  );
}

async function countries(): Promise<CountryChoice[]> {
  const all: CountryChoice[] = [];
  for (let after: string | null = null; ;) {
    const { countries: page }: DeskCountriesQuery = await ask(DeskCountriesDocument, { after });
    all.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return all.toSorted((a, b) => a.name.localeCompare(b.name));
    after = page.pageInfo.endCursor;
  }
}
