import { importGiven } from '#modules/imports/cli.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Database } from '#platform/sql/database.ts'

/** Seconds to read, propose and bring in a year's return of 5,000 episodes, on top of the children that it is about. `of`: how many
 * children, each with two episodes, and their first number: another each time, as nothing is brought in twice. */
export async function timeImport(database: Database, of = { children: 2500, from: 500_000 }): Promise<number> {
  const now = Temporal.Now.instant()
  const options = { apply: true, today: londonDate(now), now }
  const children = Array.from({ length: of.children }, (_, at) => String(of.from + at))
  await bring([
    {
      name: 'header.csv',
      text: [
        'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
        ...children.map((child) => `${child},1,01/05/2014,WBRI,UN1,,`),
      ].join('\n'),
    },
  ])
  const rows = children.flatMap((child) => [
    `${child},03/04/2025,S,C2,N1,U6,PR1,10/09/2025,X1,CARPL,ZZ1 1AA,ZZ1 2AA,`,
    `${child},10/09/2025,P,C2,N1,U4,PR1,,,,ZZ1 1AA,ZZ1 3AA,`,
  ])
  const began = performance.now()
  await bring([
    {
      name: 'episodes.csv',
      text: [
        'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
        ...rows,
      ].join('\n'),
    },
  ])
  return (performance.now() - began) / 1000

  async function bring(files: { name: string; text: string }[]): Promise<void> {
    const given = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }))
    const result = await importGiven(database, given, options)
    if (!result.applied) throw new Error(JSON.stringify(result).slice(0, 500))
  }
}

/** How much longer one row takes in a file of ten times the rows, and in a service of a hundred times the years, than in a file of 2,000
 * episodes in the small one: the least of three of each, in turn. */
export async function timeRows(small: Database, large: Database): Promise<{ longFile: number; oldService: number }> {
  const least = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY, old: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round += 1) {
    const perRow = async (database: Database, children: number, from: number) =>
      (await timeImport(database, { children, from: from + round * 100_000 })) / (2 * children)
    least.short = Math.min(least.short, await perRow(small, 1000, 1_000_000))
    least.long = Math.min(least.long, await perRow(small, 10_000, 2_000_000))
    least.old = Math.min(least.old, await perRow(large, 1000, 3_000_000))
  }
  return { longFile: least.long / least.short, oldService: least.old / least.short }
}
