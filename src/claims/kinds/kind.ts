import { z } from 'zod';
import type { Prisma } from '../../db/generated/client.js';
import { cite, mayCite, type CitedSpan } from './fields.js';

/** What one source says about one thing: the fields of its kind, references as slugs. */
export type Claim = Record<string, unknown>;

/** What identifies a claim among those of its kind. */
export type Key = Readonly<Record<string, string | number | null | undefined>>;

/**
 * A kind of fact, declared once, in a file of this folder. The format of annotations, claims, columns, natural keys,
 * history, mutations and live updates follow from it (docs/architecture.md, "A kind").
 */
export interface Declaration<Fields extends z.ZodRawShape = z.ZodRawShape> {
  /** The model in prisma/schema.prisma, and the type in the API. */
  model: Prisma.ModelName;
  /** Its name in reports, and as what it can be referred to. */
  plural: string;
  /** With an article: "a visit". */
  thing: string;
  /** What a source may say about it. Passages are added where the kind is cited. */
  fields: Fields;
  /** `always` is held by the store too; a kind that is not always cited stays as long as something refers to it. */
  cited: 'always' | 'sometimes' | 'never';
  /** Where an annotation holds its claims. */
  place: TablePlace | ListPlace;
  /** The fields that tell one claim in a list from another; of a table, the slug does. */
  key?: readonly string[] | ((claim: any) => readonly string[]); // eslint-disable-line @typescript-eslint/no-explicit-any
  /** What a claim in a list is about, and belongs to: fields that hold slugs. Of a list inside others, those are it. */
  about?: readonly string[];
  /** The same claim, as it is stored, where it can be written in several ways. */
  canonical?: (claim: never) => object;
  /** Makes one claim of those of several sources, the newest first; by default each field is the newest that is given. */
  settle?: (claims: z.output<z.ZodObject<Fields>>[]) => z.output<z.ZodObject<Fields>>;
  /** Values that say nothing, by field: another claim of the same source may give a better one. */
  open?: Readonly<Record<string, unknown>>;
  /** Columns that are neither a field, nor made of one by their name. */
  computed?: Readonly<Record<string, (claim: never, cite: CitedSpan[]) => unknown>>;
  /** The words between quotation marks that the first passage spans. */
  quotedWords?: (claim: never) => string | null;
  /** Sorts the claims inside one owner before they are numbered; by default they stay as the source lists them. */
  rank?: (claim: never) => number;
  /** Unless false, it has a global id; else mutations name it by its key. */
  hasGlobalId?: false;
  /** The field from which a mutation makes a slug that is left out. */
  slugFrom?: string;
}

/** Claims in a table, by slug. */
export interface TablePlace {
  table: string;
  /** The only field, if an annotation writes its value in place of the claim. */
  bare?: string;
  /** The column of the slug, if it is unique only within its source. */
  slug?: 'key';
}

/** Claims in a list. */
export interface ListPlace {
  list: string;
  /** The plural of the kind that owns them: each of its claims has such a list. */
  of?: string;
}

export interface Kind extends Omit<Declaration, 'settle'> {
  /** The model as a field: participant. */
  name: string;
  /** The column by which other rows refer to it: participantId. */
  foreignKey: string;
  /** The claim as an annotation holds it, but for lists of other kinds. */
  shape: z.ZodObject;
  settle?: (claims: Claim[]) => Claim;
}

type Cite<Cited extends Declaration['cited']> = Cited extends 'always'
  ? { cite: typeof cite }
  : Cited extends 'sometimes'
    ? { cite: typeof mayCite }
    : object;

/** A kind whose types are known. */
export function kind<
  const Fields extends z.ZodRawShape,
  const Plural extends string,
  const Model extends Prisma.ModelName,
  const Cited extends Declaration['cited'],
>(
  declared: Declaration<Fields> & { plural: Plural; model: Model; cited: Cited },
): Omit<Kind, 'plural' | 'model' | 'shape'> & {
  plural: Plural;
  model: Model;
  shape: ReturnType<typeof z.strictObject<Fields & Cite<Cited>>>;
} {
  const { model, fields, cited } = declared;
  const name = (model[0]!.toLowerCase() + model.slice(1)) as Uncapitalize<Model>;
  const passages = cited === 'always' ? { cite } : cited === 'sometimes' ? { cite: mayCite } : {};
  const shape = z.strictObject({ ...fields, ...passages } as unknown as Fields & Cite<Cited>);
  return { ...(declared as unknown as Kind), plural: declared.plural, model, name, foreignKey: `${name}Id`, shape };
}
