import { freshDatabase } from '#test/database.ts'
import { fetchWhole, openLinks, openWire, weighed } from '#test/weight.ts'

/** How many bytes whoever opens a link fetches in all, for the heaviest page of each form: a browser that was never here. */
export async function weighLinks(): Promise<{ what: string; bytes: number }[]> {
  const database = await freshDatabase()
  const wire = await openWire(database)
  const visits = await openLinks(wire, database)
  const heaviest = weighed.map(async ({ kind, pages }) => {
    const { at, cookie } = visits[kind]!
    const all = await Promise.all(pages.map((page) => fetchWhole(wire, at + page, { cookie })))
    return { what: `a ${kind}’s form`, bytes: Math.max(...all.map(({ bytes }) => bytes)) }
  })
  const weights = await Promise.all(heaviest)
  await wire.close()
  return weights
}
