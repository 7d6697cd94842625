import type { ApolloServerPlugin } from '@apollo/server';
import type { WebsocketHandler } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { ClassType } from 'type-graphql';
import type { Config } from '../config/config.js';
import type { FeatureSettings } from '../config/environment.js';
import type { Context } from '../schema/context/context.js';
import type { ModelName } from '../model/generated/enums.js';
import type { Awaitable } from '../shared/awaitable.js';
import type { Viewer } from '../shared/viewer.js';
import type { Api } from './routes/api.js';
import type { TrustedDocuments } from './routes/trusted-documents.js';
import type { ProgramCommands } from './command.js';
import type { Services } from './services.js';
import type { Step } from './steps/steps.js';

/** What features are given before there are routes. */
export interface Core extends Services {
  /** Whether long computations run in threads of their own, which needs the built program. */
  inThreads: boolean;
}

/**
 * A part of the server that can be left out. A feature is one folder of src/features and one line of src/features.ts; nothing
 * else names it. It adds its settings to `Config` and what its resolvers need to `Context` by `declare module`. Its own file
 * imports only its settings, since every command reads those; each part is loaded when it is needed.
 */
export interface Feature {
  name: string;
  /** The names of the features that this one imports from. Without one of them it is off. */
  needs?: readonly string[];
  settings?: FeatureSettings;
  /** Its tables, whose models are in prisma/NAME.prisma, in an order in which rows can be inserted. */
  tables?: Readonly<Partial<Record<ModelName, TableInArchive>>>;
  /** Variables that `--NAME` of the start adds to the environment, for one run on a laptop. */
  forThisRun?: (env: NodeJS.ProcessEnv) => Record<string, string>;
  /** Whether the settings turn it on. A feature that is off has no routes, no context and no steps. It is on by default. */
  isOn?: (config: Config) => boolean;
  /** Its part of the GraphQL schema, which does not depend on settings. */
  resolvers?: () => Promise<readonly ClassType[]>;
  /** What its resolvers find in their context, and what ends with the server. */
  context?: (core: Core) => Awaitable<{ values: Partial<Context>; close?: () => Promise<void> }>;
  /** Steps of an operation, after its limits were checked and before it is executed. */
  steps?: () => Promise<readonly Step[]>;
  /** Plugins of Apollo, after those of the core. */
  plugins?: () => Promise<readonly ApolloServerPlugin<Context>[]>;
  /** Its own program in the browser, if that may send operations. */
  client?: (core: Core) => Awaitable<OwnClient | null>;
  /** Its routes, and what runs beside them until the app closes. Features are mounted in the order of their list. */
  mount?: (app: FastifyInstance, api: Api) => Awaitable<void>;
  /** Its routes on the port for operators. */
  mountAdmin?: (admin: FastifyInstance, services: Services) => Awaitable<void>;
  /** What it adds to the GraphQL endpoint. It is called after all features were mounted. */
  endpoint?: (app: FastifyInstance, api: Api) => Awaitable<EndpointPart>;
  /** Its commands of the program `communique`. */
  commands?: ProgramCommands;
  /** Where a person opens the server in a browser; null for nowhere. The first feature that has an address is named at the start. */
  address?: (config: Config, origin: string) => string | null;
  /** A further line for the operator at the start; null for none. */
  welcome?: (config: Config, origin: string) => string | null;
}

/** Whether an archive has the rows of a table; if not, why they may be lost. */
export type TableInArchive = 'archived' | { leftOut: string };

/** Requests of a feature's own program in the browser, which are signed in by a cookie. */
export interface OwnClient {
  sent: (request: FastifyRequest) => boolean;
  /** @throws ClientError if the request is not signed in, or another site's page sent it */
  viewerOf: (request: FastifyRequest) => Promise<Viewer>;
  /** The documents that it may send where only trusted documents are executed. */
  documents: () => Promise<TrustedDocuments>;
}

/** What a feature adds to the GraphQL endpoint. */
export interface EndpointPart {
  /** Whether this part answers the request in place of the JSON response. */
  accepts?: (request: FastifyRequest) => boolean;
  handler?: (request: FastifyRequest, reply: FastifyReply) => unknown;
  /** Takes WebSocket connections. At most one feature has it. */
  webSocket?: WebsocketHandler;
  /** Answers a GET request of a browser, or lets it pass. */
  page?: preHandlerAsyncHookHandler;
}

/** The features that these settings turn on. */
export function enabledFeatures(features: readonly Feature[], config: Config): readonly Feature[] {
  const on = features.filter(({ isOn }) => isOn?.(config) ?? true);
  const complete = on.filter(({ needs = [] }) => needs.every((name) => on.some((each) => each.name === name)));
  return complete.length === on.length ? complete : enabledFeatures(complete, config);
}
