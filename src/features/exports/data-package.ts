import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../../config/config.js';
import type { Context } from '../../schema/context/context.js';
import { VERSION_HEADER } from '../../http/execution/data-version.step.js';
import { answerDocument, AnswerError, clientError } from '../../http/answer.js';
import type { OriginOf } from '../../http/request.js';
import type { VisitScope } from '../counts/scope.js';
import { CROISSANT_TYPE, croissant } from './croissant.js';
import { csvFile, datasetDescription, type DatasetFacts, type DatasetSite, datasetSite, MOST_PLACES, TITLE } from './dataset.js';
import type { ExportColumn } from './formats/columns.js';
import { type Export, referredExport } from './exported.js';
import { objectExports } from './exports.js';

// Descriptions of the CSV files for programs that load them.

const MADE = 'status: [ONGOING, COMPLETED]';
const CONTENTS = `{
  sources(first: 100) { nodes { title url licence } }
  hosts: visitCountsConnection(by: [HOST_COUNTRY], first: ${MOST_PLACES}) { totalCount visitsCount nodes { count country: hostCountry { name } } }
  guests: visitCountsConnection(by: [GUEST_COUNTRY], first: 1) { totalCount nodes { count country: guestCountry { name } } }
  earliest: visits(where: { ${MADE} }, orderBy: [{ start: ASC }], first: 1) { nodes { start { edtf earliest } } }
  latest: visits(where: { ${MADE} }, orderBy: [{ start: DESC }], first: 1) { nodes { start { edtf earliest } } }
  changed: visits(orderBy: [{ updatedAt: DESC }], first: 1) { nodes { updatedAt } }
}`;
/** Matches SPDX ids. */
const LICENCE_NAME = /^[-a-zA-Z0-9._]+$/;

interface Source {
  title: string;
  url: string | null;
  licence: string | null;
}

interface Nodes<Node> {
  nodes: Node[];
}

interface Contents extends VisitScope {
  sources: Nodes<Source>;
  earliest: Nodes<{ start: DatasetFacts['earliest'] }>;
  latest: Contents['earliest'];
  changed: Nodes<{ updatedAt: string }>;
}

interface DataPackageOptions {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  config: Config;
  originOf: OriginOf;
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

/** The input of a description. */
interface Described {
  sources: Source[];
  facts: DatasetFacts;
  site: DatasetSite;
  exports: ReadonlyMap<string, Export>;
}

/** The descriptions of the files, by path below /export. */
export const DESCRIPTIONS = {
  'datapackage.json': { type: 'application/json; charset=utf-8', describe: tabularDataPackage },
  'croissant.json': { type: CROISSANT_TYPE, describe: ({ facts, site, exports }: Described) => croissant(facts, site, exports) },
};

/** Returns a handler that sends the description of the CSV files: their URLs, types, keys and references. */
export function describeFiles(
  { type, describe }: (typeof DESCRIPTIONS)[keyof typeof DESCRIPTIONS],
  { apollo, schema, config, originOf, contextOf }: DataPackageOptions,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { text, version } = await answerDocument(apollo, CONTENTS, {}, () => contextOf(request, reply)).catch(
      (error: unknown) => {
        throw error instanceof AnswerError ? clientError(error) : error;
      },
    );
    const { sources, earliest, latest, changed, ...scope } = (JSON.parse(text) as { data: Contents }).data;
    if (version !== null) reply.header(VERSION_HEADER, version);
    const [[first], [last], [change]] = [earliest.nodes, latest.nodes, changed.nodes];
    const facts = { scope, earliest: first?.start, latest: last?.start, changedAt: change?.updatedAt };
    const [site, exports] = [datasetSite(config, originOf(request), version), objectExports(schema)];
    const described = describe({ sources: sources.nodes, facts, site, exports });
    return reply.type(type).send(JSON.stringify(described));
  };
}

/** The CSV files as a Tabular Data Package, version 1: https://specs.frictionlessdata.io */
function tabularDataPackage({ sources, facts, site: { origin, version }, exports }: Described): object {
  const licences = [...new Set(sources.flatMap(({ licence }) => licence ?? []))].filter((name) => LICENCE_NAME.test(name));
  return {
    profile: 'tabular-data-package',
    name: 'communique',
    title: TITLE,
    description: datasetDescription(facts),
    homepage: origin,
    ...(version !== null && { version }),
    ...(licences.length > 0 && { licenses: licences.map((name) => ({ name })) }),
    sources: sources.map(({ title, url }) => ({ title, ...(url !== null && { path: url }) })),
    resources: [...exports.values()].map((each) => resourceOf(each, exports, origin)),
  };
}

function resourceOf(exported: Export, exports: ReadonlyMap<string, Export>, origin: string): object {
  const { name, columns, key } = exported;
  const references = columns.flatMap((column) => {
    const resource = referredExport(column, exports);
    return resource === null
      ? []
      : [{ fields: column.name, reference: { resource: resource === name ? '' : resource, fields: 'slug' } }];
  });
  return {
    profile: 'tabular-data-resource',
    name,
    path: csvFile(origin, name).contentUrl,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { lineTerminator: '\r\n' },
    schema: {
      fields: columns.map((column) => ({ name: column.name, description: column.description, ...typeOf(column) })),
      primaryKey: key,
      ...(references.length > 0 && { foreignKeys: references }),
      missingValues: [''],
    },
  };
}

const TYPES: Record<ExportColumn<never>['datatype'], object> = {
  string: { type: 'string' },
  anyURI: { type: 'string', format: 'uri' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'date' },
  dateTime: { type: 'datetime', format: 'any' },
};

/** Version 1 has no string lists: the cell is one string, with items separated by vertical bars. */
const typeOf = ({ datatype, isList }: ExportColumn<never>) => (isList ? { type: 'string' } : TYPES[datatype]);
