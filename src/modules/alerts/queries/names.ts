import { offerAnybody } from '#modules/people/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Cast } from '../road.ts'

/** The names that a field suggests: of everybody in a small service, else of those near these people. Any other is typed in full. */
export async function listNamesNear(
  tx: Tx,
  { people, workerId }: Pick<Cast, 'people' | 'workerId'>,
): Promise<string[]> {
  const near = { people: [workerId, ...people.map(({ id }) => id)] }
  return (await offerAnybody(tx, { field: '', body: {}, near })).people.map(({ name }) => name)
}
