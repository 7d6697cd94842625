import { z } from 'zod';
import { delegate } from './kinds/delegate.js';
import { event } from './kinds/event.js';
import { slug } from './kinds/fields.js';
import { journey } from './kinds/journey.js';
import { kinship } from './kinds/kinship.js';
import { organization } from './kinds/organization.js';
import { participant } from './kinds/participant.js';
import { person } from './kinds/person.js';
import { position } from './kinds/position.js';
import { source } from './kinds/source.js';
import { statement } from './kinds/statement.js';
import { topic } from './kinds/topic.js';
import { visit } from './kinds/visit.js';

// The format of an annotation: the claims of one source, and the passages that support them. Tables are keyed by slug.
// Constraints between the parts are in rules/.

const table = <T extends z.ZodType>(claim: T) => z.record(slug, claim).default({});

export const annotation = z.strictObject({
  source: source.shape.extend({ slug: slug.describe('The name of the source, and of its file.') }),
  people: table(person.shape),
  organizations: table(organization.shape),
  topics: table(topic.shape.shape.name),
  kinship: z.array(kinship.shape).default([]),
  positions: z.array(position.shape).default([]),
  journeys: table(journey.shape),
  visits: table(visit.shape.extend({ delegation: z.array(delegate.shape).max(1_000).default([]) })),
  events: table(event.shape.extend({ participants: z.array(participant.shape).max(100).default([]) })),
  statements: table(statement.shape).describe('Keyed by a name that is unique within the source and does not change.'),
});

/** A well-formed annotation, with defaults filled in. */
export type Annotation = z.infer<typeof annotation>;
