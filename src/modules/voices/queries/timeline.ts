import { londonDate } from '#platform/dates/index.ts'
import type { Happening } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { formOf } from '../form.ts'
import { isAnswered, type Voice } from '../voice.ts'
import { stateInWords, whoInWords } from '../words.ts'
import { listAnsweredOfHousehold, voiceColumns } from './voices.ts'

/** When somebody of the household was heard, or it was settled why not. */
export async function timelineOfVoices(
  tx: Tx,
  householdId: number,
  today: Temporal.PlainDate,
  most: number,
): Promise<Happening[]> {
  return (await listAnsweredOfHousehold(tx, householdId, most)).flatMap((voice) => itemOf(voice, today))
}

/** When this child was heard, wherever they lived, as far as the person may see. */
export async function timelineOfChildsVoice(tx: Tx, childId: number, today: Temporal.PlainDate): Promise<Happening[]> {
  const voices = await tx.many<Voice>(
    sql`select ${voiceColumns} from voices v where v.child_id = ${childId} order by v.id desc`,
  )
  return voices.flatMap((voice) => itemOf(voice, today))
}

function itemOf(voice: Voice, today: Temporal.PlainDate): Happening[] {
  const on = voice.givenAt ? londonDate(voice.givenAt) : voice.dueOn
  if (!on || !isAnswered(voice)) return []
  const told = formOf(voice.form).isObservation
    ? `Somebody who knows child C-${voice.childId} told us what they see`
    : `${whoInWords(voice)} told us what they think`
  const what = voice.state === 'given' ? told : `${whoInWords(voice)}: no words`
  return [
    {
      on,
      what,
      href: `/voices/${voice.ref}`,
      ...(voice.state === 'given' ? {} : { detail: stateInWords(voice, today) }),
    },
  ]
}
