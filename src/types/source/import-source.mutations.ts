import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { importAnnotations } from '../../store/import.js';
import { inOrderOfPlace, type Problem } from '../../claims/problem.js';
import type { ImportReport } from '../../store/report.js';
import type { Role } from '../../viewer.js';
import type { Context } from '../../context.js';
import { BRISK } from '../../store/transaction.js';
import { userErrors } from '../../store/edits/edit-refused.js';
import { UserError } from '../mutations/user-error.type.js';
import { Source } from './source.type.js';

@InputType({ description: "One source's annotation." })
export class ImportSourceInput {
  @Field(() => String, { description: 'The annotation, as YAML or JSON (seed/annotation.schema.json tells its form).' })
  annotation!: string;

  @Field(() => String, {
    nullable: true,
    description: "The source's text: checked against the annotation's hash, and kept so that citations show passages.",
  })
  text?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether only to tell what would change, or what is wrong: nothing is stored.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'How many rows of one kind an import changes.', simpleResolvers: true })
export class ImportCount {
  @Field(() => String, {
    description:
      'The kind: sources, people, organizations, topics, kinships, positions, visits, delegates, events, participants, statements or citations.',
  })
  kind!: string;

  @Field(() => Int, { description: 'How many are new.' })
  created!: number;

  @Field(() => Int, { description: 'How many differ.' })
  updated!: number;

  @Field(() => Int, { description: 'How many no source tells of any more.' })
  deleted!: number;
}

@ObjectType({ description: 'What an import changed, or would, or why nothing was done.', simpleResolvers: true })
export class ImportSourcePayload {
  @Field(() => Source, {
    nullable: true,
    description: 'The source as it is stored; null where nothing of it is.',
  })
  source!: object | null;

  @Field(() => [ImportCount], {
    description: 'What changed, or would by a dry run; only kinds of which something does.',
  })
  changes!: ImportCount[];

  @Field(() => [UserError], {
    description:
      "What is wrong with the annotation, by its lines, the first 100 things; empty where it was imported, or could be. Paths are the annotation's.",
  })
  errors!: UserError[];
}

@Resolver()
export class ImportSourceMutation {
  @Authorized<Role>('EDITOR')
  @Mutation(() => ImportSourcePayload, {
    description:
      'Makes the store say what an annotation says of its source, whole or not at all: what editors have added to that since, and the annotation lacks, is taken out (`dryRun` tells). With nothing changed in between, doing it again changes nothing; what stays keeps its ids.',
  })
  async importSource(
    @Arg('input', () => ImportSourceInput, { description: 'What to import.' }) input: ImportSourceInput,
    @Ctx() { prisma, viewer, check }: Context,
  ): Promise<ImportSourcePayload> {
    const { annotation: yaml, text, dryRun } = input;
    const result = await importAnnotations(prisma, [{ yaml, text: text ?? undefined }], {
      by: viewer!.subject,
      dryRun,
      check,
      patience: BRISK,
    });
    const slug = result.slugs[0]!;
    return {
      source: slug === null ? null : await prisma.source.findUnique({ where: { slug } }),
      ...('reports' in result
        ? { changes: counts(result.reports[0]!), errors: [] }
        : { changes: [], errors: problemsOf(result.problems[0]!) }),
    };
  }
}

function counts(report: ImportReport): ImportCount[] {
  const all = Object.entries(report).map(([kind, each]) => ({ kind, ...each }));
  return all.filter(({ created, updated, deleted }) => created + updated + deleted > 0);
}

/** Problems that are told of one annotation: a file that is none may have one in each line. */
const MOST_TOLD = 100;

/** Of a text that somebody wrote, the line tells more than the path. */
function problemsOf(problems: Problem[]): UserError[] {
  const told = inOrderOfPlace(problems).slice(0, MOST_TOLD);
  return told.flatMap((problem) => {
    const place = problem.line === undefined ? '' : `Line ${problem.line}, column ${problem.column}: `;
    const [error] = userErrors([{ ...problem, message: place + problem.message }], []);
    return [{ ...error!, path: ['input', 'annotation', ...problem.path.map(String)] }];
  });
}
