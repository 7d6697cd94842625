import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { typeUrl } from '../../../../http/urls.js';

/** A type of the schema: what it is, its fields or values, and where it occurs. */
export function TypeEntry({ schema, type }: { schema: GraphQLSchema; type: GraphQLNamedType }) {
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  const users = usersOf(schema, type);
  return (
    <>
      <Description text={type.description} />
      {isInputObjectType(type) && type.isOneOf && <p>Give exactly one of these fields.</p>}
      {interfaces.length > 0 && <TypeList label="It implements" types={interfaces} />}
      {types.length > 0 && <TypeList label="One of" types={types} />}
      {(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) && (
        <ul class="plain rows">
          {Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).map((field) => (
            <Member key={field.name} member={field} args={'args' in field ? field.args : []} />
          ))}
        </ul>
      )}
      {isEnumType(type) && (
        <ul class="plain rows">
          {type.getValues().map(({ name, description }) => (
            <li key={name} id={name}>
              <code>{name}</code>
              <Description text={description} />
            </li>
          ))}
        </ul>
      )}
      {users.length > 0 && <TypeList label="It occurs in" types={users} />}
    </>
  );
}

function Member({
  member,
  args,
}: {
  member: GraphQLField<unknown, unknown> | GraphQLInputField;
  args: readonly GraphQLArgument[];
}) {
  return (
    <li id={member.name}>
      <code>
        {member.name}: <TypeName type={member.type} />
      </code>
      {member.deprecationReason && <p>Deprecated: {member.deprecationReason}</p>}
      <Description text={member.description} />
      {args.length > 0 && (
        <ul class="arguments">
          {args.map((each) => (
            <li key={each.name}>
              <code>
                {each.name}: <TypeName type={each.type} />
              </code>{' '}
              <span class="aside">
                <Described text={each.description ?? ''} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** `[Visit!]!`, of which `Visit` leads on. */
function TypeName({ type }: { type: GraphQLType }) {
  const named = getNamedType(type);
  if (isSpecifiedScalarType(named)) return <>{String(type)}</>;
  const [before, after] = String(type).split(named.name);
  return (
    <>
      {before}
      <a href={typeUrl(named.name)}>{named.name}</a>
      {after}
    </>
  );
}

function TypeList({ label, types }: { label: string; types: readonly GraphQLNamedType[] }) {
  return (
    <p class="aside">
      {label}{' '}
      {types.map(({ name }, index) => (
        <>
          {index > 0 && ', '}
          <a href={typeUrl(name)}>{name}</a>
        </>
      ))}
      .
    </p>
  );
}

function Description({ text }: { text: string | null | undefined }) {
  return text ? (
    <p>
      <Described text={text} />
    </p>
  ) : null;
}

/** A description, with what stands between backticks as code. */
export function Described({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}

/** The types with a field or an argument of this type. */
function usersOf(schema: GraphQLSchema, wanted: GraphQLNamedType): GraphQLNamedType[] {
  const isWanted = ({ type }: { type: GraphQLType }) => getNamedType(type) === wanted;
  return Object.values(schema.getTypeMap()).filter((type) => {
    if (isIntrospectionType(type)) return false;
    if (isInputObjectType(type)) return Object.values(type.getFields()).some(isWanted);
    if (!isObjectType(type) && !isInterfaceType(type)) return false;
    return Object.values(type.getFields()).some((field) => isWanted(field) || field.args.some(isWanted));
  });
}
