import { getMetadataStorage } from 'type-graphql';

/**
 * Returns `Type.field` for every field that `@Authorized` guards, including inherited fields. A compiled statement runs no
 * resolvers, and therefore no authorization checks either. Call it after the schema is built.
 */
export function authorizedFields(): Set<string> {
  const { queries, objectTypes, interfaceTypes } = getMetadataStorage();
  const roots = queries.filter(({ roles }) => roles).map(({ schemaName }) => `Query.${schemaName}`);
  const declared = [...objectTypes, ...interfaceTypes].flatMap(({ target, fields }) =>
    fields!.filter(({ roles }) => roles).map(({ schemaName }) => ({ target, schemaName })),
  );
  const inherited = objectTypes.flatMap(({ name, target, interfaceClasses = [] }) => {
    const classes = [target, ...interfaceClasses] as object[];
    const has = (owner: object) => classes.some((each) => each === owner || isPrototypeOf(owner, each));
    return declared.filter((field) => has(field.target)).map(({ schemaName }) => `${name}.${schemaName}`);
  });
  return new Set([...roots, ...inherited]);
}

function isPrototypeOf(base: object, derived: object): boolean {
  return Object.prototype.isPrototypeOf.call(base, derived);
}
