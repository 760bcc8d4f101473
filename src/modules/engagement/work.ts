import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { monthInWords } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { listWishes } from './queries/notes.ts'
import { firstOf, listSheets, signsSheets } from './queries/sheets.ts'
import { engagementSettings } from './settings.ts'
import { sheetPath } from './sheet.ts'

/** The wishes that a child waits to hear about, and the sheet of the month that is over. */
export const listEngagementWork = async (tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> => [
  ...(await wishes(tx, actor)),
  ...(await sheet(tx, actor, now)),
]

async function wishes(tx: Tx, { id, duties }: Actor): Promise<WorkItem[]> {
  if (!duties.has('gather_child_voices') && !duties.has('hold_voices')) return []
  return (await listWishes(tx)).map(({ key, child, officerId, wishBy }) => ({
    what: `Tell child ${child} what came of their wish`,
    why: officerId === id ? 'They told you' : 'They told an officer who is not theirs any more',
    ...{ href: `/engagement/${key}`, dueOn: wishBy, group: 'mine' as const },
  }))
}

async function sheet(tx: Tx, { duties }: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  const [month] = monthsToSign(today)
  if (!month || !duties.has('report_escalations') || !(await signsSheets(tx))) return []
  if ((await listSheets(tx, firstOf(month))).length > 0) return []
  const { 'engagement.sheet': within } = await readSettings(tx, today, engagementSettings)
  return [
    {
      what: `Sign the sheet of themes of ${monthInWords(month)}`,
      why: 'It is yours, by clause 4.12',
      ...{ href: sheetPath(month), dueOn: signedBy(month, within), group: 'mine' as const },
    },
  ]
}
