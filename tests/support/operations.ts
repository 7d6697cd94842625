import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { authorizedFields } from '../../src/query/compile/authorized-fields.js';

/** An operation and its variables, generated from the schema alone. */
export interface GeneratedOperation {
  source: string;
  variables: Record<string, unknown>;
}

/** Texts, ids and cursors that exist in the store, by argument or type. All other values are invented. */
export interface Vocabulary {
  slugs: string[];
  ids: string[];
  cursors: string[];
  codes: string[];
  words: string[];
}

/** Draws from a sequence of numbers, so that fast-check can shrink the operation by shrinking the numbers. */
class Draw {
  private next = 0;
  constructor(private readonly numbers: number[]) {}
  /** Returns an integer from 0 to below `below`; 0 once the numbers are used up, which ends the generation. */
  int(below: number): number {
    return (this.numbers[this.next++] ?? 0) % below;
  }
  chance(percent: number): boolean {
    return this.int(100) >= 100 - percent;
  }
  one<T>(items: readonly T[]): T {
    return items[this.int(items.length)]!;
  }
}

/** Valid queries of every kind that need no authorization, with arguments, variables, aliases and fragments. */
export function operations(schema: GraphQLSchema, vocabulary: () => Vocabulary): fc.Arbitrary<GeneratedOperation> {
  return fc
    .array(fc.nat(9_999), { minLength: 20, maxLength: 260, size: 'max' })
    .map((numbers) => operationOf(schema, vocabulary(), numbers));
}

/** Generates the operation for a sequence of numbers. */
export function operationOf(schema: GraphQLSchema, vocabulary: Vocabulary, numbers: number[]): GeneratedOperation {
  return new Generator(schema, vocabulary, new Draw(numbers)).operation();
}

class Generator {
  private readonly variables: Record<string, { type: string; value: unknown }> = {};
  private readonly fragments: string[] = [];
  private readonly authorized = authorizedFields();
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly vocabulary: Vocabulary,
    private readonly draw: Draw,
  ) {}

  operation(): GeneratedOperation {
    const body = this.selection(this.schema.getQueryType()!, 0);
    const names = Object.entries(this.variables);
    const definitions = names.map(([name, { type }]) => `$${name}: ${type}`).join(', ');
    const source = `query Generated${definitions && `(${definitions})`} ${body}\n${this.fragments.join('\n')}`;
    // Nullable variables are sometimes omitted.
    const given = names.filter(([, { value }]) => value !== undefined).map(([name, { value }]) => [name, value]);
    return { source, variables: Object.fromEntries(given) as Record<string, unknown> };
  }

  /** A selection set in braces. Response keys never conflict, because every field with arguments has a unique alias. */
  private selection(type: GraphQLObjectType, depth: number, unique = false): string {
    const fields = Object.values(type.getFields())
      .filter((field) => depth < 6 || isLeafType(getNamedType(field.type)))
      .filter(({ name }) => !this.authorized.has(`${type.name}.${name}`));
    const count = 1 + this.draw.int(depth === 0 ? 2 : 4);
    const parts: string[] = [];
    for (let each = 0; each < count && this.fields < 40; each++) {
      if (fields.length === 0 || this.draw.chance(8)) parts.push(this.typename());
      else parts.push(this.wrapped(type, this.field(this.draw.one(fields), depth, unique)));
    }
    return `{ ${parts.join(' ') || '__typename'} }`;
  }

  private typename(): string {
    return this.draw.chance(50) ? '__typename' : `t${this.draw.int(3)}: __typename`;
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, unique: boolean): string {
    this.fields++;
    // Exactly one of the two arguments that identify an object; both or neither would be refused.
    const [bySlug, hasBoth] = [
      this.draw.chance(50),
      ['slug', 'identifier'].every((key) => field.args.some(({ name }) => name === key)),
    ];
    const args = field.args.flatMap((arg) => {
      if (hasBoth && ['slug', 'identifier'].includes(arg.name)) {
        const isGiven = (arg.name === 'slug') === bySlug;
        return isGiven ? [`${arg.name}: ${JSON.stringify(this.present(arg.type, arg.name, 0))}`] : [];
      }
      const required = isNonNullType(arg.type);
      // Rarely given, because most combinations are refused: cursors of another list, or both sizes.
      const seldom = ['after', 'before', 'last'].includes(arg.name);
      if (!required && this.draw.chance(seldom ? 88 : 55)) return [];
      return [`${arg.name}: ${this.input(arg.type, arg.name, 0, false)}`];
    });
    const alias = unique || field.args.length || this.draw.chance(15) ? `f${this.fields}_${field.name}: ` : '';
    const call = args.length ? `(${args.join(', ')})` : '';
    return `${alias}${field.name}${call}${this.directive()} ${this.inner(field.type, depth + 1)}`;
  }

  private inner(output: GraphQLOutputType, depth: number): string {
    const type = getNamedType(output);
    if (isObjectType(type)) return this.selection(type, depth);
    if (!isAbstractType(type)) return '';
    const possible = this.schema.getPossibleTypes(type);
    const parts = Array.from({ length: 1 + this.draw.int(3) }, () => {
      const object = this.draw.one(possible);
      return `... on ${object.name} ${this.selection(object, depth, true)}`; // keys unique across types
    });
    return `{ __typename ${parts.join(' ')} }`;
  }

  private wrapped(type: GraphQLObjectType, field: string): string {
    if (this.draw.chance(10)) return `... on ${type.name}${this.directive()} { ${field} }`;
    if (this.draw.chance(10)) {
      const name = `F${this.fragments.length}`;
      this.fragments.push(`fragment ${name} on ${type.name} { ${field} }`);
      return `...${name}${this.directive()}`;
    }
    return field;
  }

  private directive(): string {
    if (!this.draw.chance(8)) return '';
    const name = this.draw.one(['skip', 'include']);
    const value = this.draw.chance(50);
    return ` @${name}(if: ${this.draw.chance(50) ? this.variable('Boolean!', value) : value})`;
  }

  private variable(type: string, value: unknown): string {
    const name = `v${Object.keys(this.variables).length}`;
    this.variables[name] = { type, value };
    return `$${name}`;
  }

  /** The value of an argument: a literal, or a variable with this value. */
  private input(type: GraphQLInputType, name: string, depth: number, inList: boolean): string {
    const value = this.value(type, name, depth);
    const nullable = !isNonNullType(type);
    if (depth === 0 && !inList && this.draw.chance(50)) {
      return this.variable(String(type), value === null && nullable && this.draw.chance(50) ? undefined : value);
    }
    return this.literal(value, type, inList ? 0 : 10);
  }

  /** Replaces some values, at any depth, with variables. */
  private literal(value: unknown, type: GraphQLInputType, percent: number): string {
    if (isNonNullType(type)) return this.literal(value, type.ofType, percent);
    if (value === null || value === undefined) return 'null';
    if (this.draw.chance(percent)) return this.variable(`${String(type)}!`, value);
    if (isListType(type)) {
      return `[${(value as unknown[]).map((each) => this.literal(each, type.ofType, 2 * percent)).join(', ')}]`;
    }
    if (isEnumType(type)) return value as string;
    if (isInputObjectType(type)) {
      const fields = type.getFields();
      return `{ ${Object.entries(value as object)
        .map(([key, each]) => `${key}: ${this.literal(each, fields[key]!.type, percent)}`)
        .join(', ')} }`;
    }
    return JSON.stringify(value);
  }

  private value(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return this.present(type.ofType, name, depth);
    return this.draw.chance(10) ? null : this.present(type, name, depth);
  }

  private present(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return this.present(type.ofType, name, depth);
    if (isListType(type)) {
      return Array.from({ length: this.draw.int(depth > 3 ? 1 : 3) }, () => this.present(type.ofType, name, depth + 1));
    }
    if (isEnumType(type)) return this.draw.one(type.getValues()).name;
    if (isInputObjectType(type)) return this.object(type.isOneOf, Object.values(type.getFields()), depth);
    return this.leaf(type.name, name);
  }

  private object(oneOf: boolean, fields: { name: string; type: GraphQLInputType }[], depth: number): object {
    const simple = fields.filter(({ type }) => depth < 4 || !isInputObjectType(getNamedType(type) as never));
    if (oneOf) {
      const { name, type } = this.draw.one(fields);
      return { [name]: this.present(type, name, depth + 1) };
    }
    const chosen = simple.length ? Array.from({ length: this.draw.int(3) }, () => this.draw.one(simple)) : [];
    return Object.fromEntries(chosen.map(({ name, type }) => [name, this.value(type, name, depth + 1)]));
  }

  private leaf(type: string, name: string): unknown {
    const { slugs, ids, cursors, codes, words } = this.vocabulary;
    switch (type) {
      case 'Int':
        return this.draw.chance(3) ? this.draw.one([-1, 101]) : this.draw.one([0, 1, 2, 3, 5, 7, 20, 100]);
      case 'ID':
        return this.draw.chance(5) ? 'nonsense' : this.draw.one(ids);
      case 'Date':
        return this.draw.one(['2018-03-25', '0001-01-01', '9999-12-31', '2000-05-31', '2018-01-01']);
      case 'DateTime':
        return this.draw.one([
          '2026-11-25T03:02:54.338Z',
          '2026-11-25T12:02:54.337+09:00',
          '9999-12-31T23:59:59.999Z',
          '0001-01-01T00:00:00Z',
        ]);
      case 'Curie':
        return this.draw.one(['wikidata:Q1', 'viaf:12', 'wikidata:Q56226']);
      case 'Boolean':
        return this.draw.chance(50);
    }
    if (name === 'after' || name === 'before') return this.draw.chance(10) ? 'nonsense' : this.draw.one(cursors);
    if (name === 'slug') return this.draw.one(slugs);
    if (name === 'dataVersion') return this.draw.one(['0', '1', '5', '900']);
    if (name === 'code') return this.draw.one(codes);
    return this.draw.one([...words, ...slugs.slice(0, 3), ...codes.slice(0, 2)]);
  }
}
