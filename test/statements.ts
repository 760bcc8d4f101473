import pg from 'pg'

/** What is asked of the database while `work` runs: the text of each round trip, and with what values. */
export async function counted<T>(
  work: () => Promise<T>,
): Promise<{ statements: string[]; values: unknown[][]; result: T }> {
  const statements: string[] = []
  const values: unknown[][] = []
  const { query } = pg.Client.prototype
  const spy = function (this: pg.Client, ...args: unknown[]) {
    const asked = args[0] as string | { text: string; values?: unknown[] }
    statements.push(typeof asked === 'string' ? asked : asked.text.trim())
    values.push(typeof asked === 'string' ? [] : (asked.values ?? []))
    return Reflect.apply(query, this, args)
  }
  pg.Client.prototype.query = spy as typeof query
  try {
    return { result: await work(), statements, values }
  } finally {
    pg.Client.prototype.query = query
  }
}
