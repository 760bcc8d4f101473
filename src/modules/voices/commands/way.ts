import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Way } from '../voice.ts'
import { findBeside, findVoice } from '../queries/voices.ts'
import { askSomebodyBeside } from './ask.ts'
import { settleForm } from './form-of-the-day.ts'
import { moreFacts } from './go-on.ts'
import { caseOf } from './link.ts'
import { moveVoice } from './move.ts'

/** How they will tell, and on which form: null is the form of their age on the day. `carersName`: what the child calls whoever looks after them. */
export async function chooseWay(
  tx: Tx,
  ref: string,
  { way, form, carersName }: { way: Way | null; form: string | null; carersName: string },
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<void> {
  const { voice } = await moveVoice(tx, ref, 'choose_way', actor, { details: { way, form, carersName } })
  await tx.run(sql`update voices set way = ${way}, form = ${form ?? voice.form}, form_chosen = ${form !== null}, carers_name = ${carersName}
    where id = ${voice.id}`)
  if (form === null) await settleForm(tx, { ...voice, formChosen: false }, today)
  await record(tx, { kind: 'way of telling chosen', ...caseOf(voice) })
}

/** Asks somebody who knows the child what they see: a record of its own beside the child's own words, never instead of them.
 * Gives back its reference; asked twice, the same. */
export async function askObserver(tx: Tx, ref: string, actor: Actor): Promise<string> {
  const { voice } = await moveVoice(tx, ref, 'ask_observer', actor)
  await record(tx, { kind: 'somebody who knows a child asked', ...caseOf(voice) })
  return askSomebodyBeside(tx, voice)
}

/** Nobody else is asked after all: as long as nothing was said there, what was to be asked is taken away. `ref`: of either of the two. Gives back the
 * reference of the child's own voice. */
export async function dropObserver(tx: Tx, ref: string, actor: Actor): Promise<string> {
  const named = await findVoice(tx, ref)
  const own = named.besideId === null ? named : await findVoice(tx, (await findBeside(tx, named))!.ref)
  const { voice } = await moveVoice(tx, own.ref, 'drop_observer', actor, { known: await moreFacts(tx, own) })
  await tx.one(sql`select take_beside_away(${voice.id})`)
  await record(tx, { kind: 'nobody else asked of a child', ...caseOf(voice) })
  return voice.ref
}
