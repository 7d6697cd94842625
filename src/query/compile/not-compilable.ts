/** The operation cannot be compiled; the resolvers execute it. The message is the reason. */
export class NotCompilable extends Error {}
