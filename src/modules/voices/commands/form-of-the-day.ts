import { sql, type Tx } from '#platform/sql/index.ts'
import { formForChild } from '../form.ts'
import type { Voice } from '../voice.ts'

/** The form that a child's voice has on the day, as long as nobody chose another and nothing has been said. */
export async function formOfTheDay(tx: Tx, voice: Voice, today: Temporal.PlainDate): Promise<string> {
  const open = voice.state === 'to_ask' || voice.state === 'asked'
  if (voice.kind !== 'child' || voice.formChosen || voice.besideId !== null || !open) return voice.form
  return formOfAge(tx, voice, today)
}

/** The form of a child's age on the day, whatever was chosen; whoever does not see the child in the register keeps the form. */
export async function formOfAge(
  tx: Tx,
  voice: Pick<Voice, 'childId' | 'form'>,
  today: Temporal.PlainDate,
): Promise<string> {
  const child = await tx.maybe<{ bornOn: Temporal.PlainDate }>(
    sql`select born_on as "bornOn" from children where id = ${voice.childId}`,
  )
  return child ? formForChild(child.bornOn, today) : voice.form
}

/** From the day when the link is made or the talk begins the form stays. */
export async function settleForm(tx: Tx, voice: Voice, today: Temporal.PlainDate): Promise<Voice> {
  const form = await formOfTheDay(tx, voice, today)
  if (form !== voice.form) await tx.run(sql`update voices set form = ${form} where id = ${voice.id}`)
  return { ...voice, form }
}
