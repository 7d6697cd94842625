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
import { csv, csvMetadata, type CsvOptions } from './formats/csv.js';
import type { ExporterOf } from './exporter.js';
import { jsonLines } from './json-lines.js';
import { jsonLd } from './formats/json-ld.js';
import { CITATION_FILES, citationFormat } from './formats/citations.js';
import type { Export, Graph } from './exported.js';
import { allExports } from './exports.js';
import type { ExportFormat } from './formats/format.js';
import { gexf } from './formats/gexf.js';
import { toSlug } from '../../model/slug.js';
import { quickStatements } from './formats/quickstatements.js';
import { parquet } from './formats/parquet.js';
import type { SendRows } from './send-rows.js';

// Serves the files in /export.

/** The formats that every export has, by extension. Add a format here. */
const FORMATS: Readonly<Record<string, (of: Export, options: Required<CsvOptions>) => ExportFormat>> = {
  jsonl: () => jsonLines('application/jsonl; charset=utf-8'),
  csv: ({ columns }, options) => csv(columns, options),
  parquet: ({ columns }, options) => parquet(columns, options),
};
/** Describes a CSV file, instead of containing rows. */
const CSV_METADATA = 'csv-metadata.json';
/** Query parameters for lists, CSV files and Wikidata statements. */
const PARAMETERS = ['where', 'orderBy', 'bom', 'offices'];
/** Wikidata statements, as QuickStatements. */
const QUICK_STATEMENTS = 'qs';
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
    const { exported, format } = fileOf(allExports(schema), (request.params as { file: string }).file);
    if (format === CSV_METADATA) {
      const metadata = csvMetadata(`${exported.name}.csv`, exported.columns, exported.key);
      return reply.type('application/csvm+json').send(JSON.stringify(metadata));
    }
    const { bom = false, offices = {}, ...given } = parametersOf(request);
    if (typeof bom !== 'boolean') throw badUserInput('`bom` must be true or false.');
    if (bom && format !== 'csv') throw badUserInput('Only CSV has a byte order mark: omit `bom`.');
    checkOffices(offices, format);
    const read = format in CITATION_FILES ? exported.cited : format === QUICK_STATEMENTS ? exported.wikidata : null;
    const { price, ...planned } = plan(
      { ...exported, ...read },
      exported.where && !('where' in given) ? { ...given, where: exported.where } : given,
    );
    const { context, client, meter } = await exporterOf(request, reply);
    await meter?.charge(pointsForNodes(price));
    const { leastVersion } = context;
    const fileName = `${nameOf(exported.name, given['where'])}.${format}`;
    if (format === 'csv') {
      reply.header('link', `<${exported.name}.${CSV_METADATA}>; rel="describedby"; type="application/csvm+json"`);
    }
    return send(request, reply, {
      ...planned,
      format: (version) => formatOf(exported, format, { origin: originOf(request), bom, version, offices }),
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

/** @throws ClientError NOT_FOUND for an unknown export, NOT_ACCEPTABLE for an unknown format */
function fileOf(exports: ReadonlyMap<string, Export>, file: string): { exported: Export; format: string } {
  const [, name = file, format = ''] = /^([^.]*)\.(.*)$/.exec(file) ?? [];
  const exported = exports.get(name);
  if (!exported) {
    throw new ClientError('NOT_FOUND', `There is no export with that name. The exports are ${[...exports.keys()].join(', ')}.`);
  }
  const formats = [
    ...Object.keys(FORMATS),
    CSV_METADATA,
    ...(exported.jsonLd ? ['jsonld'] : []),
    ...(exported.graph ? ['gexf'] : []),
    ...(exported.cited ? Object.keys(CITATION_FILES) : []),
    ...(exported.wikidata ? [QUICK_STATEMENTS] : []),
  ];
  if (formats.includes(format)) return { exported, format };
  throw new ClientError('NOT_ACCEPTABLE', `${name} are exported as ${formats.join(', ')}: /export/${name}.csv.`);
}

interface FormatOptions extends Required<CsvOptions> {
  version: number;
  offices: Offices;
}

function formatOf(of: Export, format: string, options: FormatOptions): ExportFormat {
  const { context, jsonLd: node, graph, cited, wikidata } = of;
  const citations = CITATION_FILES[format];
  const accessedOn = new Date().toISOString().slice(0, 10);
  if (citations) return citationFormat(citations, { ...options, accessedOn, citation: cited!.citation });
  if (format === QUICK_STATEMENTS) {
    return quickStatements({ ...options, accessedOn, fact: (row: never) => wikidata!.fact(row, options.offices) });
  }
  if (format === 'gexf') return gexf(graph!.edgeOf, graph!);
  if (format === 'jsonld') return jsonLd(context(options.origin), node!);
  const all = FORMATS[format]!(of, options);
  return graph ? edgesAlone(all, graph) : all;
}

/** Omits counts that are not edges. */
function edgesAlone(format: ExportFormat, { edgeOf }: Graph): ExportFormat {
  const rows = (lines: string[], isFirst: boolean) => {
    const edges = lines.filter((line) => edgeOf(JSON.parse(line) as never));
    return edges.length > 0 ? format.rows(edges, isFirst) : '';
  };
  return { ...format, rows, isPartial: true };
}

type Offices = Readonly<Record<string, string>>;

/** @throws ClientError BAD_USER_INPUT */
function checkOffices(offices: unknown, format: string): asserts offices is Offices {
  const isGiven = typeof offices === 'object' && offices !== null && !Array.isArray(offices);
  const values: unknown[] = isGiven ? Object.values(offices) : [];
  if (!isGiven || !values.every((id) => typeof id === 'string' && SCHEMES.wikidata.pattern.test(id)))
    throw badUserInput('`offices` must map each office to its Wikidata id: {"President@france":"Q191954"}.');
  if (values.length > 0 && format !== QUICK_STATEMENTS)
    throw badUserInput(`\`offices\` applies only to statements for Wikidata: use positions.${QUICK_STATEMENTS}.`);
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
