import 'reflect-metadata';
import { assertObjectType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { buildSchema, type ClassType, getMetadataStorage, type PubSub } from 'type-graphql';
import { authChecker } from './auth-checker.js';
import { CountryRoots } from './country/country.type.js';
import { GraphQLDate } from './dates/date.scalar.js';
import { withKnownDirectives } from './directives.js';
import { EventRoots } from './event/event.type.js';
import { DataVersionResolver } from './history/data-version.resolver.js';
import { JourneyRoots } from './journey/journey.type.js';
import { NodeResolver } from './node/node.resolver.js';
import { OrganizationRoots } from './organization/organization.type.js';
import { PersonRoots } from './person/person.type.js';
import { PositionRoots } from './person/position.type.js';
import './source/passages.js'; // which adds fields to Cited and Source
import { SourceRoots } from './source/source.type.js';
import { StatementRoots } from './statement/statement.type.js';
import { TopicRoots } from './topic/topic.type.js';
import { VisitRoots } from './visit/visit.type.js';

/** TypeGraphQL requires one. Our subscriptions read changes from their context. */
const unused: PubSub = {
  publish: () => {
    throw new Error('the store publishes changes');
  },
  subscribe: () => {
    throw new Error('a subscription must have a source of its own');
  },
};

/**
 * Builds the schema from the kinds and from the features with these resolvers. `publicUrl` is the server's public URL, such as
 * https://example.org, and is used for page URLs.
 */
export async function createSchema(
  features: readonly { resolvers?: () => Promise<readonly ClassType[]> }[],
  publicUrl: string | null = null,
): Promise<GraphQLSchema> {
  const ofFeatures = await Promise.all(features.map(async ({ resolvers }) => (await resolvers?.()) ?? []));
  // TypeGraphQL collects the fields of a type for its first schema only. A feature that was loaded later may have added filters.
  for (const type of getMetadataStorage().inputTypes) delete type.fields;
  const schema = await buildSchema({
    resolvers: [
      CountryRoots,
      DataVersionResolver,
      EventRoots,
      JourneyRoots,
      NodeResolver,
      OrganizationRoots,
      PersonRoots,
      PositionRoots,
      SourceRoots,
      StatementRoots,
      TopicRoots,
      VisitRoots,
      ...ofFeatures.flat(),
    ],
    authChecker,
    pubSub: unused,
    scalarsMap: [{ type: Date, scalar: GraphQLDate }],
    validate: false, // resolvers check what types cannot express, with their own messages
    skipCheck: true, // Apollo validates the schema; introspecting all of it would take longer than building it
  });
  assertObjectType(schema.getQueryType()).description =
    'Queries. Anyone may read everything except drafts, webhooks and the change history.';
  const mutations = schema.getMutationType();
  if (mutations)
    mutations.description =
      'Mutations, for editors. Each mutation either succeeds entirely, or changes nothing and returns errors.';
  const subscriptions = schema.getSubscriptionType();
  if (subscriptions)
    subscriptions.description =
      'Subscriptions to changes as they are committed. Anyone may subscribe. Each event has a cursor, in `extensions.cursor` of its result; to resume, pass the last cursor that you received as `after`.';
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) type.isOneOf = type.extensions['oneOf'] === true; // which TypeGraphQL does not support
  }
  schema.extensions = { publicUrl: publicUrl ?? '' };
  return withKnownDirectives(schema);
}
