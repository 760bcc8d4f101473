/** Something that keeps the embedded PostgreSQL from running. The message is one plain sentence for the operator. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem'
}
