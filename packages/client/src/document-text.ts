/** The text of a document, with the types of its answer and its variables. Typed clients know the property. */
export type DocumentText<Data, Variables> = string & { readonly __apiType?: (variables: Variables) => Data };
