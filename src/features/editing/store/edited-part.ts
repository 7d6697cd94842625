import { type Annotation, annotation as shape } from '../../../model/annotation.js';
import {
  annotationFromEntries,
  type Entry,
  type EntryName,
  LIST_NAMES,
  listIn,
  nameIn,
  entryName,
  referredEntries,
  subjectsIn,
  entryChanges,
  type EntryChanges,
} from '../../../model/entries.js';
import { changedForReferrers, withChanges } from './entry-changes.js';
import type { ClaimKey, Kind } from '../../../model/kinds/kind.js';
import { ownerKind, claimSubjects } from '../../../model/kinds/kinds.js';
import { person } from '../../../model/kinds/person.js';
import type { Path } from '../../../model/problem.js';
import { type Checked, checkPart, inWhole, type PlacesInWhole } from '../../../model/read/check.js';
import type { Slugs } from '../../../model/rule.js';
import { ruleName } from '../../../model/validate.js';
import { mergedPeople } from '../../../store/import/store.js';
import { knownCountries } from '../../../store/rows/known-countries.js';
import { entriesNamed } from '../../../store/entries/entries.js';
import * as stored from './stored-entries.js';
import type { Tx } from '../../../store/transaction.js';

/** A table and a slug, such as `people/kim-jong-un`. An editor's input may contain malformed slugs. */
const NAME = /^\w+\/[a-z0-9-]+$/;

interface CheckedPart extends Checked {
  /** The part before the edit, as stored. */
  before: Annotation;
  /** Converts a path in the part to the path in the whole annotation. */
  inWhole: (path: Path) => Path;
}

/**
 * The part of a source's annotation that an edit affects, so that the cost of an edit depends on what it changes and not
 * on the size of the source (decision 3). Load what will change, change `annotation`, then `check` it together with
 * everything that the change affects.
 */
export class EditedPart {
  /** The loaded claims, for the caller to change. */
  annotation: Annotation;
  #loaded: Annotation;
  readonly #entries: Map<EntryName, Entry>;

  private constructor(
    readonly tx: Tx,
    readonly sourceId: string,
    source: Entry,
  ) {
    this.#entries = new Map([[entryName(source), source]]);
    this.annotation = this.#before();
    this.#loaded = this.#before();
  }

  /** Returns null if there is no such source. */
  static async open(tx: Tx, slug: string): Promise<EditedPart | null> {
    const found = await stored.sourceEntry(tx, slug);
    return found && new EditedPart(tx, found.sourceId, found.entry);
  }

  /** Loads the claim with this key, if there is one. Call it before any change: loading discards changes. */
  async load(kind: Kind, key: ClaimKey): Promise<void> {
    const holder = 'table' in kind.place ? kind : ownerKind(kind);
    const slug = holder && key[holder === kind ? 'slug' : holder.name];
    if (holder) await this.#read(entriesNamed, [nameIn(holder, slug)]);
    else
      await this.#read(
        stored.listedAbout,
        claimSubjects(kind).map(({ field, of }) => nameIn(of, key[field])),
      );
    this.#start();
  }

  /** Loads entries. Call it before any change. */
  async loadNamed(names: EntryName[]): Promise<void> {
    await this.#read(entriesNamed, names);
    this.#start();
  }

  /** Loads entries and everything that refers to them. Call it before any change. */
  async loadWithReferrers(names: EntryName[]): Promise<void> {
    await this.#read(entriesNamed, names);
    await this.#read(stored.entriesReferringTo, names);
    this.#start();
  }

  async has(name: EntryName): Promise<boolean> {
    await this.#read(entriesNamed, [name]);
    return this.#entries.has(name);
  }

  /** Checks the changes. Reports the problems that a check of the whole annotation would report. */
  async check(): Promise<CheckedPart> {
    const changes = entryChanges(this.#loaded, this.annotation);
    await this.#readConcerned(changes);
    const after = withChanges(this.#inOrder(), changes);
    const places = await placesInWhole(this.tx, this.sourceId, this.#inOrder(), changes);
    const text = changes.put.size > 0 ? await stored.storedText(this.tx, this.sourceId) : null;
    const context = { text, countries: await knownCountries(this.tx) };
    const checked = checkPart(after, places, context);
    const isUnresolved = checked.problems.some(({ rule }) => rule === ruleName('referenceResolves'));
    const declared = isUnresolved ? await this.#declared(changes) : undefined;
    return {
      ...(declared ? checkPart(after, places, { ...context, declared }) : checked),
      before: this.#before(),
      inWhole: (path) => inWhole(movedPath(path, this.annotation, after), places),
    };
  }

  /** Reads everything that the rules may check (see `Rule`) and that the writer compares with the stored rows. */
  async #readConcerned(changes: EntryChanges): Promise<void> {
    const before = [...changes.put.keys()].flatMap((name) => this.#entries.get(name) ?? []);
    const changed = [...before, ...changes.put.values(), ...changes.gone.values()];
    const people = [...changes.put.values()].filter((entry) => entryName(entry) === nameIn(person, entry.key));
    const merged = await mergedPeople(
      this.tx,
      people.map(({ key }) => key),
    );
    const kept = merged.map(({ person: { slug } }) => nameIn(person, slug));
    await this.#read(entriesNamed, kept);
    await this.#read(stored.listedAbout, [...changed.flatMap(subjectsIn), ...kept]);
    await this.#read(stored.entriesReferringTo, changedForReferrers(changes, this.#loaded));
    const known = [...this.#entries.values(), ...changes.put.values()];
    await this.#read(stored.entriesReached, known.flatMap(referredEntries));
  }

  /** The slugs that the whole annotation declares after the changes. */
  async #declared({ put, gone }: EntryChanges): Promise<Slugs> {
    const slugs = await stored.declaredSlugs(this.tx, this.sourceId);
    for (const { collection, key } of gone.values()) slugs[collection]?.delete(key);
    for (const { collection, key } of put.values()) slugs[collection]?.add(key);
    return slugs;
  }

  async #read(read: (tx: Tx, sourceId: string, names: EntryName[]) => Promise<Entry[]>, names: EntryName[]): Promise<void> {
    const readable = names.filter((name) => NAME.test(name));
    for (const entry of await read(this.tx, this.sourceId, readable)) this.#entries.set(entryName(entry), entry);
  }

  #start(): void {
    this.annotation = this.#before();
    this.#loaded = this.#before();
  }

  #before(): Annotation {
    return shape.parse(annotationFromEntries(this.#inOrder()));
  }

  /** Sorts listed claims as they are sorted when the whole annotation is read. */
  #inOrder(): Entry[] {
    return [...this.#entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

/** Converts a path in one part to the path of the same claim in another part. */
function movedPath(path: Path, from: Annotation, to: Annotation): Path {
  const [collection, index, ...rest] = path;
  if (typeof collection !== 'string' || typeof index !== 'number') return path;
  return [collection, listIn(to, collection).indexOf(listIn(from, collection)[index]!), ...rest];
}

/** Returns the positions of listed claims in the whole annotation after the changes. New claims come last. */
export async function placesInWhole(
  tx: Tx,
  sourceId: string,
  entries: Entry[],
  { put, gone }: EntryChanges,
): Promise<PlacesInWhole> {
  const collections = LIST_NAMES.filter((list) => [...entries, ...put.values()].some(({ collection }) => collection === list));
  if (collections.length === 0) return {};
  const { places, lengths } = await stored.placesInLists(
    tx,
    sourceId,
    entries.map(({ key }) => key),
  );
  const known = new Set(entries.map(entryName));
  const inWhole = collections.map((list) => {
    const ofList = ({ collection }: Entry) => collection === list;
    const removed = [...gone.values()].filter(ofList).map((entry) => places.get(entryName(entry))!);
    const stay = entries.filter((entry) => ofList(entry) && !gone.has(entryName(entry)));
    const added = [...put.values()].filter((entry) => ofList(entry) && !known.has(entryName(entry)));
    const end = (lengths.get(list) ?? 0) - removed.length;
    const staying = stay.map((entry) => {
      const place = places.get(entryName(entry))!;
      return place - removed.filter((other) => other < place).length;
    });
    return [list, [...staying, ...added.map((_, index) => end + index)]] as const;
  });
  return Object.fromEntries(inWhole);
}
