import 'reflect-metadata';
import { assertInputObjectType, assertObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { authChecker } from './auth/auth-checker.js';
import { CountryResolver } from './country/country.resolver.js';
import { DelegateResolver } from './delegate/delegate.resolver.js';
import { EventResolver } from './event/event.resolver.js';
import { ParticipantResolver } from './event/participant.resolver.js';
import { NodeResolver } from './node/node.resolver.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { KinshipResolver } from './person/kinship.resolver.js';
import { PersonResolver } from './person/person.resolver.js';
import { PositionResolver } from './position/position.resolver.js';
import { SearchResolver } from './search/search.resolver.js';
import { CitationResolver } from './source/citation.resolver.js';
import { CitedResolver } from './source/cited.resolver.js';
import { SourceResolver } from './source/source.resolver.js';
import { StatementResolver } from './statement/statement.resolver.js';
import { TopicResolver } from './topic/topic.resolver.js';
import { GraphQLDate } from './time/date.scalar.js';
import { ReadoutResolver } from './visit/readout.resolver.js';
import { VisitCountResolver } from './visit/visit-count.resolver.js';
import { VisitResolver } from './visit/visit.resolver.js';

/** Inputs of which exactly one field must be given; type-graphql cannot say it. */
const oneOfInputs = ['PersonOrder', 'SpeakerWhere', 'StatementOrder', 'VisitOrder'];

export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      CitationResolver,
      CitedResolver,
      CountryResolver,
      DelegateResolver,
      EventResolver,
      KinshipResolver,
      NodeResolver,
      OrganizationResolver,
      ParticipantResolver,
      PersonResolver,
      PositionResolver,
      ReadoutResolver,
      SearchResolver,
      SourceResolver,
      StatementResolver,
      TopicResolver,
      VisitCountResolver,
      VisitResolver,
    ],
    authChecker,
    scalarsMap: [{ type: Date, scalar: GraphQLDate }],
    validate: false, // what a type cannot say, resolvers check, with messages of their own
  });
  assertObjectType(schema.getQueryType()).description = 'Everything can be read by anybody.';
  for (const name of oneOfInputs) assertInputObjectType(schema.getType(name)).isOneOf = true;
  return schema;
}
