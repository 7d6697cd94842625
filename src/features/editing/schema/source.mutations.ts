import { Ctx, Extensions, ID, InputType, Int, ObjectType, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import { inOrderOfPlace, type Problem } from '../../../model/problem.js';
import type { ImportReport } from '../../../store/import/report.js';
import type { Context } from '../../../schema/context/context.js';
import { CLIENT_TIMEOUTS } from '../../../store/transaction.js';
import { userError } from '../store/edit-refused.js';
import { MutationPayload, STORED_COST, UserError } from './payload.js';
import { TABLES } from '../../../store/rows/wanted.js';
import { Source } from '../../../schema/source/source.type.js';
import { source } from '../../../model/kinds/source.js';
import { toGlobalId } from '../../../query/global-id.js';
import { unlessRefused } from './answer.js';

@InputType({ description: 'The annotation of one source.' })
export class ImportSourceInput {
  @Field(() => String, 'The annotation, as YAML or JSON. Its JSON Schema is annotation.schema.json.')
  annotation!: string;

  @Nullable(
    () => String,
    'The text of the source. It is checked against the hash and, with `keepText`, stored, so that citations show their passages. Required if the annotation cites passages by their words.',
  )
  text?: string | null;

  @Field(
    () => Boolean,
    'Whether to store the text, where anyone can read it. Set this only if the licence of the text allows it. Otherwise the text is only used to check and complete the annotation, and any text stored earlier is deleted.',
  )
  keepText!: boolean;

  @Nullable(
    () => String,
    'The `annotationVersion` of the source that you last read, or `none` if there was no such source. If the annotation has changed since then, the mutation fails with CONFLICT, and `source` is the current state. If omitted, the annotation replaces any version.',
  )
  version?: string | null;

  @Field(() => Boolean, 'Whether to only report the problems or what would change, without storing anything.', {
    defaultValue: false,
  })
  dryRun!: boolean;
}

@PlainObject('How many rows of one kind an import changes.')
export class ImportCount {
  @Field(() => String, `The kind: ${TABLES.slice(0, -1).join(', ')} or ${TABLES.at(-1)}.`)
  kind!: string;

  @Field(() => Int, 'The number of rows created.')
  created!: number;

  @Field(() => Int, 'The number of rows updated.')
  updated!: number;

  @Field(() => Int, 'The number of rows deleted because no source claims them any more.')
  deleted!: number;
}

interface ImportedSource {
  source: object | null;
  changes: ImportCount[];
}

/** A payload that also contains what an import changed. */
export function withImport<Payload extends MutationPayload>(Base: abstract new () => Payload) {
  @ObjectType()
  abstract class Imported extends (Base as abstract new () => MutationPayload) implements ImportedSource {
    @Nullable(() => Source, 'The source as it is stored; after CONFLICT, as others stored it. Null if it is not stored.')
    source!: object | null;

    @Field(() => [ImportCount], 'The number of rows that changed or, in a dry run, would change, for each kind that has changes.')
    changes!: ImportCount[];
  }
  return Imported as unknown as abstract new () => Payload & ImportedSource;
}

@PlainObject('The result of an import, or its problems.')
class ImportSourcePayload extends withImport(MutationPayload) {
  @Field(
    () => [UserError],
    'The problems in the annotation, ordered by line, at most 100; or only CONFLICT. Empty if the annotation was imported or, in a dry run, could be. Paths point into the annotation.',
  )
  errors!: UserError[];
}

@InputType({ description: 'The source to withdraw.' })
export class RemoveSourceInput {
  @Field(() => String, 'The slug of the source.')
  source!: string;

  @Field(
    () => Int,
    'The `version` of the source that you last read. If the source has changed since then, the mutation fails with CONFLICT.',
  )
  version!: number;

  @Field(() => Boolean, 'Whether to only report what would change, without withdrawing anything.', { defaultValue: false })
  dryRun!: boolean;
}

@PlainObject('The result of withdrawing a source.')
class RemoveSourcePayload extends MutationPayload {
  @Nullable(() => ID, 'The global id of the source. Null if it was not withdrawn.')
  deletedId!: string | null;

  @Nullable(() => Source, 'The source, if it was not withdrawn; otherwise null.')
  source!: object | null;

  @Field(() => [ImportCount], 'The number of rows that changed or, in a dry run, would change, for each kind that has changes.')
  changes!: ImportCount[];

  @Field(() => [UserError], 'Why the mutation was refused. Empty if it succeeded. If there are errors, nothing was withdrawn.')
  errors!: UserError[];
}

@Resolver()
export class SourceMutations {
  @Mutation(
    'EDITOR',
    () => ImportSourcePayload,
    'Imports the annotation of a source, all or nothing. It replaces everything that the source claimed before, including changes by editors: use `dryRun` to see what would change, and `version` to avoid overwriting changes that you have not read. Importing the same annotation again changes nothing, and objects that remain keep their ids.',
  )
  async importSource(
    @InputArg(() => ImportSourceInput, 'The annotation to import.') input: ImportSourceInput,
    @Ctx() { prisma, viewer, check, signal }: Context,
  ): Promise<Omit<ImportSourcePayload, 'dataVersion'>> {
    const { annotation: yaml, text, dryRun, keepText, version } = input;
    const { importAnnotations } = await import('../../../store/import/import.js');
    const { AnnotationChanged } = await import('../../../store/entries/annotation-version.js');
    const stored = async (slug: string | null) => (slug === null ? null : prisma.source.findUnique({ where: { slug } }));
    const options = { by: viewer!.subject, dryRun, keepText, version, check, signal, timeouts: CLIENT_TIMEOUTS };
    const result = await importAnnotations(prisma, [{ yaml, text: text ?? undefined }], options).catch((error: unknown) => {
      if (error instanceof AnnotationChanged) return error;
      throw error;
    });
    if (result instanceof AnnotationChanged) {
      const error = { code: 'CONFLICT', message: result.message, path: ['input', 'version'], ...result.change };
      return { source: await stored(result.source), changes: [], errors: [error] };
    }
    return {
      source: await stored(result.slugs[0]!),
      ...('reports' in result
        ? { changes: importCounts(result.reports[0]!), errors: [] }
        : { changes: [], errors: annotationErrors(result.problems[0]!) }),
    };
  }

  @Extensions({ cost: STORED_COST })
  @Mutation(
    'EDITOR',
    () => RemoveSourcePayload,
    'Withdraws a source, with its text and everything that only it claims. Objects that other sources also claim keep their ids, and take their values from those sources. The history is kept. Importing the annotation again restores the content with new ids.',
  )
  async removeSource(
    @InputArg(() => RemoveSourceInput, 'The source to withdraw.') input: RemoveSourceInput,
    @Ctx() { prisma, viewer }: Context,
  ): Promise<Omit<RemoveSourcePayload, 'dataVersion'>> {
    const { removeSource } = await import('../store/remove-source.js');
    const { made, errors } = await unlessRefused(() => removeSource(prisma, { ...input, by: viewer!.subject }));
    return {
      deletedId: made && !input.dryRun ? toGlobalId(source.model, made.id) : null,
      source: await prisma.source.findUnique({ where: { slug: input.source } }),
      changes: made ? importCounts(made.report) : [],
      errors,
    };
  }
}

export function importCounts(report: ImportReport): ImportCount[] {
  const all = Object.entries(report).map(([kind, each]) => ({ kind, ...each }));
  return all.filter(({ created, updated, deleted }) => created + updated + deleted > 0);
}

/** The number of problems reported per annotation: a file in another format may have one on each line. */
const MOST_REPORTED = 100;

/** In a file written by hand, the line helps more than the path. */
export function annotationErrors(problems: Problem[], annotation = ['input', 'annotation']): UserError[] {
  const reported = inOrderOfPlace(problems).slice(0, MOST_REPORTED);
  return reported.map((problem) => {
    const where = problem.line === undefined ? '' : `Line ${problem.line}, column ${problem.column}: `;
    return userError(problem, where, [...annotation, ...problem.path.map(String)]);
  });
}
