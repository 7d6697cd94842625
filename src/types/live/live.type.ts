import { Int, ObjectType } from 'type-graphql';
import { Field, Nullable } from '../described.js';
import { Source } from '../source/source.type.js';
import { Visit } from '../visit/visit.type.js';

const SLUG = 'The slug of the source, also if the source is gone.';
const CURSOR = 'The place of the event among live updates, which is also in `extensions.cursor` of the result.';

@ObjectType({ description: 'A change of a visit, or of something that belongs to it.', simpleResolvers: true })
export class VisitChange {
  @Field(() => String, CURSOR)
  cursor!: string;

  @Nullable(() => Visit, 'The visit as it is now. Null if it is gone.')
  visit!: Visit | null;

  @Nullable(() => Source, 'The source whose annotation was changed. Null if it is gone.')
  source!: Source | null;

  @Field(() => String, SLUG)
  sourceSlug!: string;
}

@ObjectType({
  description: 'What an import of a source, or an edit of what it claims, changed: rows of all types.',
  simpleResolvers: true,
})
export class SourceImport {
  @Field(() => String, CURSOR)
  cursor!: string;

  @Nullable(() => Source, 'The source as it is now. Null if it is gone.')
  source!: Source | null;

  @Field(() => String, SLUG)
  sourceSlug!: string;

  @Field(() => Int, 'The number of rows created.')
  created!: number;

  @Field(() => Int, 'The number of rows updated.')
  updated!: number;

  @Field(() => Int, 'The number of rows deleted.')
  deleted!: number;
}
