const PAGES = [
  ['/visits', 'Visits'],
  ['/people', 'People'],
  ['/organizations', 'Organizations'],
  ['/countries', 'Countries'],
  ['/statements', 'Statements'],
  ['/sources', 'Sources'],
  ['/ahead', 'Announced visits'],
  ['/about', 'About'],
  ['/developers', 'Developers'],
] as const;

export function Header({ search, playground }: { search: string; playground: boolean }) {
  return (
    <header class="site">
      <div class="bar">
        <a class="wordmark" href="/">
          Communiqué
        </a>
        <form action="/search" role="search">
          <label class="hidden" for="q">
            Search people, visits, statements and sources
          </label>
          <input type="search" id="q" name="q" value={search} placeholder="Search everything" maxLength={1000} />
          <button type="submit">Search</button>
        </form>
      </div>
      <nav aria-label="Pages">
        <ul>
          {PAGES.map(([url, name]) => (
            <li key={url}>
              <a href={url}>{name}</a>
            </li>
          ))}
          {playground && (
            <li>
              <a href="/graphql">GraphQL</a>
            </li>
          )}
        </ul>
      </nav>
    </header>
  );
}
