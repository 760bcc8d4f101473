import { beginAndTell, type Brought, broughtPieces, type Said, turnClocks } from '#modules/evidence/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { cafcassOn, endOf, formalOn, kindIn, noticedOn, stageIn, standsAs } from '../brought.ts'
import { clocks } from '../clocks.ts'
import type { Escalation, Stage } from '../escalation.ts'
import { homesThen, type HomeThen } from '../queries/brought.ts'
import { pieces } from '../queries/escalations.ts'
import { escalationSettings } from '../settings.ts'
import { steps } from '../steps.ts'
import { handTo, whoAnswers } from './effects.ts'

/** The twenty days of all formal stages run from the day that the file says; what is practice is not counted of what was not here. */
const ofLaw = clocks.filter(({ severity }) => severity === 'law')

/** Escalations and notes of good practice as a file says them: their reviewing officer has what is open, or whoever is to answer it. */
export const escalationsBrought: Brought = {
  ...broughtPieces({
    ...{ kind: 'escalations', stream: 'escalation', path: '/escalations', recorded: 'escalation' },
    begin: async (tx, said, { now, once }) => {
      const today = londonDate(now)
      const home = await homeOf(tx, said)
      const parts = await partsOf(tx, home, said, today)
      const end = endOf(said)
      const { state, since, dueOn } = standsAs(
        said,
        today,
        await once('days', () => readSettings(tx, today, escalationSettings)),
        now,
      )
      const begun = await beginAndTell(
        tx,
        {
          ...{ stream: 'escalation', state, since, dueOn, records: 'escalation brought in', data: {} },
          ...{ householdId: home.householdId, parts },
        },
        (id) =>
          tx.run(sql`insert into escalations (id, child_id, kind, stage, noticed_on, formal_on, cafcass_on, ended_as, better)
            values (${id}, ${home.childId}, ${kindIn(said)}, ${stageIn(said)}, ${noticedOn(said)}, ${formalOn(said)},
              ${cafcassOn(said)}, ${end?.as ?? null}, ${end?.better ?? null})`),
      )
      if (!end && stageIn(said) > 0) await turn(tx, begun.id, 'formal', now)
      const turns = steps[state].turn ?? []
      return { ...begun, isWith: end ? null : turns.includes('manager') ? parts.manager : parts.officer }
    },
    change: async (tx, { id }, said, { now, once }) => {
      const today = londonDate(now)
      const [before, end] = [await pieces.findById(tx, id), endOf(said)]
      await tx.run(sql`update escalations set stage = ${stageIn(said)}, noticed_on = ${noticedOn(said)}, formal_on = ${formalOn(said)},
        cafcass_on = ${cafcassOn(said)}, ended_as = ${end?.as ?? null}, better = ${end?.better ?? null} where id = ${id}`)
      if (end) await turn(tx, id, 'withdraw', now)
      else if (before.stage === 0 && stageIn(said) > 0) await turn(tx, id, 'formal', now)
      const days = await once('days', () => readSettings(tx, today, escalationSettings))
      return {
        ...standsAs(said, today, days, now),
        isWith: end ? null : await handOn(tx, before, stageIn(said), today),
      }
    },
    down: (tx, { id }) => tx.run(sql`update escalations set ended_as = 'cancelled', better = null where id = ${id}`),
  }),
  against: async (tx, rows) => {
    const homes = await homesThen(tx, rows.map(asked))
    return new Map(rows.flatMap((said) => standsAgainst(said, find(homes, said))))
  },
}

const asked = (said: Said) => ({ source: String(said['child']), on: String(said['noticed_on']) })
const find = (homes: readonly HomeThen[], said: Said): HomeThen | undefined =>
  homes.find(({ source, on }) => source === said['child'] && String(on) === said['noticed_on'])

/** What keeps a row out, at its column. */
function standsAgainst(
  said: Said,
  home: HomeThen | undefined,
): [string, { column: string; code: string; message: string }][] {
  const id = String(said['source_id'])
  const at = (code: string, message: string): ReturnType<typeof standsAgainst> => [
    [id, { column: 'child_id', code, message }],
  ]
  if (!home)
    return at('unknown_child', 'The register does not know this child. Bring in the header that names them first.')
  if (home.householdId === null)
    return at(
      'no_home',
      'By the register the child lived with none of our carers on the day on which this was noticed.',
    )
  if (said['closed_on'] || said['outcome'] === 'withdrawn') return []
  if (home.officerId === null)
    return at(
      'no_officer',
      'This is still open, and the register names no reviewing officer for this child. Name one first.',
    )
  if (home.managerId === null || home.managerId === home.officerId)
    return at(
      'nobody_answers',
      'This is still open, and the home of this child has no team manager who could answer. Name one first.',
    )
  return []
}

async function homeOf(tx: Tx, said: Said): Promise<HomeThen> {
  const home = find(await homesThen(tx, [asked(said)]), said)
  if (!home || home.householdId === null)
    throw new Refused(`Child ${String(said['child'])} lived with none of our carers then. Nothing was brought in.`)
  return home
}

/** Whoever answers at the stage that the file says now; nobody else than before where it is the same one. */
async function handOn(tx: Tx, before: Escalation, stage: 0 | Stage, today: Temporal.PlainDate): Promise<number | null> {
  if (stage === before.stage || stage === 0 || stage === 1) return null
  const to = await whoAnswers(tx, before, stage, today)
  if (to === before.managerId) return null
  await handTo(tx, before.id, to)
  return to
}

async function turn(tx: Tx, id: number, move: 'formal' | 'withdraw', now: Temporal.Instant): Promise<void> {
  await turnClocks(tx, ofLaw, { piece: await pieces.findById(tx, id), move, label: 'Its file says otherwise' }, now)
}

/** The child's reviewing officer and whoever answers at its stage. What is over needs nobody: where one of them is not known any more, it stands
 * with whoever brings it in. */
async function partsOf(tx: Tx, home: HomeThen, said: Said, today: Temporal.PlainDate) {
  const { id } = await tx.one<{ id: number | null }>(sql`select actor() as id`)
  const by = id ?? (await listPeopleWithDuty(tx, 'report_escalations', today))[0]?.id
  if (by === undefined)
    throw new Refused('Nobody here reports what is escalated: ask whoever sets roles. Nothing was brought in.')
  const officer = home.officerId ?? by
  const manager = home.managerId === officer ? by : (home.managerId ?? by)
  const stage = stageIn(said)
  if (said['is_over'] || stage === 0) return { officer, manager }
  const piece = { officerId: officer, managerId: manager } as Pick<Escalation, 'officerId' | 'managerId'>
  return { officer, manager: await whoAnswers(tx, piece, stage, today) }
}
