import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { post, type Sent } from './attack.js';

const uuid = '00000000-0000-4000-8000-000000000000';
const [TEXTS, NUMBERS] = [
  [
    '__proto__',
    'constructor',
    '',
    ' ',
    'x'.repeat(50_000),
    `'; DROP TABLE "Visit"; --`,
    '\u0007\n\u202e',
    '💥'.repeat(1_500),
    '../../etc/passwd',
    '%_',
  ],
  [-1, 0, 2_147_483_647],
];

/** Values that make an input plausible, so that not only its references are checked. */
const PLAUSIBLE: Partial<Record<string, unknown>> = {
  source: 'china-north-korea-extol-traditional-friendship',
  ...{ country: 'china', hostCountry: 'china', person: 'kim-jong-un', relative: 'ri-sol-ju', organization: 'kcna' },
  ...{ visit: 'kim-jong-un-china-2018', name: 'Some Name', title: 'Some title', text: 'Says what nobody has said.' },
  ...{ start: 10, end: 20 },
};

/** A request for every field of every mutation input, at any depth, with absurd values. */
export function absurdInputs(schema: GraphQLSchema): Sent[] {
  let turn = 0;
  return Object.values(schema.getMutationType()!.getFields()).flatMap(({ name, args: [arg] }) => {
    const query = `mutation ($input: ${String(arg!.type)}) { ${name}(input: $input) { errors { code message path } } }`;
    const type = name.replace(/^(create|update|delete)/, '');
    return variants(arg!.type, 'input', type).map((vary) => {
      const [text, number] = [TEXTS[turn % TEXTS.length], NUMBERS[turn++ % NUMBERS.length]] as [string, number];
      return { ...post(query, { input: vary(text, number) }), role: 'admin' };
    });
  });
}

type Vary = (text: string, number: number) => unknown;

function variants(input: GraphQLInputType, name: string, listDefinition: string): Vary[] {
  const type = getNullableType(input);
  if (isListType(type)) return variants(type.ofType, name, listDefinition).map((vary) => (...given) => [vary(...given)]);
  if (isEnumType(type)) return [];
  if (!isInputObjectType(type)) return [(text, number) => (String(type) === 'Int' ? number : text)];
  const fields = Object.values(type.getFields());
  return fields.flatMap((field) =>
    variants(field.type, field.name, listDefinition).map((vary): Vary => (...given) => ({
      ...required(fields, listDefinition),
      [field.name]: vary(...given),
    })),
  );
}

function required(fields: GraphQLInputField[], listDefinition: string): object {
  const needed = fields.filter(({ type }) => isNonNullType(type));
  return Object.fromEntries(needed.map(({ name, type }) => [name, plausible(type, name, listDefinition)]));
}

function plausible(input: GraphQLInputType, name: string, listDefinition: string): unknown {
  const type = getNullableType(input);
  if (isListType(type)) return [plausible(type.ofType, name, listDefinition)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return required(Object.values(type.getFields()), listDefinition);
  if (String(type) === 'ID') return Buffer.from(`${listDefinition}:${uuid}`).toString('base64url');
  return PLAUSIBLE[name] ?? (String(type) === 'Int' ? 1 : 'x');
}
