import type { PrismaClient } from '../db/generated/client.js';
import type { Model } from './load/loader.js';

/** How a filter reaches the rows of a relation: by a foreign key on this side or on theirs. */
export type Relation = { model: Model } & ({ own: string } | { theirs: string });

interface Field {
  name: string;
  kind: 'scalar' | 'enum' | 'object' | 'unsupported';
  type: string;
  relationName?: string;
}

/** What Prisma's client knows of the stored shape. A relation's foreign key is its name and "Id", everywhere. */
export class Models {
  readonly #fields = new Map<string, Map<string, Field>>();

  constructor(prisma: PrismaClient) {
    const { models } = (prisma as unknown as { _runtimeDataModel: { models: Record<string, { fields: Field[] }> } })
      ._runtimeDataModel;
    for (const [name, { fields }] of Object.entries(models)) {
      this.#fields.set(name, new Map(fields.map((field) => [field.name, field])));
    }
  }

  isColumn(model: string, name: string): boolean {
    const kind = this.#fields.get(model)?.get(name)?.kind;
    return kind === 'scalar' || kind === 'enum';
  }

  /** The PostgreSQL type of a column, as a cast names it; of a list, that of its items. */
  columnType(model: string, name: string): string {
    const field = this.#fields.get(model)!.get(name)!;
    if (field.kind === 'enum') return `"${field.type}"`;
    if (field.type === 'DateTime') return name.endsWith('At') ? 'timestamptz' : 'date';
    if (field.type === 'Int') return 'int';
    return name === 'id' || name.endsWith('Id') ? 'uuid' : 'text';
  }

  relation(model: string, name: string): Relation | undefined {
    const fields = this.#fields.get(model)!;
    const field = fields.get(name);
    if (field?.kind !== 'object') return undefined;
    if (fields.has(`${name}Id`)) return { model: field.type as Model, own: `${name}Id` };
    const back = [...this.#fields.get(field.type)!.values()].find(
      (each) => each.relationName === field.relationName && each.name !== name,
    );
    return { model: field.type as Model, theirs: `${back!.name}Id` };
  }
}
