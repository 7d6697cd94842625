/** The desk's keyboard shortcuts, by collection. */
const KEYS = { people: '1', statements: '2', visits: '3', delegation: '4', events: '5', positions: '6' };
const BUTTONS = { organizations: 'Organization', kinship: 'Family' };
/** Fields that the annotator writes in their own words. */
const OWN_WORDS = { visits: ['title'], events: ['title'] };
const KINDS = {
  ...{ PERSON: 'people', ORGANIZATION: 'organizations', VISIT: 'visits', EVENT: 'events', STATEMENT: 'statements' },
  ...{ POSITION: 'positions', KINSHIP: 'kinship', DELEGATE: 'delegation', PARTICIPANT: 'participants' },
};

/** Annotates an article at the desk, from paste to publication, until it matches the wanted annotation. */
export async function annotate(editor, { article, wanted, publisher }) {
  const { page } = editor;
  await editor.click(page.getByLabel('Text: paste it, or drop a file'));
  await editor.paste(article);
  await editor.click(page.getByLabel('Outlet'));
  await editor.type(publisher);
  await editor.click(page.getByLabel('Published'));
  await editor.type(wanted.source.publishedOn);
  await editor.click(page.getByRole('button', { name: 'Begin' }));
  await page.locator('.desk-text').waitFor();
  editor.reads(article);

  const goals = factsOf(wanted).filter(({ kind, slug }) => !(kind === 'organizations' && wanted.source.publisher === slug));
  const slugs = new Map(); // the wanted slugs, by the desk's
  const desk = new Desk(page);
  const say = (goal) => renamed(goal.fields, goal.kind, slugs);
  const names = (goal, fact) => goal.slug && fact.slug && slugs.set(`${goal.kind}/${goal.slug}`, fact.slug);

  // 1. Proposals, in the order in which the desk shows them.
  const { proposals } = await desk.draft();
  const proposed = proposals.map(({ name, type, key, claim, reason }) => ({
    name,
    reason,
    kind: KINDS[type],
    slug: key.slug,
    fields: { ...claim, ...keyOf(key) },
  }));
  const done = new Set();
  await editor.press('j');
  for (let card = page.locator('.proposal'); await card.count();) {
    editor.decides();
    const shown = await card.innerText();
    editor.reads(shown.replace(/Accept|Reject|Edit/g, ''));
    const proposal = proposed.find(
      ({ reason, kind, fields }) => shown.includes(reason) && KINDS_SHOWN(shown, kind) && wordsShown(shown, fields),
    );
    const goal = proposal && goals.find((each) => !done.has(each) && isSame(each, proposal, slugs));
    if (!goal) await editor.press('x');
    else {
      done.add(goal);
      names(goal, proposal);
      const lacks = Object.entries(say(goal)).filter(
        ([name, value]) => JSON.stringify(proposal.fields[name]) !== JSON.stringify(value),
      );
      if (lacks.length === 0) await editor.press('a');
      else {
        await editor.press('e');
        await page.locator('.fact-form').waitFor();
        await editor.fillIn(Object.fromEntries(lacks));
        await editor.press('Enter');
        await editor.press('j');
      }
    }
    await page.waitForTimeout(50);
  }

  // 2. Facts that were not proposed.
  for (const kind of [...Object.keys(BUTTONS).slice(0, 1), ...Object.keys(KEYS), 'kinship']) {
    for (const goal of goals.filter((each) => each.kind === kind && !done.has(each))) {
      editor.decides();
      await editor.select(goal.span ?? spanOf(article, goal.fields.name));
      if (KEYS[kind]) await editor.press(KEYS[kind]);
      else
        await editor.click(
          page.getByRole('group', { name: 'What it is' }).getByRole('button', { name: BUTTONS[kind], exact: true }),
        );
      await page.locator('.fact-form').waitFor();
      editor.reads(goal.fields.name ?? goal.fields.title ?? '');
      await editor.fillIn({ ...say(goal), ...ownWords(goal) });
      await editor.press('Enter');
      if (goal.slug) {
        const made = factsOf(await desk.annotation()).find((fact) => fact.kind === kind && isSame(goal, fact, slugs));
        if (made) names(goal, made);
      }
    }
  }
  editor.decides();
  const made = factsOf(await desk.annotation());
  await page.getByText('No problems.').waitFor();
  await editor.click(page.getByRole('button', { name: 'Finish …' }));
  await editor.click(page.getByRole('button', { name: 'Publish', exact: true }));
  await page.getByText('See it as readers do').waitFor();

  const different = goals.flatMap((goal) => {
    const fact = made.find((each) => each.kind === goal.kind && isSame(goal, each, slugs));
    if (!fact) return [`${goal.kind}: ${goal.fields.name ?? goal.fields.title ?? goal.fields.text} is missing`];
    return Object.entries(say(goal)).flatMap(([name, value]) =>
      JSON.stringify(fact.fields[name]) === JSON.stringify(value)
        ? []
        : [`${goal.kind}, ${name}: ${JSON.stringify(fact.fields[name])}, not ${JSON.stringify(value)}`],
    );
  });
  return { facts: goals.length, same: goals.length - new Set(different.map((line) => line)).size, different };
}

/** The driver's knowledge, in place of a person who reads the screen. */
class Desk {
  constructor(page) {
    this.page = page;
    this.url = new URL(page.url());
  }

  async annotation() {
    await this.page.locator('.status[data-status=saved]', { hasText: 'Saved, version' }).waitFor();
    return JSON.parse((await this.draft()).annotationJson);
  }

  async draft() {
    const slug = new URL(this.page.url()).pathname.split('/').at(-1);
    const query = 'query ($slug: String!) { draft(slug: $slug) { annotationJson proposals { name type key claim reason } } }';
    const headers = { 'content-type': 'application/json', 'communique-desk': '1', origin: this.url.origin };
    const response = await this.page.request.post(`${this.url.origin}/graphql`, {
      headers,
      data: { query, variables: { slug } },
    });
    return (await response.json()).data.draft;
  }
}

function factsOf(annotation) {
  const facts = [];
  const add = (kind, claim, slug, of) => {
    const { cite, delegation, participants, ...fields } = claim;
    const [first] = cite ?? [];
    const span = first && (Array.isArray(first) ? first : [first.start, first.end]);
    facts.push({ kind, slug, span, fields: { ...fields, ...(of && { of }) } });
    for (const each of delegation ?? []) add('delegation', each, undefined, slug);
    for (const each of participants ?? []) add('participants', each, undefined, slug);
  };
  for (const kind of ['people', 'organizations', 'visits', 'events', 'statements']) {
    for (const [slug, claim] of Object.entries(annotation[kind] ?? {})) add(kind, claim, slug);
  }
  for (const kind of ['positions', 'kinship']) for (const claim of annotation[kind] ?? []) add(kind, claim);
  return facts;
}

/** Whether two facts are of one kind and have the same name, person or words. */
function isSame(goal, fact, slugs) {
  if (goal.kind !== fact.kind) return false;
  if (goal.kind === 'people' || goal.kind === 'organizations') return goal.fields.name === fact.fields.name;
  const span =
    fact.span ?? [fact.fields.cite?.[0]].map((cited) => (Array.isArray(cited) ? cited : [cited?.start, cited?.end]))[0];
  const overlaps = span[0] < goal.span[1] && span[1] > goal.span[0];
  const person = goal.fields.person;
  return person === undefined ? overlaps : person === fact.fields.person && (goal.kind !== 'positions' || overlaps);
}

function renamed(fields, kind, slugs) {
  const own = OWN_WORDS[kind] ?? [];
  const entries = Object.entries(fields).filter(([name]) => !own.includes(name));
  const slugOf = (name, value) => slugs.get(`${name === 'event' ? 'events' : 'visits'}/${value}`) ?? value;
  return Object.fromEntries(
    entries.map(([name, value]) => [name, ['visit', 'of', 'event'].includes(name) ? slugOf(name, value) : value]),
  );
}

function ownWords({ kind, fields }) {
  return Object.fromEntries((OWN_WORDS[kind] ?? []).map((name) => [name, fields[name]]));
}

function keyOf({ slug, visit, event, ...key }) {
  const owner = visit ?? event;
  return { ...Object.fromEntries(Object.entries(key).filter(([, value]) => value !== null)), ...(owner && { of: owner }) };
}

const LABELS = {
  people: 'Person',
  organizations: 'Organization',
  visits: 'Visit',
  events: 'Event',
  statements: 'Quote',
  positions: 'Office',
  kinship: 'Family',
  delegation: 'Delegate',
  participants: 'Participant',
};
const KINDS_SHOWN = (shown, kind) => shown.includes(`Proposal: ${LABELS[kind]}`);
const wordsShown = (shown, { name, title, text, person }) => shown.includes(text ?? name ?? title ?? person ?? '');

function spanOf(article, words) {
  const start = [...article.slice(0, article.indexOf(words))].length;
  return [start, start + [...words].length];
}
