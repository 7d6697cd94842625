import { uncapitalize } from '../../shared/capitals.js';
import { z } from 'zod';
import type { ModelName } from '../generated/enums.js';
import { cite, mayCite, type CitedSpan } from './fields.js';

/** One source's claim about one object: the fields of its kind, with slugs for references. */
export type Claim = Record<string, unknown>;

/** The values that identify a claim among all claims of its kind. */
export type ClaimKey = Readonly<Record<string, string | number | null | undefined>>;

/**
 * A kind of fact, declared once in a file in this folder. The annotation format, columns, natural keys, history, mutations and
 * live updates are derived from it (docs/architecture.md, "A kind").
 */
export interface Declaration<Fields extends z.ZodRawShape = z.ZodRawShape> {
  /** The model in prisma/schema.prisma, and the type in the API. */
  model: ModelName;
  /** The name of the kind in reports and references. */
  plural: string;
  /** The kind's name with an article, such as "a visit". */
  thing: string;
  /** The label for people, such as "Office". */
  label: string;
  /** The fields that form a one-line label. */
  caption: Caption;
  /** The fields that a source may claim. A cited kind also gets `cite`. */
  fields: Fields;
  /** The fields that refer to the objects whose pages show the fact, including its owner. */
  shownOn?: readonly string[];
  /** Whether its objects have pages of their own, which can be cited. */
  hasPage?: true;
  /** The most used fields, in form order. Defaults to all fields. */
  featured?: readonly string[];
  /** Field labels, for fields whose name is not suitable as a label. */
  labels?: Readonly<Record<string, string>>;
  /**
   * Whether its facts need passages. The database enforces `always`. Rows of other kinds are kept while something refers to
   * them.
   */
  cited: 'always' | 'sometimes' | 'never';
  place: TablePlace | ListPlace;
  /** The fields that identify a claim in a list. A claim in a table is identified by its slug. */
  key?: readonly string[] | ((claim: any) => readonly string[]); // eslint-disable-line @typescript-eslint/no-explicit-any
  /** For claims in a list: the fields with the slugs of what the claim is about. A claim with an owner is about its owner. */
  about?: readonly string[];
  /** Returns the stored form of a claim that can be written in several ways. */
  canonical?: (claim: never) => object;
  /** Adjusts the values that `resolve` took from several sources' claims, which are passed newest first. */
  fit?: (resolved: z.output<z.ZodObject<Fields>>, claims: z.output<z.ZodObject<Fields>>[]) => object;
  /** Returns the values that a claim implies, such as a length in days from two dates. */
  implied?: (claim: z.output<z.ZodObject<Fields>>) => object;
  /** Values that mean unknown, by field. When one source's claims are merged, any other value takes precedence. */
  open?: Readonly<Record<string, unknown>>;
  /** Columns that cannot be derived from a field by name. */
  computed?: Readonly<Record<string, (claim: never, cite: CitedSpan[]) => unknown>>;
  /** Returns the quoted words that the first passages span, one after the other. */
  quotedWords?: (claim: never, cite: CitedSpan[]) => string[];
  /** Returns the sort key of a claim among its owner's claims. By default, claims keep the order of the source. */
  rank?: (claim: never) => number;
  /** Whether mutations identify objects by their key instead of their global id. */
  namedByKey?: true;
  /** The field from which a mutation derives the slug if none is given. */
  slugFrom?: string;
}

/**
 * The fields that form the label: either the first field with a value, or all of them. With `all`, each field is a reference,
 * such as the two relatives of a kinship.
 */
export type Caption = { first: readonly string[] } | { all: readonly string[] };

/** Where an annotation holds the claims of a kind: in a table, keyed by slug. */
export interface TablePlace {
  table: string;
  /** The kind's only field, if annotations write just its value instead of a table. */
  bare?: string;
  /** The column that stores the slug, if slugs are unique only within a source. */
  slug?: 'key';
}

export interface ListPlace {
  list: string;
  /** The plural of the owning kind. Each claim of the owning kind has such a list. */
  of?: string;
}

export interface Kind extends Omit<Declaration, 'fit' | 'implied'> {
  /** The model's name with a lower-case initial, such as `visit`. */
  name: string;
  /** The column that refers to it in other tables, such as `visitId`. */
  foreignKey: string;
  /** The shape of a claim in an annotation, without lists of other kinds. */
  shape: z.ZodObject;
  fit?: (resolved: Claim, claims: Claim[]) => Claim;
  implied?: (claim: Claim) => Claim;
}

type Cite<Cited extends Declaration['cited']> = Cited extends 'always'
  ? { cite: typeof cite }
  : Cited extends 'sometimes'
    ? { cite: typeof mayCite }
    : object;

/** Declares a kind, preserving its types. */
export function kind<
  const Fields extends z.ZodRawShape,
  const Plural extends string,
  const Model extends ModelName,
  const Cited extends Declaration['cited'],
>(
  declared: Declaration<Fields> & { plural: Plural; model: Model; cited: Cited },
): Omit<Kind, 'plural' | 'model' | 'shape'> & {
  plural: Plural;
  model: ModelName;
  shape: ReturnType<typeof z.strictObject<Fields & Cite<Cited>>>;
} {
  const { model, fields, cited } = declared;
  const name = uncapitalize(model);
  const passages = cited === 'always' ? { cite } : cited === 'sometimes' ? { cite: mayCite } : {};
  const shape = z.strictObject({ ...fields, ...passages } as unknown as Fields & Cite<Cited>);
  return { ...(declared as unknown as Kind), plural: declared.plural, model, name, foreignKey: `${name}Id`, shape };
}
