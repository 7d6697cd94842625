import 'reflect-metadata';
import { assertInputObjectType, assertObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, type PubSub } from 'type-graphql';
import { authChecker } from './auth-checker.js';
import { CountryResolver } from './country/country.resolver.js';
import { DelegateResolver } from './visit/delegate.resolver.js';
import { EventResolver } from './event/event.resolver.js';
import { ParticipantResolver } from './event/participant.resolver.js';
import { ChangeResolver } from './history/change.resolver.js';
import { RecordedResolver } from './history/recorded.resolver.js';
import { mutationResolvers } from './mutations/mutations.js';
import { NodeResolver } from './node/node.resolver.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { KinshipResolver } from './person/kinship.resolver.js';
import { MergePeopleMutation } from './person/merge-people.mutations.js';
import { PersonResolver } from './person/person.resolver.js';
import { PositionResolver } from './person/position.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { CitationResolver } from './source/citation.resolver.js';
import { CitedResolver } from './source/cited.resolver.js';
import { ImportSourceMutation } from './source/import-source.mutations.js';
import { SourceResolver } from './source/source.resolver.js';
import { StatementResolver } from './statement/statement.resolver.js';
import { SubscriptionResolver } from './live/live.resolver.js';
import { TopicResolver } from './topic/topic.resolver.js';
import { GraphQLDate } from './dates/date.scalar.js';
import { ReadoutResolver } from './visit/readout.resolver.js';
import { VisitCountResolver } from './visit/visit-count.resolver.js';
import { VisitResolver } from './visit/visit.resolver.js';

/** Inputs of which exactly one field must be given; type-graphql cannot say it. */
const oneOfInputs = ['PersonOrder', 'SpeakerWhere', 'StatementOrder', 'VisitOrder'];

/** TypeGraphQL asks for one wherever something is subscribed to; ours hear of changes by their context. */
const unused: PubSub = {
  publish: () => {
    throw new Error('changes are told by the store');
  },
  subscribe: () => {
    throw new Error('a subscription must say what it is told');
  },
};

export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      ChangeResolver,
      ...mutationResolvers,
      CitationResolver,
      CitedResolver,
      CountryResolver,
      DelegateResolver,
      EventResolver,
      ImportSourceMutation,
      KinshipResolver,
      MergePeopleMutation,
      NodeResolver,
      OrganizationResolver,
      ParticipantResolver,
      PersonResolver,
      PositionResolver,
      ReadoutResolver,
      RecordedResolver,
      SearchResolver,
      SourceResolver,
      StatementResolver,
      SubscriptionResolver,
      TopicResolver,
      VisitCountResolver,
      VisitResolver,
    ],
    authChecker,
    pubSub: unused,
    scalarsMap: [{ type: Date, scalar: GraphQLDate }],
    validate: false, // what a type cannot say, resolvers check, with messages of their own
  });
  assertObjectType(schema.getQueryType()).description = 'Everything but the history of changes can be read by anybody.';
  assertObjectType(schema.getMutationType()).description =
    'What editors may change. Each either does all that it is asked, or nothing, and says why.';
  assertObjectType(schema.getSubscriptionType()).description =
    'What is committed from here on can be heard by anybody.';
  for (const name of oneOfInputs) assertInputObjectType(schema.getType(name)).isOneOf = true;
  return schema;
}
