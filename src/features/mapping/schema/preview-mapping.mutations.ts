import { Ctx, InputType, Int, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import { ClientError } from '../../../shared/errors.js';
import type { DataFile } from '../../mapping/preview/preview-data-set.js';

const [MOST_LISTS, LONGEST_NAME] = [10, 100];
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_. ()-]*$/u;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

@InputType({ description: 'A file with its content.' })
class DataFileInput {
  @Field(
    () => String,
    'The name of the file, for example visits.csv: at most 100 letters, digits, spaces, dots, hyphens, underscores and parentheses.',
  )
  name!: string;

  @Field(() => String, 'The content of the file, in base64.')
  base64!: string;
}

@InputType({ description: 'A data set and its mapping.' })
export class PreviewMappingInput {
  @Field(() => String, 'The mapping, in YAML.')
  mapping!: string;

  @Field(() => DataFileInput, 'The file with the records: CSV, XML or .xlsx.')
  file!: DataFileInput;

  @Nullable(() => [DataFileInput], 'The lists that the mapping refers to, at most 10. A missing list is reported as a problem.')
  lists?: DataFileInput[] | null;
}

@PlainObject('A finding about a data set.')
export class MappingFinding {
  @Field(() => String, 'The section of the report, such as unmatched, distinct or spellings.')
  section!: string;

  @Nullable(() => String, 'The column. Null if it is not about a column.')
  column!: string | null;

  @Nullable(() => String, 'The value that was found. Null if the finding is not about a value.')
  value!: string | null;

  @Nullable(() => Int, 'The number of occurrences. Null if they are not counted.')
  count!: number | null;

  @Nullable(() => String, 'An explanation of the finding. Null if it needs none.')
  message!: string | null;

  @Field(() => [String], 'The places where it was found, as file:line.')
  examples!: string[];
}

@PlainObject('A problem for which an import refuses a data set or one of its records.')
export class MappingProblem {
  @Field(() => String, 'The code, such as country-unknown or missing-column. Codes are stable.')
  code!: string;

  @Field(() => String, 'The name of the file: the data set, a list, or mapping.yaml.')
  file!: string;

  @Nullable(() => Int, 'The line of the file, from 1. Null if the problem is about the whole file.')
  line!: number | null;

  @Nullable(() => Int, 'The number of the record, from 1. Null if the problem is not about a record.')
  row!: number | null;

  @Nullable(() => String, 'The column. Null if it is not about a column.')
  column!: string | null;

  @Field(() => String, 'What is wrong, including the values.')
  message!: string;
}

@PlainObject('A preview of importing a data set. Nothing was written.')
export class PreviewMappingPayload {
  @Field(() => Int, 'The number of records in the file.')
  recordsRead!: number;

  @Field(() => Int, 'The number of records that would be imported.')
  recordsUsed!: number;

  @Field(() => Int, 'The number of records that would be refused.')
  recordsRefused!: number;

  @Field(() => Int, 'The number of records that the mapping leaves out.')
  recordsLeftOut!: number;

  @Field(() => Int, 'The number of visits that would be imported.')
  visitsMade!: number;

  @Field(() => [MappingFinding], 'The findings, by section, at most 20 per section.')
  findings!: MappingFinding[];

  @Field(() => Int, 'The number of findings, including those that are not listed.')
  findingsCount!: number;

  @Field(() => [MappingProblem], 'The problems, at most 200. Empty if everything could be imported.')
  problems!: MappingProblem[];

  @Field(() => Int, 'The number of problems, including those that are not listed.')
  problemsCount!: number;

  @Field(
    () => [String],
    'The first ten records as they would be stored, next to their cells, as lines of text. Empty if the file cannot be read.',
  )
  sample!: string[];
}

@Resolver()
export class PreviewMappingMutation {
  @Mutation(
    'EDITOR',
    () => PreviewMappingPayload,
    'Reads a data set with a mapping, as an import would, and reports the result without writing anything. Considers only the stored countries, not earlier imports or people named by other sources.',
  )
  async previewMapping(
    @InputArg(() => PreviewMappingInput, 'The data set and its mapping.') input: PreviewMappingInput,
    @Ctx() { prisma, previewDataSet, signal }: Context,
  ) {
    const { mapping, file, lists } = input;
    if ((lists?.length ?? 0) > MOST_LISTS) throw wrong(`There are ${lists!.length} lists; the limit is ${MOST_LISTS}.`);
    const given = [file, ...(lists ?? [])].map(fileOf);
    const names = given.map(({ name }) => name.toLowerCase());
    const twice = names.find((name, index) => names.indexOf(name) < index || name === 'mapping.yaml');
    if (twice !== undefined) throw wrong(`The name ${JSON.stringify(twice)} is taken. Give each file a unique name.`);
    const { namedCountries } = await import('../store/named-countries.js');
    const [data, ...beside] = given;
    const set = { mapping, file: data!, lists: beside, countries: await namedCountries(prisma) };
    const preview = previewDataSet ?? (await import('../preview/preview-data-set.js')).previewDataSet;
    const previewed = await preview(set, signal);
    return { ...previewed, findings: previewed.findings.map((each) => ({ ...each, examples: each.examples ?? [] })) };
  }
}

/** @throws ClientError BAD_USER_INPUT */
function fileOf({ name, base64 }: DataFileInput): DataFile {
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    const shown = JSON.stringify(name.slice(0, LONGEST_NAME));
    throw wrong(
      `${shown} is not a valid file name. Use at most ${LONGEST_NAME} letters, digits, spaces, dots and hyphens, without a folder.`,
    );
  }
  if (!BASE64.test(base64)) throw wrong(`The content of ${name} is not base64.`);
  return { name, content: new Uint8Array(Buffer.from(base64, 'base64')) };
}

const wrong = (message: string) => new ClientError('BAD_USER_INPUT', message);
