import { slotsOf } from '#modules/calendar/index.ts'
import type { Stage } from './stage.ts'

/** A year that is given back once, agreed by both sides, and changed at the wish of each. */
export async function agreedYear({ send, as }: Stage): Promise<void> {
  await send('qa-1', '/calendar/years')
  const version = (text: number) => ({ version: String(text) })
  await send('qa-1', '/calendar/years/1/proposal', version(1))
  await send('sm-1', '/calendar/years/1/return', { ...version(2), words: 'Not three things in one week.' })
  await send('qa-1', '/calendar/years/1/proposal', version(2))
  await send('sm-1', '/calendar/years/1/signature', version(3))
  await send('qa-head', '/calendar/years/1/signature', version(3))
  const slots = await as('qa-1', (tx) => slotsOf(tx, 1))
  const why = { reason: 'absence', words: 'They are away.' }
  const ask = async (key: string, id: number) => send(key, `/calendar/lines/${id}/changes`, { kind: 'excused', ...why })
  const of = (activity: string) => slots.filter((slot) => slot.activity === activity)
  await ask('tm-1', of('managers_audit').find(({ person }) => person === 'Person tm-1')!.id)
  await ask('qa-1', of('quarterly_report')[0]!.id)
  await ask('qa-1', of('lado_report')[0]!.id)
  await send('qa-head', '/calendar/changes/1/answer', { answer: 'yes' })
  await send('sm-1', '/calendar/changes/3/answer', { answer: 'no', words: 'It is needed.' })
}
