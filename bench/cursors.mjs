/**
 * The variables of the pages that begin after visits: cursors are each rival's own, so it is asked for them by slug.
 * `query` gives the rows of an SQL statement.
 */
export async function cursors({ rival, facts }, slugs, query) {
  if (rival.name === 'floor') return places(slugs, query);
  const variables = [];
  for (const slug of slugs) variables.push({ after: await facts('place', { slug }) });
  return variables;
}

/** The floor's are places as they stand in the store. */
async function places(slugs, query) {
  const rows = await query(
    `SELECT slug, concat_ws('|', id, "startEarliest", "startLatest") AS place FROM "Visit" WHERE slug = ANY ($1)`,
    [slugs],
  );
  const found = new Map(rows.map(({ slug, place }) => [slug, place]));
  return slugs.map((slug) => ({ after: found.get(slug) }));
}
