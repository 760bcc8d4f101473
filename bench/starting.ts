import { prepareDatabase } from '#src/cli/prepare-database.ts'
import type { TestDatabase } from '#test/database.ts'

/** How much longer a start again takes where there is more: bringing a database up to date that is. The least of five each, in turn. */
export async function timeStarts(small: TestDatabase, large: TestDatabase): Promise<number> {
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 5; round += 1) {
    least.small = Math.min(least.small, await start(small))
    least.large = Math.min(least.large, await start(large))
  }
  return least.large / least.small
}

async function start({ connection }: TestDatabase): Promise<number> {
  const began = performance.now()
  await prepareDatabase(connection)
  return performance.now() - began
}
