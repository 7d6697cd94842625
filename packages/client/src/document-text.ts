/** The text of a document, typed with its result and variables. Typed GraphQL clients recognize the property. */
export type DocumentText<Data, Variables> = string & { readonly __apiType?: (variables: Variables) => Data };
