import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, type GraphQLSchema } from 'graphql';
import { SCHEMES } from '../../model/identifiers.js';
import { badUserInput, ClientError } from '../../shared/errors.js';
import { defaultPageSize } from '../../query/paging/page-size.js';
import { type StreamPlan, StreamPlanner } from './stream/plan-stream.js';
import { type OriginOf, requestUrl } from '../../http/request.js';
import { parsedJson } from '../../shared/json.js';
import { CostMeter } from '../../http/limits/cost-meter.js';
import { atMost, LIMITS } from '../../http/limits/limits.js';
import { pointsForNodes } from '../../http/limits/rate-limit.js';
import type { TableSizes } from '../../http/limits/table-sizes.js';
import { checkVariables } from '../../http/limits/variables.js';
import { CSV, csvMetadata } from './formats/csv.js';
import type { ExporterOf } from './exporter.js';
import type { Export, Graph } from './exported.js';
import { allExports } from './exports.js';
import {
  type ExportFormat,
  type ExportWriter,
  type FileFormat,
  type FileOptions,
  parsedRow,
  type ReadRow,
} from './formats/format.js';
import { FORMATS } from './formats/formats.js';
import { toSlug } from '../../model/slug.js';
import { QUICK_STATEMENTS } from './formats/quickstatements.js';
import type { SendRows } from './send-rows.js';

// Serves the files in /export.

/** Describes a CSV file, instead of containing rows. */
const CSV_METADATA = 'csv-metadata.json';
/** Query parameters for lists, CSV files and Wikidata statements. */
const PARAMETERS = ['where', 'orderBy', 'bom', 'offices'];
/** The number of nodes per page, for rows that have no root list. */
const STORED_PAGE = 5 * defaultPageSize;

export interface ExportOptions {
  schema: GraphQLSchema;
  sizes: TableSizes;
  exporterOf: ExporterOf;
  send: SendRows;
  originOf: OriginOf;
}

interface Planned {
  plan: StreamPlan;
  /** The number of objects on a page, and the page's cost, which includes everything that is read to find them. */
  pageNodes: number;
  price: number;
}

/** Answers /export/visits.csv and the other files of rows. */
export function exportHandler({ schema, sizes, exporterOf, send, originOf }: ExportOptions) {
  const planner = new StreamPlanner(schema);
  const [objects, prices] = [new CostMeter(schema), new CostMeter(schema, sizes)];

  function plan(
    { name, document, rows }: Pick<Export, 'name' | 'document' | 'rows'>,
    variables: Record<string, unknown>,
  ): Planned {
    if (rows) {
      if (Object.keys(variables).length > 0) throw badUserInput(`${name} cannot be filtered or sorted.`);
      return { plan: planner.planAll(document, rows), pageNodes: STORED_PAGE, price: STORED_PAGE };
    }
    const operation = getOperationAST(document)!;
    const known = operation.variableDefinitions!.map(({ variable }) => variable.name.value);
    const unknown = Object.keys(variables).find((name) => !known.includes(name));
    if (unknown) throw badUserInput(`${name} have no \`${unknown}\`.`);
    checkVariables(variables, LIMITS.variableBytes);
    const planned = planner.plan(document, operation, variables);
    void sizes.refresh();
    const { nodes, conditions } = objects.measure(document, operation, variables)!;
    const price = prices.measure(document, operation, variables)!;
    atMost('conditions', conditions, (count) => `The filter and the order have ${count} conditions`);
    return { plan: planned, pageNodes: nodes, price: price.nodes };
  }

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { exported, extension } = fileOf(allExports(schema), (request.params as { file: string }).file);
    if (extension === CSV_METADATA) {
      const metadata = csvMetadata(`${exported.name}.csv`, exported.columns, exported.key);
      return reply.type('application/csvm+json').send(JSON.stringify(metadata));
    }
    const { format, writer } = formatOf(exported, extension);
    const { bom = false, offices = {}, ...given } = parametersOf(request);
    if (typeof bom !== 'boolean') throw badUserInput('`bom` must be true or false.');
    if (bom && format !== CSV) throw badUserInput('Only CSV has a byte order mark: omit `bom`.');
    checkOffices(offices, format);
    const { price, ...planned } = plan(
      { ...exported, ...writer.read },
      exported.where && !('where' in given) ? { ...given, where: exported.where } : given,
    );
    const { context, client, meter } = await exporterOf(request, reply);
    await meter?.charge(pointsForNodes(price));
    const { leastVersion } = context;
    const fileName = `${nameOf(exported.name, given['where'])}.${extension}`;
    if (format === CSV) {
      reply.header('link', `<${exported.name}.${CSV_METADATA}>; rel="describedby"; type="application/csvm+json"`);
    }
    return send(request, reply, {
      ...planned,
      format: (version) =>
        onlyEdges(writer.write({ origin: originOf(request), version, accessedOn: today(), bom, offices }), exported.graph),
      fileName,
      leastVersion,
      client,
      meter,
    });
  };
}

const LONGEST_NAME = 80;

/** Returns the name of a file with the values of its filter, such as visits-india-1960s, without lists and what it excludes. */
function nameOf(exported: string, where: unknown): string {
  const words = (of: unknown, field: string): (string | number)[] => {
    if (typeof of === 'string' || typeof of === 'number') return [field === 'decade' ? `${of}s` : of];
    if (typeof of !== 'object' || of === null || (Array.isArray(of) && of.length > 1) || field === 'NOT') return [];
    return Object.entries(of).flatMap(([name, value]) => words(value, name === 'equals' || Array.isArray(of) ? field : name));
  };
  const name = toSlug([exported, ...new Set(words(where, ''))].join(' '));
  return name.slice(0, LONGEST_NAME).replace(/-$/, '');
}

/** @throws ClientError NOT_FOUND for an unknown export */
function fileOf(exports: ReadonlyMap<string, Export>, file: string): { exported: Export; extension: string } {
  const [, name = file, extension = ''] = /^([^.]*)\.(.*)$/.exec(file) ?? [];
  const exported = exports.get(name);
  if (exported) return { exported, extension };
  throw new ClientError('NOT_FOUND', `There is no export with that name. The exports are ${[...exports.keys()].join(', ')}.`);
}

/** @throws ClientError NOT_ACCEPTABLE for a format that the export does not have */
function formatOf(exported: Export, extension: string): { format: FileFormat; writer: ExportWriter } {
  const format = FORMATS.find((each) => each.extension === extension);
  const writer = format?.of(exported);
  if (writer) return { format: format!, writer };
  const { name } = exported;
  const extensions = [...extensionsOf(exported), CSV_METADATA];
  throw new ClientError('NOT_ACCEPTABLE', `${name} are exported as ${extensions.join(', ')}: /export/${name}.csv.`);
}

/** Returns the extensions of the formats that an export has. */
const extensionsOf = (exported: Export): string[] =>
  FORMATS.filter((format) => format.of(exported)).map(({ extension }) => extension);

/** Answers /export with the names of all exports, the formats of each, and what the formats are. */
export function exportIndex(schema: GraphQLSchema) {
  const index = {
    exports: [...allExports(schema).values()].map((each) => ({ name: each.name, formats: extensionsOf(each) })),
    formats: Object.fromEntries(FORMATS.map(({ extension, summary }) => [extension, summary])),
  };
  return (_: FastifyRequest, reply: FastifyReply) => reply.send(index);
}

/** Omits counts that are not edges, if the rows are edges of a graph. */
function onlyEdges(format: ExportFormat, graph: Graph | null): ExportFormat {
  if (!graph) return format;
  const rows = (lines: ReadRow[], isFirst: boolean) => {
    const edges = lines.filter((line) => graph.edgeOf(parsedRow(line)));
    return edges.length > 0 ? format.rows(edges, isFirst) : '';
  };
  return { ...format, rows, isPartial: true };
}

const today = (): string => new Date().toISOString().slice(0, 10);

/** @throws ClientError BAD_USER_INPUT */
function checkOffices(offices: unknown, format: FileFormat): asserts offices is FileOptions['offices'] {
  const isGiven = typeof offices === 'object' && offices !== null && !Array.isArray(offices);
  const values: unknown[] = isGiven ? Object.values(offices) : [];
  if (!isGiven || !values.every((id) => typeof id === 'string' && SCHEMES.wikidata.pattern.test(id)))
    throw badUserInput('`offices` must map each office to its Wikidata id: {"President@france":"Q191954"}.');
  if (values.length > 0 && format !== QUICK_STATEMENTS)
    throw badUserInput(`\`offices\` applies only to statements for Wikidata: use positions.${QUICK_STATEMENTS.extension}.`);
}

function parametersOf(request: FastifyRequest): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [name, text] of requestUrl(request).searchParams) {
    if (!PARAMETERS.includes(name)) throw badUserInput(`Unknown parameter. The parameters are ${PARAMETERS.join(', ')}.`);
    parameters[name] = parsedJson(text);
    if (parameters[name] === undefined) throw badUserInput(`\`${name}\` must be JSON, as in GraphQL's variables.`);
  }
  return parameters;
}
