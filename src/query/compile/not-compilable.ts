/** Why an operation goes to the resolvers. */
export class NotCompilable extends Error {}
