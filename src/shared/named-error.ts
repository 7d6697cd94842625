/** An error whose name is that of its class. */
export class NamedError extends Error {
  override readonly name = this.constructor.name;
}
