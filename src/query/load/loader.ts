import { uncapitalize } from '../../shared/capitals.js';
import DataLoader from 'dataloader';
import type { Prisma, PrismaClient } from '../../db/generated/client.js';

/** The name of a stored type, which is the same in GraphQL and Prisma. */
export type Model = Prisma.ModelName;

/** A stored row of a model, as resolvers pass it to nested fields. */
export type LoadedRow<M extends Model = Model> = Prisma.TypeMap['model'][M]['payload']['scalars'];

export interface StoredRow {
  id: string;
  [column: string]: unknown;
}

/** The few methods that reading needs, the same for every model. Prisma's own types cannot express "any model". */
interface ModelClient {
  findMany(query: object): Promise<StoredRow[]>;
  findFirst(query: object): Promise<StoredRow | null>;
  findUnique(query: object): Promise<StoredRow | null>;
}

/**
 * Loads rows for one request. All rows of one kind that are requested in the same tick are loaded by one statement, up to
 * 1,000 keys per statement.
 */
export class Loader {
  /** Created on first use, because a compiled operation loads no rows. */
  #loaders: Map<string, DataLoader<string, unknown>> | undefined;

  constructor(private readonly prisma: PrismaClient) {}

  model(name: Model): ModelClient {
    const property = uncapitalize(name);
    return this.prisma[property] as unknown as ModelClient;
  }

  raw<Rows>(sql: Prisma.Sql): Promise<Rows> {
    return this.prisma.$queryRaw<Rows>(sql);
  }

  /** Returns the row with this id, or null if there is none or the id is null. */
  async one<M extends Model>(name: M, id: string | null): Promise<LoadedRow<M> | null> {
    if (id === null) return null;
    return this.batch<LoadedRow<M> | null>(name, id, async (ids) => {
      const rows = await this.model(name).findMany({ where: { id: { in: ids } } });
      return new Map(rows.map((row) => [row.id, row as unknown as LoadedRow<M>]));
    });
  }

  /** Returns the row that a foreign key refers to. @throws Error if it does not exist */
  async required<M extends Model>(name: M, id: string): Promise<LoadedRow<M>> {
    const row = await this.one(name, id);
    if (!row) throw new Error(`${name} ${id} is referred to, but does not exist`);
    return row;
  }

  /** Loads any other value by key. `find` receives all keys of one tick; a key missing from its result resolves to null. */
  async batch<T>(kind: string, key: string, find: (keys: string[]) => Promise<Map<string, T>>): Promise<T> {
    const loaders = (this.#loaders ??= new Map());
    let loader = loaders.get(kind) as DataLoader<string, T> | undefined;
    if (!loader) {
      const load = async (keys: readonly string[]) => {
        const found = await find([...keys]);
        return keys.map((each) => found.get(each) ?? (null as T));
      };
      loader = new DataLoader(load, { maxBatchSize: 1_000 });
      loaders.set(kind, loader);
    }
    return loader.load(key);
  }
}
