import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** A field of an object, an interface or an input; or a value of an enum, which has no type. */
export interface Member {
  name: string;
  description?: string | null | undefined;
  type?: GraphQLType;
  args?: readonly GraphQLArgument[];
}

/** What a type of the schema consists of; nothing for a scalar or a union. */
export function membersOf(type: GraphQLNamedType): readonly Member[] {
  if (isEnumType(type)) return type.getValues();
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return Object.values<Member>(type.getFields());
}
