import { Component, createRef } from 'preact';
import { SETTLING } from '../../../../pages/desk/settling.js';
import { personUrl, visitUrl } from '../../../../../http/urls.js';
import { counted, EVIDENCE, number } from '../../../../pages/words.js';
import {
  type DeskKnownFragment,
  DeskKnownByDocument,
  DeskMergePeopleDocument,
  DeskSuspectedDocument,
  type DeskSuspectFragment,
  DeskTakeBackDocument,
  DeskTellApartDocument,
  DeskTogetherDocument,
  type DeskTogetherQuery,
  type SamePersonEvidence,
} from '../../generated/graphql.js';
import { Button } from '../../forms/controls.js';
import { ask } from '../../keep/ask.js';
import { SettleFrame, type KeyedAction } from '../frame.js';
import { type Group, spellingGroups, type SuspectedPair, pairsAmong, withMerged } from './groups.js';
import { knownBy } from './known-by.js';
import { unlikelyForOne, yearsOf, yearsText } from './years.js';
import { Cases } from '../listing.js';
import { Linked, SideBySide } from '../side-by-side.js';
import { Walk } from '../walk.js';

/** The maximum number of people shown side by side. */
const MOST_BESIDE = 6;

interface Decision {
  text: string;
  /** The pairs marked as different people, which the key `u` undoes. Empty after a merge. */
  pairs: SuspectedPair[];
}

interface State {
  /** The undecided pairs. Null until the server has answered. */
  pairs: SuspectedPair[] | null;
  names: Map<string, DeskSuspectFragment>;
  /** The number of pairs on the server, including those that are not loaded yet. */
  total: number;
  /** The cursor of the next page; null if there are no more pairs. */
  after: string | null;
  known: Map<string, DeskKnownFragment>;
  together: DeskTogetherQuery['visits']['nodes'];
  /** People in the group who are excluded from the decision. */
  out: Set<string>;
  /** The id of the person that a merge keeps; null for the one with the most visits. */
  keep: string | null;
  decided: Decision[];
}

/** People who may be the same person, side by side, for an editor to decide. */
export class Spellings extends Component<{ role: string }> {
  now: State = {
    ...{ pairs: null, names: new Map(), total: 0, after: null, known: new Map(), together: [] },
    ...{ out: new Set(), keep: null, decided: [] },
  };
  readonly #walk = new Walk<Group>({
    items: () => spellingGroups(this.now.pairs ?? []),
    keyOf: nameOf,
    labelOf: ({ ids }) => ids.map((id) => this.now.names.get(id)!.name).join(', '),
    none: () => (this.now.after === null ? 'Nothing is left to decide.' : 'There are more to load.'),
    changed: () => this.forceUpdate(),
    moved: () => {
      this.#set({ out: new Set(), keep: null, together: [] });
      void this.#compare();
    },
  });
  readonly confirmation = createRef<HTMLDialogElement>();

  override componentDidMount(): void {
    void this.#load();
  }

  /** The loaded people in the group whom the decision is about. */
  get chosen(): DeskKnownFragment[] {
    return this.shown.filter(({ id }) => !this.now.out.has(id));
  }

  get shown(): DeskKnownFragment[] {
    const ids = this.#walk.item?.ids.slice(0, MOST_BESIDE) ?? [];
    return ids.flatMap((id) => this.now.known.get(id) ?? []);
  }

  /** The person that a merge keeps. The names and slugs of the others will resolve to this person. */
  get kept(): DeskKnownFragment | undefined {
    const chosen = this.chosen;
    const named = chosen.find(({ id }) => id === this.now.keep);
    return named ?? chosen.toSorted((a, b) => b.visits.totalCount - a.visits.totalCount)[0];
  }

  get steps(): KeyedAction[] {
    const {
      isBusy,
      steps: [next, previous, later],
    } = this.#walk;
    const isOff = isBusy || this.props.role !== 'ADMIN' || this.chosen.length < 2;
    return [
      next,
      previous,
      { key: 'o', label: 'One person', run: () => this.confirmation.current!.showModal(), isOff },
      {
        key: 't',
        label: this.chosen.length > 2 ? 'All different people' : 'Two people',
        run: () => void this.#tellApart(),
        isOff,
      },
      later,
      { key: 's', label: 'Keep the other name', run: () => this.swap(), isOff },
      { key: 'u', label: 'Undo', run: () => void this.#undo(), isOff: isBusy || this.now.decided.length === 0 },
    ];
  }

  /** Makes a merge keep the next of the chosen people. */
  swap(): void {
    const chosen = this.chosen;
    const next = chosen[(chosen.indexOf(this.kept!) + 1) % chosen.length]!;
    this.#set({ keep: next.id });
    this.#walk.say(`${next.name} (${next.slug}) will be kept if you merge them.`);
  }

  leaveOut(id: string): void {
    const out = new Set(this.now.out);
    if (!out.delete(id)) out.add(id);
    this.#set({ out });
  }

  async #load(): Promise<void> {
    await this.#walk.doing(async () => {
      const { suspectedSamePeople: list } = await ask(DeskSuspectedDocument, { after: this.now.after });
      const names = new Map(this.now.names);
      for (const each of list.nodes.flatMap(({ person, other }) => [person, other])) names.set(each.id, each);
      const found = list.nodes.map(({ person, other, evidence }) => ({ one: person.id, other: other.id, evidence }));
      const { hasNextPage, endCursor } = list.pageInfo;
      const pairs = [...(this.now.pairs ?? []), ...found];
      this.#set({ pairs, names, total: list.totalCount, after: hasNextPage ? endCursor : null });
      this.#walk.go(this.#walk.at);
    });
  }

  /** Loads the known facts about the people in the group. */
  async #compare(): Promise<void> {
    const ids = this.#walk.item?.ids.slice(0, MOST_BESIDE) ?? [];
    const group = this.#walk.item;
    if (ids.length === 0) return;
    const missing = ids.filter((id) => !this.now.known.has(id));
    await this.#walk.doing(async () => {
      const { nodes } = missing.length > 0 ? await ask(DeskKnownByDocument, { ids: missing }) : { nodes: [] };
      const known = new Map(this.now.known);
      for (const node of nodes) if (node && 'slug' in node) known.set(node.id, node as DeskKnownFragment);
      this.#set({ known });
      const [one, other, third] = ids.flatMap((id) => known.get(id) ?? []);
      if (!one || !other || third) return;
      const { visits } = await ask(DeskTogetherDocument, { one: one.slug, other: other.slug });
      if (this.#walk.item && nameOf(this.#walk.item) === nameOf(group!)) this.#set({ together: visits.nodes });
    });
  }

  async #merge(): Promise<void> {
    const [kept, chosen] = [this.kept!, this.chosen];
    await this.#walk.doing(async () => {
      let { version } = kept;
      for (const gone of chosen.filter(({ id }) => id !== kept.id)) {
        const input = { keep: { id: kept.id, version }, merge: { id: gone.id, version: gone.version } };
        const { mergePeople } = await ask(DeskMergePeopleDocument, { input });
        const [error] = mergePeople.errors;
        if (error) {
          this.#forget([kept.id, gone.id]);
          throw new Error(
            error.code === 'CONFLICT' ? `${error.message} They have been reloaded. Check them again.` : error.message,
          );
        }
        version = mergePeople.person!.version;
        this.#forget([kept.id, gone.id]);
        const text = `${gone.name} (${gone.slug}) is ${kept.name} (${kept.slug}).`;
        const pairs = withMerged(this.now.pairs!, gone.id, kept.id);
        this.#set({ pairs, decided: [{ text, pairs: [] }, ...this.now.decided] });
      }
      this.#walk.go(this.#walk.at, `Merged into ${kept.name}.`);
    });
    const { problem } = this.#walk;
    if (problem === '') return;
    await this.#compare();
    this.#walk.problem = problem;
    this.forceUpdate();
  }

  async #tellApart(): Promise<void> {
    const { among, others } = pairsAmong(this.now.pairs!, new Set(this.chosen.map(({ id }) => id)));
    await this.#walk.doing(async () => {
      for (const { one, other } of among) {
        const [error] = (await ask(DeskTellApartDocument, { input: { one, other } })).tellPeopleApart.errors;
        if (error) throw new Error(error.message);
      }
      const text = `${this.chosen.map(({ name, slug }) => `${name} (${slug})`).join(' is not ')}.`;
      this.#set({ pairs: others, decided: [{ text, pairs: among }, ...this.now.decided] });
      this.#walk.go(this.#walk.at, 'Kept as different people.');
    });
  }

  async #undo(): Promise<void> {
    const [last, ...before] = this.now.decided;
    await this.#walk.doing(async () => {
      if (last!.pairs.length === 0) throw new Error(`A merge cannot be undone: ${last!.text}`);
      for (const { one, other } of last!.pairs) {
        const [error] = (await ask(DeskTakeBackDocument, { input: { one, other } })).takeBackTellingApart.errors;
        if (error) throw new Error(error.message);
      }
      const pairs = [...last!.pairs, ...this.now.pairs!];
      this.#set({ pairs, decided: before });
      this.#walk.go(0, 'Undone.');
    });
  }

  #forget(ids: readonly string[]): void {
    const known = new Map(this.now.known);
    for (const id of ids) known.delete(id);
    this.#set({ known });
  }

  #set(changed: Partial<State>): void {
    Object.assign(this.now, changed);
    this.forceUpdate();
  }

  override render({ role }: { role: string }) {
    const { after, total, pairs, decided } = this.now;
    const { item, items, notice, problem, isBusy } = this.#walk;
    return (
      <SettleFrame title={SETTLING.spellings} lead={LEAD} notice={notice} problem={problem} steps={this.steps}>
        {role !== 'ADMIN' && <p class="aside">You are signed in as an editor. Only administrators can decide.</p>}
        <div class="settle-columns">
          {item ? this.#comparison(item) : pairs && <p>No possible duplicates.</p>}
          <section class="settle-list" aria-labelledby="list">
            <h2 id="list">
              To decide <span class="count">{number(items.length)}</span>
            </h2>
            <Cases walk={this.#walk} />
            {after !== null && (
              <Button label={`More, of ${counted(total, 'pair')}`} disabled={isBusy} onClick={() => void this.#load()} />
            )}
            {decided.length > 0 && (
              <>
                <h2>Recent decisions</h2>
                <ul class="plain rows">
                  {decided.map(({ text }) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </>
            )}
          </section>
        </div>
        {this.#confirmation()}
      </SettleFrame>
    );
  }

  #comparison(group: Group) {
    const { out, names, together } = this.now;
    const { shown, kept } = this;
    const hidden = group.ids.length - MOST_BESIDE;
    const unlikely = unlikelyForOne(this.chosen.map(yearsOf));
    return (
      <section class="settle-case" aria-labelledby="case">
        <h2 id="case">
          <bdi>{this.#walk.options.labelOf(group)}</bdi>
        </h2>
        <ul class="plain evidence">
          {group.pairs.map(({ one, other, evidence }) => (
            <li key={`${one} ${other}`}>
              {group.ids.length > 2 && `${names.get(one)!.slug} and ${names.get(other)!.slug}: `}
              {evidence.map((each) => EVIDENCE[each as SamePersonEvidence]).join('; ')}
            </li>
          ))}
          {together.map(({ slug, title }) => (
            <li key={slug}>
              <strong>Two people?</strong> Both took part in <a href={visitUrl({ slug })}>{title}</a>
            </li>
          ))}
        </ul>
        {unlikely !== null && (
          <p class="problem">
            <strong>Two people?</strong> {unlikely}
          </p>
        )}
        {hidden > 0 && <p class="aside">{counted(hidden, 'more person', 'more people')} in this group will follow.</p>}
        {shown.length > 0 && (
          <SideBySide
            caption="Known facts"
            heads={shown.map((person) => ({
              id: person.id,
              head: (
                <>
                  <Linked url={personUrl(person)} text={person.name} />
                  <span class="slug">{person.slug}</span>
                  {shown.length > 2 && (
                    <button
                      type="button"
                      class="small"
                      aria-pressed={out.has(person.id)}
                      onClick={() => this.leaveOut(person.id)}
                    >
                      Leave out<span class="hidden"> {person.slug}</span>
                    </button>
                  )}
                  {kept === person && <span class="aside">will be kept if you merge them</span>}
                </>
              ),
            }))}
            rows={knownBy(shown)}
          />
        )}
      </section>
    );
  }

  #confirmation() {
    const { kept, chosen } = this;
    const gone = chosen.filter((person) => person !== kept);
    const unlikely = unlikelyForOne(chosen.map(yearsOf));
    const named = (person: DeskKnownFragment) => {
      const years = yearsOf(person);
      return `${person.name} (${person.slug}${years ? `, ${yearsText(years)}` : ''})`;
    };
    return (
      <dialog ref={this.confirmation} class="help" aria-labelledby="confirm">
        <h2 id="confirm">One person</h2>
        {kept && (
          <>
            <p>
              {named(kept)} is kept. {gone.map(named).join(', ')} {gone.length > 1 ? 'are' : 'is'} merged into this person, with
              all visits, offices and statements; the name stays as an alias, and the old address redirects to the kept one.
            </p>
            {unlikely !== null && (
              <p class="problem">
                {unlikely} <strong>Is this one person?</strong>
              </p>
            )}
            <p>
              This cannot be undone: all sources will name the kept person, and the facts about the two cannot be separated again.
            </p>
          </>
        )}
        <form method="dialog" class="buttons">
          <button type="submit" class="main" onClick={() => void this.#merge()}>
            Merge
          </button>
          <button type="submit" autofocus>
            Cancel
          </button>
        </form>
      </dialog>
    );
  }
}

const LEAD =
  'These people share a name, an alias or an identifier. Matching values are marked. People marked as different stay marked, even when their sources are imported again.';

/** Returns the key of a group, which is its first pair. */
const nameOf = ({ pairs: [first] }: Group): string => `${first!.one} ${first!.other}`;
