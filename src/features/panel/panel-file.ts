import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getOperationAST, type GraphQLSchema, parse } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { CostMeter } from '../../http/limits/cost-meter.js';
import { atMost, LIMITS } from '../../http/limits/limits.js';
import { pointsForNodes } from '../../http/limits/rate-limit.js';
import { checkVariables } from '../../http/limits/variables.js';
import { requestUrl } from '../../http/request.js';
import { type Api, limited } from '../../http/routes/api.js';
import { maskFailures } from '../exports/mask-failures.js';
import { badUserInput, ClientError } from '../../shared/errors.js';
import { parsedJson } from '../../shared/json.js';
import { exporters } from '../exports/exporter.js';
import { csv, csvMetadata } from '../exports/formats/csv.js';
import { parquet } from '../exports/formats/parquet.js';
import { PANEL_KEYS, panelColumns, panelRows } from './panel-rows.js';
import { checkPanelRequest, PANEL_CODES, PANEL_UNITS, type PanelRequest } from './request.js';

const FORMATS = { csv, parquet };
const METADATA = 'csv-metadata.json';
const PARAMETERS = ['unit', 'from', 'to', 'codes', 'guest', 'host', 'status', 'officeClass', 'where'];

/** A file's parameters are the arguments of this operation, which validates them and determines their cost. */
const DOCUMENT = parse(`query Panel($unit: PanelUnit!, $from: Int!, $to: Int!, $codes: PanelCodes!, $guest: String, $host: String,
  $status: [OccurrenceStatus!]!, $officeClass: [OfficeClass!], $where: VisitWhere) {
  visitPanel(unit: $unit, from: $from, to: $to, codes: $codes, guest: $guest, host: $host, status: $status, officeClass: $officeClass,
    where: $where) { totalCount }
}`);
const OPERATION = getOperationAST(DOCUMENT)!;

/** Mounts /export/panel.csv and /export/panel.parquet. */
export function mountPanelFiles(app: FastifyInstance, api: Api): void {
  const { db, schema, sizes, contexts, formatError } = api;
  const prices = new CostMeter(schema, sizes);
  const exporterOf = exporters(contexts);
  const handler = maskFailures(formatError, async (request, reply) => {
    const { format } = request.params as { format: string };
    const asked = panelRequestOf(schema, request);
    const columns = panelColumns(asked);
    if (format === METADATA) {
      const metadata = csvMetadata('panel.csv', columns, PANEL_KEYS[asked.unit]);
      return reply.type('application/csvm+json').send(JSON.stringify(metadata));
    }
    if (!Object.hasOwn(FORMATS, format)) {
      const formats = [...Object.keys(FORMATS), METADATA].join(', ');
      throw new ClientError('NOT_ACCEPTABLE', `panel is exported as ${formats}: /export/panel.csv.`);
    }
    void sizes.refresh();
    const { nodes, conditions } = prices.measure(DOCUMENT, OPERATION, { ...asked })!;
    atMost('conditions', conditions, (count) => `The filter has ${count} conditions`);
    const { context, client, meter } = await exporterOf(request, reply);
    await meter?.charge(pointsForNodes(nodes));
    if (format === 'csv') reply.header('link', `<panel.${METADATA}>; rel="describedby"; type="application/csvm+json"`);
    return app.sendRows(request, reply, {
      plan: panelRows(db, asked),
      pageNodes: 0,
      format: () => FORMATS[format as keyof typeof FORMATS](columns),
      fileName: `panel.${format}`,
      leastVersion: context.leastVersion,
      client,
      meter,
    });
  });
  app.route({ method: 'GET', url: '/export/panel.:format', onRequest: contexts.limitRate, handler: limited(api, handler) });
}

/** @throws ClientError BAD_USER_INPUT */
function panelRequestOf(schema: GraphQLSchema, request: FastifyRequest): PanelRequest {
  const given = requestUrl(request).searchParams;
  const unknown = [...given.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) throw badUserInput(`Unknown parameter. The parameters are ${PARAMETERS.join(', ')}.`);
  const [guest, host, where] = ['guest', 'host', 'where'].map((name) => given.get(name));
  const variables = {
    unit: keyOf(PANEL_UNITS, 'unit', given.get('unit') ?? 'dyad-year'),
    codes: keyOf(PANEL_CODES, 'codes', given.get('codes') ?? 'cow'),
    from: yearOf(given, 'from'),
    to: yearOf(given, 'to'),
    status: given.get('status')?.split(',') ?? ['COMPLETED'],
    ...(guest != null && { guest }),
    ...(host != null && { host }),
    ...(given.has('officeClass') && { officeClass: given.get('officeClass')!.split(',') }),
    ...(where != null && { where: parsedJson(where) ?? where }),
  };
  checkVariables(variables, LIMITS.variableBytes);
  const { coerced, errors } = getVariableValues(schema, OPERATION.variableDefinitions ?? [], variables);
  if (errors) throw badUserInput(errors[0]!.message);
  const asked = coerced as unknown as PanelRequest;
  checkPanelRequest(asked);
  return asked;
}

function keyOf<Key extends string>(values: Record<Key, string>, name: string, value: string): Key {
  const found = Object.entries<string>(values).find(([, each]) => each === value);
  if (!found) throw badUserInput(`\`${name}\` must be one of ${Object.values(values).join(', ')}.`);
  return found[0] as Key;
}

function yearOf(given: URLSearchParams, name: string): number {
  const text = given.get(name);
  if (text === null || !/^\d{4}$/.test(text)) throw badUserInput(`\`${name}\` must be a year of four digits: ${name}=1960.`);
  return Number(text);
}
