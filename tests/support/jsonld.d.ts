/** The package has no types of its own. */
declare module 'jsonld' {
  const jsonld: { expand(document: object, options: object): Promise<any[]> };
  export default jsonld;
}
