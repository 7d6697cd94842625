/**
 * Returns the variables of pages that begin after given visits. Every rival has its own cursors, which are requested from it
 * by slug. `query` returns the rows of an SQL statement.
 */
export async function cursors({ rival, facts }, slugs, query) {
  if (rival.name === 'floor') return places(slugs, query);
  const variables = [];
  for (const slug of slugs) variables.push({ after: await facts('place', { slug }) });
  return variables;
}

/** The floor's cursors are stored sort values. */
async function places(slugs, query) {
  const rows = await query(
    `SELECT slug, concat_ws('|', id, "startEarliest", "startLatest") AS place FROM "Visit" WHERE slug = ANY ($1)`,
    [slugs],
  );
  const found = new Map(rows.map(({ slug, place }) => [slug, place]));
  return slugs.map((slug) => ({ after: found.get(slug) }));
}
