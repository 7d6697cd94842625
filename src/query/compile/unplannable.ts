/** Why an operation goes to the resolvers. */
export class Unplannable extends Error {}
