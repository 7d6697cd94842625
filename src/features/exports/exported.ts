import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { claimFields } from '../../model/kinds/fields.js';
import { KINDS } from '../../model/kinds/kinds.js';
import { contradictingClaims } from './claims-json-ld.js';
import type { CitedObject } from './formats/citations.js';
import type { AllRows } from './stream/plan-stream.js';
import type { ExportColumn } from './formats/columns.js';
import { exportColumns } from './formats/columns-of.js';
import type { Edge } from './formats/gexf.js';
import type { NotInWikidata, WikidataFact } from './formats/quickstatements.js';
import { type JsonLdContext, schemaOrg, jsonLdNode, type JsonLdNode } from './formats/json-ld.js';

/**
 * A type of object that can be exported, as in /export/visits.csv. Its document, columns and nodes are derived from its type.
 */
export interface Exported {
  /** The name in the URL: that of the root list, if there is one. */
  name: string;
  /** The type in the schema. */
  type: string;
  /** Where the rows come from, if there is no root list. */
  rows?: AllRows;
  /** The root field that lists them, with fixed arguments. Defaults to the field called `name`. */
  list?: { field: string; args: string };
  /** The default filter. */
  where?: object;
  /**
   * The CSV columns, in order: fields of the type, and computed columns. The document selects all of them. The kind's other
   * fields are appended, so that existing columns keep their positions.
   */
  columns: readonly (string | Made)[];
  /** The columns that identify a row. Defaults to the slug. */
  key?: string | string[];
  context?: (origin: string) => JsonLdContext;
  /** Absent if there is no JSON-LD. The time of the last change is added to the properties. */
  jsonLd?: JsonLdNode | ((row: never) => object);
  /** Absent if the rows are not edges of a graph. */
  graph?: Graph;
  /** How to cite a row, and the fields that this requires. Absent if the rows have no pages. */
  citation?: Citing;
  /**
   * Converts a row to a Wikidata statement, and names the fields that this requires. Absent if Wikidata has no such statements.
   */
  wikidata?: InWikidata;
}

export interface InWikidata {
  selects: string;
  /** `offices`: the offices' Wikidata ids, as given in the request, by name. */
  fact: (row: never, offices: Readonly<Record<string, string>>) => WikidataFact | NotInWikidata;
}

export interface Citing {
  selects: string;
  cite: (row: never) => CitedObject;
}

export interface Graph {
  isDirected: boolean;
  description: string;
  edgeOf: (row: never) => Edge | null;
}

/** Computed columns, and the fields that they require. */
export interface Made {
  selects: string;
  columns: ExportColumn<never>[];
}

/** A schema field, with properties that its name and type do not show. */
export interface TypedField {
  field: GraphQLField<unknown, unknown>;
  isList: boolean;
}

/** An export, derived from its declaration and the schema. */
export interface Export {
  name: string;
  /** The type in the schema. */
  type: string;
  /** A query for the root list, with variables for the filter and the order; or a fragment on the type. */
  document: DocumentNode;
  rows: AllRows | null;
  columns: ExportColumn<never>[];
  key: string | string[];
  where: object | null;
  context: (origin: string) => JsonLdContext;
  jsonLd: ((row: never) => object) | null;
  graph: Graph | null;
  /** The same query, but selecting the fields for citations. */
  cited: { document: DocumentNode; citation: (row: never) => CitedObject } | null;
  wikidata: { document: DocumentNode; rows: AllRows; fact: InWikidata['fact'] } | null;
}

/** @throws Error if a field is not in the type */
export function deriveExport(schema: GraphQLSchema, exported: Exported, plurals: ReadonlyMap<string, string>): Export {
  const { name, rows = null, list, where = null, key = 'slug', context = schemaOrg, jsonLd, graph = null, citation } = exported;
  const type = schema.getType(exported.type) as GraphQLObjectType;
  const made = exported.columns.map((each) => (typeof each === 'string' ? exportColumns(fieldOf(type, each)) : each));
  made.push(...unlisted(type, made).map(exportColumns));
  const isDisputable = typeof jsonLd === 'object' && type.getInterfaces().some((each) => each.name === 'Disputable');
  if (isDisputable) made.push({ selects: DISAGREEMENTS, columns: [] });
  const columns = made.flatMap((each) => each.columns);
  const selected = made.map(({ selects }) => selects);
  // Every export begins with the id and ends with the time of the last change.
  const isUpdated = selected.includes('updatedAt');
  const fields = [
    ...(key === 'slug' || key === 'id' ? ['id'] : []),
    ...selected.filter((each) => each !== 'updatedAt'),
    ...(isUpdated ? ['updatedAt'] : []),
  ].join(' ');
  const document = parse(
    rows ? `fragment Export on ${exported.type} { ${fields} }` : listOf(schema, list ?? { field: name, args: '' }, fields),
  );
  const said =
    typeof jsonLd === 'object'
      ? { ...jsonLd, ...(isUpdated && { dateModified: 'updatedAt' }), ...(isDisputable && { subjectOf }) }
      : jsonLd;
  const node = typeof said === 'object' ? jsonLdNode(name, said, (each) => fieldOf(type, each), plurals) : (said ?? null);
  const cited = citation && {
    document: parse(listOf(schema, list ?? { field: name, args: '' }, citation.selects)),
    citation: citation.cite,
  };
  const wikidata = exported.wikidata && {
    document: parse(`fragment Export on ${exported.type} { ${exported.wikidata.selects} }`),
    rows: { ...rows!, more: [] },
    fact: exported.wikidata.fact,
  };
  return {
    ...{ name, type: exported.type, document, rows, columns, key, where, context, jsonLd: node, graph },
    ...{ cited: cited ?? null, wikidata: wikidata ?? null },
  };
}

const DISAGREEMENTS = 'disagreements { field keptBecause values { value standing source { slug } } }';

const subjectOf = ({ disagreements }: { disagreements: Parameters<typeof contradictingClaims>[0] }) =>
  contradictingClaims(disagreements, ({ slug }) => `sources/${slug}`);

/** The kind's fields that sources may claim and that no column uses. Their columns come last. */
function unlisted(type: GraphQLObjectType, made: readonly Made[]): TypedField[] {
  const kind = KINDS.find(({ model }) => model === type.name);
  if (!kind) return [];
  const { definitions } = parse(`{ ${made.map(({ selects }) => selects).join(' ')} }`);
  const { selections } = (definitions[0] as OperationDefinitionNode).selectionSet;
  const listed = new Set(selections.map((each) => (each as FieldNode).name.value));
  const claimed = claimFields(kind.shape).filter(
    ({ name, isComputed }) => !isComputed && !listed.has(name) && name in type.getFields(),
  );
  return claimed.map(({ name }) => fieldOf(type, name));
}

function listOf(schema: GraphQLSchema, { field, args: always }: Required<Exported>['list'], fields: string): string {
  const args = schema
    .getQueryType()!
    .getFields()
    [field]!.args.filter((arg) => ['where', 'orderBy'].includes(arg.name));
  const variables = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = [always, ...args.map((arg) => `${arg.name}: $${arg.name}`)].join(' ');
  return `query Export(${variables}) { ${field}(${passed}) { nodes { ${fields} } } }`;
}

function fieldOf(type: GraphQLObjectType, name: string): TypedField {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name} to export`);
  return { field, isList: isListType(getNullableType(field.type)) };
}

export const fieldType = ({ field }: TypedField) => getNamedType(field.type);

/** Returns the name of the export whose slugs a column contains; null if there is none. */
export function referredExport({ refersTo }: ExportColumn<never>, exports: ReadonlyMap<string, Export>): string | null {
  const found = [...exports.values()].find(({ type, key }) => type === refersTo && key === 'slug');
  return found?.name ?? null;
}
