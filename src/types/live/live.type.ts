import { Field, Int, ObjectType } from 'type-graphql';
import { Source } from '../source/source.type.js';
import { Visit } from '../visit/visit.type.js';

@ObjectType({ description: 'That a visit, or something of it, was changed.', simpleResolvers: true })
export class VisitChange {
  @Field(() => Visit, { nullable: true, description: 'The visit as it is now; null where it is gone.' })
  visit!: Visit | null;

  @Field(() => Source, {
    nullable: true,
    description: 'The source whose annotation changed it; null where that is gone.',
  })
  source!: Source | null;
}

@ObjectType({
  description: 'What an import of a source, or an edit of what it claims, changed: rows of all types.',
  simpleResolvers: true,
})
export class SourceImport {
  @Field(() => Source, { nullable: true, description: 'The source as it is now; null where it is gone.' })
  source!: Source | null;

  @Field(() => Int, { description: 'How many are new.' })
  created!: number;

  @Field(() => Int, { description: 'How many were there before, and differ.' })
  updated!: number;

  @Field(() => Int, { description: 'How many are gone.' })
  deleted!: number;
}
