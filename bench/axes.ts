import { placesOf } from '#test/blocks/reads.ts'
import { type Answer, get, type Server, signIn, total } from './asking.ts'

/** One per kind of work: whoever stands for a role in the demonstration and in the small service. */
export const roles = ['iro-1', 'fro-1', 'fsw-1', 'tm-1', 'sm-1', 'ed-1', 'qa-1', 'admin-1'] as const

export type Growth = { page: string; who: string; time: number; bytes: number; size: number }

const rounds = { least: 3, most: 12 }
const inEach = 4

/** Above this a page is asked further, up to the most rounds: others use this machine, and their turn of work is not the page's. */
const striking = 1.3

/**
 * How much more processor time a page takes, and how much larger it is, where there is more: every address that somebody's navigation
 * leads to, and one audit, one of its sections, its print and a household, the same in both. Asked in turn, oftener where it strikes;
 * the least of each counts.
 */
export async function growth(small: Server, large: Server): Promise<Growth[]> {
  const all: Growth[] = []
  for (const who of roles) {
    const cookies = [await signIn(small, who), await signIn(large, who)] as const
    const first = await firstOf(small, cookies[0])
    for (const { page, path } of [...(await placesOf(visitor(small, cookies[0]))).map(asPage), ...first]) {
      const answers = [await get(small, path, cookies[0]), await get(large, path, cookies[1])] as const
      if (answers.some(({ status }) => status !== 200)) continue
      let [before, after] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      for (let round = 0; round < rounds.least || (after / before > striking && round < rounds.most); round += 1) {
        before = Math.min(before, await costOf(small, path, cookies[0]))
        after = Math.min(after, await costOf(large, path, cookies[1]))
      }
      const [less, more] = answers.map(sizeOf) as [number, number]
      all.push({ page, who, time: after / before, bytes: more / less, size: more })
    }
  }
  return all
}

async function costOf(server: Server, path: string, cookie: string): Promise<number> {
  return total(
    await server.cost(async () => {
      for (let time = 0; time < inEach; time += 1) await get(server, path, cookie)
    }),
  )
}

const asPage = (path: string) => ({ page: path, path })
const sizeOf = ({ text }: Answer): number => Buffer.byteLength(text)
const visitor = (server: Server, cookie: string) => ({
  get: async (path: string) => ({ ...(await get(server, path, cookie)), location: undefined, headers: {} }),
})

async function firstOf(server: Server, cookie: string): Promise<{ page: string; path: string }[]> {
  const audit = (await get(server, '/audits', cookie)).text.match(/(?<=href=")\/audits\/A-\d+(?=")/)?.[0]
  const household = (await get(server, '/households', cookie)).text.match(/(?<=href=")\/households\/H-\d+(?=")/)?.[0]
  return [
    ...(audit
      ? [
          { page: 'an audit', path: audit },
          { page: 'a section', path: `${audit}/sections/safe` },
          { page: 'the print of an audit', path: `${audit}/print` },
        ]
      : []),
    ...(household ? [{ page: 'a household', path: household }] : []),
  ]
}

/** The worst of each page, whoever looks. */
export function worstBy(all: readonly Growth[], of: (one: Growth) => number): Growth[] {
  return [...Map.groupBy(all, ({ page }) => page).values()].map((same) =>
    same.reduce((worst, one) => (of(one) > of(worst) ? one : worst)),
  )
}
