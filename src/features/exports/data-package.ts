import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../schema/context/context.js';
import { VERSION_HEADER } from '../../http/execution/data-version.step.js';
import { answerDocument, AnswerError, clientError } from '../../http/answer.js';
import type { OriginOf } from '../../http/request.js';
import { scopeSentence, type VisitScope } from '../counts/scope.js';
import type { ExportColumn } from './formats/columns.js';
import type { Export } from './exported.js';
import { objectExports, PLURALS } from './exports.js';

// The CSV files as one Tabular Data Package, version 1: https://specs.frictionlessdata.io

const CONTENTS = `{
  sources(first: 100) { nodes { title url licence } }
  hosts: visitCountsConnection(by: [HOST_COUNTRY], first: 1) { totalCount visitsCount nodes { count country: hostCountry { name } } }
  guests: visitCountsConnection(by: [GUEST_COUNTRY], first: 1) { totalCount nodes { count country: guestCountry { name } } }
}`;
/** Matches SPDX ids. */
const LICENCE_NAME = /^[-a-zA-Z0-9._]+$/;

interface Source {
  title: string;
  url: string | null;
  licence: string | null;
}

interface DataPackageOptions {
  apollo: ApolloServer<Context>;
  schema: GraphQLSchema;
  originOf: OriginOf;
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

/**
 * Describes the CSV files for programs that load them: their URLs, types, keys and references, and the licences of the sources.
 */
export function dataPackage({ apollo, schema, originOf, contextOf }: DataPackageOptions) {
  const exports = objectExports(schema);

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { text, version } = await answerDocument(apollo, CONTENTS, {}, () => contextOf(request, reply)).catch(
      (error: unknown) => {
        throw error instanceof AnswerError ? clientError(error) : error;
      },
    );
    const { sources, ...scope } = (JSON.parse(text) as { data: VisitScope & { sources: { nodes: Source[] } } }).data;
    const { nodes } = sources;
    const licences = [...new Set(nodes.flatMap(({ licence }) => licence ?? []))].filter((name) => LICENCE_NAME.test(name));
    const base = `${originOf(request)}/export/`;
    if (version !== null) reply.header(VERSION_HEADER, version);
    return {
      profile: 'tabular-data-package',
      name: 'communique',
      title: 'Official visits, and what was said during them',
      description: scopeSentence(scope),
      homepage: originOf(request),
      ...(version !== null && { version }),
      ...(licences.length > 0 && { licenses: licences.map((name) => ({ name })) }),
      sources: nodes.map(({ title, url }) => ({ title, ...(url !== null && { path: url }) })),
      resources: [...exports.values()].map((each) => resourceOf(each, exports, base)),
    };
  };
}

function resourceOf({ name, columns, key }: Export, exports: ReadonlyMap<string, Export>, base: string): object {
  const references = columns.flatMap(({ name: field, refersTo }) => {
    const resource = PLURALS.get(refersTo ?? '');
    if (resource === undefined || exports.get(resource)?.key !== 'slug') return [];
    return [{ fields: field, reference: { resource: resource === name ? '' : resource, fields: 'slug' } }];
  });
  return {
    profile: 'tabular-data-resource',
    name,
    path: `${base}${name}.csv`,
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
