import { importGiven } from '#modules/imports/cli.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Database } from '#platform/sql/database.ts'

/** Seconds to read, propose and bring in a year's return of 5,000 episodes, on top of the children that it is about. */
export async function timeImport(database: Database): Promise<number> {
  const now = Temporal.Now.instant()
  const options = { apply: true, today: londonDate(now), now }
  const children = Array.from({ length: 2500 }, (_, at) => String(500_000 + at))
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
