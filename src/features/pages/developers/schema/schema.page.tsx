import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import type { ComponentChild } from 'preact';
import { textOf } from '../../lists/filters.js';
import { page, type PageRequest } from '../../page.js';
import { typeUrl, withQuery } from '../../../../http/urls.js';
import { counted, number } from '../../words.js';
import { entriesOf, find } from './entries.js';
import { Described, TypeEntry } from './type-entry.js';

const PATH = '/developers/schema';
/** Matches that are shown. */
const MOST = 100;

const KINDS = [
  ['Objects', isObjectType],
  ['Interfaces and unions', (type: GraphQLNamedType) => isInterfaceType(type) || isUnionType(type)],
  ['Inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Scalars', isScalarType],
] as const;

/** The schema as a reference: all types, one of them, or what has some words in its name or description. */
export const schemaPage = page({
  route: PATH,
  document: null,
  reads: ['q', 'type'],
  variables: () => ({}),
  view: (_data, request: PageRequest, { schema }) => {
    if (!schema) return { missing: 'schema' };
    const [words, name] = [textOf(request.query, 'q'), textOf(request.query, 'type')];
    const type = name === null ? undefined : schema.getType(name);
    if (name !== null && (!type || isIntrospectionType(type))) return { missing: 'type' };
    const title = type ? type.name : words ? `Schema: ${words}` : 'Schema';
    return {
      title,
      description: 'The types, fields, arguments and values of the API, with their descriptions.',
      ...(words === null && { canonical: withQuery(PATH, { type: name }) }),
      main: () => (
        <Reference words={words ?? ''} heading={type ? type.name : 'Schema'}>
          {type ? (
            <TypeEntry schema={schema} type={type} />
          ) : words === null ? (
            <AllTypes schema={schema} />
          ) : (
            <Found schema={schema} words={words} />
          )}
        </Reference>
      ),
    };
  },
});

function Reference({ words, heading, children }: { words: string; heading: string; children: ComponentChild }) {
  return (
    <>
      <div class="lead">
        <p class="kicker">
          <a href="/developers">Developers</a>
          {heading !== 'Schema' && (
            <>
              {' · '}
              <a href={PATH}>Schema</a>
            </>
          )}
        </p>
        <h1>{heading}</h1>
      </div>
      <form class="filters" action={PATH} role="search" aria-label="Search the schema">
        <div>
          <label for="schema-q">Name or words of a description</label>
          <input type="text" id="schema-q" name="q" value={words} maxLength={200} />
        </div>
        <div>
          <button type="submit">Find</button>
          <a href="/schema.graphql">As a file</a>
        </div>
      </form>
      {children}
    </>
  );
}

function Found({ schema, words }: { schema: GraphQLSchema; words: string }) {
  const found = find(entriesOf(schema), words);
  return (
    <>
      <p class="total" role="status">
        {found.length === 0 ? 'Nothing in the schema has these words.' : counted(found.length, 'match', 'matches')}
        {found.length > MOST && ` The first ${number(MOST)} are shown.`}
      </p>
      <ul class="plain rows">
        {found.slice(0, MOST).map(({ name, url, description }) => (
          <li key={name}>
            <a href={url}>
              <code>{name}</code>
            </a>
            <p>
              <Described text={description} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function AllTypes({ schema }: { schema: GraphQLSchema }) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => !!type);
  return (
    <>
      <p>
        {counted(types.length, 'type')}. Begin at{' '}
        {roots.map(({ name }, index) => (
          <>
            {index > 0 && ', '}
            <a href={typeUrl(name)}>{name}</a>
          </>
        ))}
        .
      </p>
      {KINDS.map(([label, isOfKind]) => (
        <section key={label} aria-label={label}>
          <h2>{label}</h2>
          <ul class="plain names">
            {types
              .filter(isOfKind)
              .toSorted((a, b) => (a.name < b.name ? -1 : 1))
              .map(({ name }) => (
                <li key={name}>
                  <a href={typeUrl(name)}>{name}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
