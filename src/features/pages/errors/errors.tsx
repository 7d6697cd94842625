import type { View } from '../page.js';

/** Returns the page for an error: what happened, and what to do. If nothing is at its path, the search field has the words of it. */
export function errorView(status: number, message: string, path = ''): View {
  const [, , ...words] = status === 404 ? path.replace(/\.\w+$/, '').split(/[/-]+/) : [];
  const [title, advice] = TEXTS[status] ?? (status < 500 ? TEXTS[400]! : TEXTS[500]!);
  return {
    title,
    description: title,
    main: () => (
      <div class="lead">
        <h1>{title}</h1>
        <p class="deck">{advice}</p>
        {message && <p class="aside">{message}</p>}
        <form action="/search" class="box">
          <label for="again">Search people, visits, statements and sources</label>
          <div>
            <input type="search" id="again" name="q" value={words.join(' ')} maxLength={1000} />
            <button type="submit">Search</button>
          </div>
        </form>
        <p>
          Or go to the <a href="/">start page</a>.
        </p>
      </div>
    ),
  };
}

const TEXTS: Record<number, [title: string, advice: string]> = {
  400: ['This address does not work', 'Part of it cannot be read. Correct it, or search.'],
  404: ['Page not found', 'Nothing is stored at this address. The name may be spelled differently: search for it.'],
  410: [
    'This source was withdrawn',
    'The source is no longer stored, and neither are facts that it alone reported. Other sources may report the same: search for them.',
  ],
  429: ['Too many requests', 'You have loaded too many pages in one minute. Wait a moment, then load the page again.'],
  500: ['Something went wrong', 'The fault is on our side. Try again in a moment.'],
  503: ['Not available at the moment', 'Wait a few seconds, then load the page again.'],
  504: ['This took too long', 'Narrow your search, or try again.'],
};
