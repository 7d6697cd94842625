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

/** Passed to features before routes are mounted. */
export interface Core extends Services {
  /** Whether long computations run in worker threads, which requires a built program. */
  inThreads: boolean;
}

/**
 * An optional part of the server. A feature consists of a folder in src/features and a line in src/features.ts; nothing else
 * names it. It uses `declare module` to add its settings to `Config` and its resolvers' values to `Context`. The file that
 * declares it imports only its settings, which every command reads. The rest is loaded on demand.
 */
export interface Feature {
  name: string;
  /** Names of the features that this one imports from. If any of them is disabled, so is this one. */
  needs?: readonly string[];
  settings?: FeatureSettings;
  /** Its tables, in an order in which rows can be inserted. The models are in prisma/NAME.prisma. */
  tables?: Readonly<Partial<Record<ModelName, TableInArchive>>>;
  /** Environment variables that the `--NAME` option sets for a single run of the server on a laptop. */
  forThisRun?: (env: NodeJS.ProcessEnv) => Record<string, string>;
  /** Whether the settings enable it. Enabled by default. A disabled feature has no routes, context or steps. */
  isOn?: (config: Config) => boolean;
  /** Its part of the GraphQL schema. It does not depend on settings. */
  resolvers?: () => Promise<readonly ClassType[]>;
  /** Values for the context of its resolvers. `close` runs when the server stops. */
  context?: (core: Core) => Awaitable<{ values: Partial<Context>; close?: () => Promise<void> }>;
  /** Steps that run after the limits of an operation are checked and before it is executed. */
  steps?: () => Promise<readonly Step[]>;
  /** Apollo plugins, which run after the core's plugins. */
  plugins?: () => Promise<readonly ApolloServerPlugin<Context>[]>;
  /** Its own browser program, if it has one that sends operations. */
  client?: (core: Core) => Awaitable<OwnClient | null>;
  /** Mounts its routes, and starts work that runs until the app closes. Features are mounted in the order of the list. */
  mount?: (app: FastifyInstance, api: Api) => Awaitable<void>;
  /** Mounts its routes on the port for operators. */
  mountAdmin?: (admin: FastifyInstance, services: Services) => Awaitable<void>;
  /** Returns its additions to the GraphQL endpoint. Called after all features are mounted. */
  endpoint?: (app: FastifyInstance, api: Api) => Awaitable<EndpointPart>;
  commands?: ProgramCommands;
  /** The URL to open in a browser, or null. On startup, the server prints the URL of the first feature that has one. */
  address?: (config: Config, origin: string) => string | null;
  /** Another line that the server prints on startup, or null. */
  welcome?: (config: Config, origin: string) => string | null;
}

/** Whether archives contain a table's rows, and if not, why they may be lost. */
export type TableInArchive = 'archived' | { leftOut: string };

/** Recognizes requests from a feature's own browser program, which signs in with a cookie. */
export interface OwnClient {
  sent: (request: FastifyRequest) => boolean;
  /** @throws ClientError if the request is not signed in, or another site's page sent it */
  viewerOf: (request: FastifyRequest) => Promise<Viewer>;
  /** The documents that the program may send when only trusted documents are executed. */
  documents: () => Promise<TrustedDocuments>;
}

/** What a feature adds to the GraphQL endpoint. */
export interface EndpointPart {
  /** Whether this part answers the request, instead of the JSON response. */
  accepts?: (request: FastifyRequest) => boolean;
  handler?: (request: FastifyRequest, reply: FastifyReply) => unknown;
  /** Handles WebSocket connections. At most one feature may set it. */
  webSocket?: WebsocketHandler;
  /** Answers a browser's GET request, or lets it through. */
  page?: preHandlerAsyncHookHandler;
}

/** Returns the features that these settings enable. */
export function enabledFeatures(features: readonly Feature[], config: Config): readonly Feature[] {
  const on = features.filter(({ isOn }) => isOn?.(config) ?? true);
  const complete = on.filter(({ needs = [] }) => needs.every((name) => on.some((each) => each.name === name)));
  return complete.length === on.length ? complete : enabledFeatures(complete, config);
}
