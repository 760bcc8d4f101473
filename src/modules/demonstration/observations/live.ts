import { observationForm, type ObservationPart } from '#framework/a2-observation-form/index.ts'
import { type Answered, answerKey } from '#framework/forms/answered.ts'
import { isAsked } from '#framework/forms/missing.ts'
import { finishAction, raiseAction, verifyAction } from '#modules/actions/index.ts'
import { decideAlert, finishUnfinished, raise } from '#modules/alerts/index.ts'
import { saveAnswer } from '#modules/evidence/index.ts'
import {
  findObservation,
  listChildrenOfObservation,
  listObservationRota,
  moveObservation,
  noteTalk,
  type ObservationMove,
  observationFilling,
  type OfObservations,
  planObservation,
} from '#modules/observations/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Moment } from '../audits/plan.ts'
import { type Day, dateOf, workingDaysAfter } from '../days.ts'
import type { Known } from '../load/known.ts'
import { at } from '../load/moments.ts'
import * as words from '../phrases/observations.ts'
import { decisionOfAnAlert } from '../phrases/responses.ts'
import type { Visit } from './plan.ts'
import { type Sayings, sayingsOf } from './said.ts'

type Asked = { tx: Tx; actor: Actor; now: Temporal.Instant; today: Temporal.PlainDate }
/** What somebody does on a day, by the commands that the pages call. */
type Step = { at: Moment; by: string; does: (asked: Asked) => Promise<unknown> }
type Around = { known: Known; bornOn: ReadonlyMap<number, Day>; today: Day }

/** Lives the visits in the order of their days, up to yesterday. What one person does on a day, one after the other, is one transaction. */
export async function liveVisits(database: Database, visits: readonly Visit[], around: Around): Promise<void> {
  const steps = visits
    .flatMap((visit) => stepsOf(visit, around))
    .filter((step) => step.at.day < around.today)
    .toSorted((one, other) => one.at.day - other.at.day || one.at.minute - other.at.minute)
  for (const together of inOneGo(steps)) {
    const { at: moment, by } = together[0]!
    const now = Temporal.Instant.from(at(moment))
    await database.asPerson(around.known.person(by), now, async (tx, actor) => {
      for (const { does } of together) await does({ tx, actor, now, today: dateOf(moment.day) })
    })
  }
}

function inOneGo(steps: readonly Step[]): Step[][] {
  const all: Step[][] = []
  for (const step of steps) {
    const last = all.at(-1)
    if (last && last[0]!.by === step.by && last[0]!.at.day === step.at.day) last.push(step)
    else all.push([step])
  }
  return all
}

function stepsOf(visit: Visit, around: Around): Step[] {
  const { observer, worker, day, slow, random, becomes, kind, household } = visit
  const { known } = around
  let ref = ''
  const move = (request: ObservationMove) => (asked: Asked) =>
    moveObservation(asked.tx, asked.actor, ref, request, asked.now)
  const step = (by: string, on: Day, minute: number, does: Step['does']): Step => ({
    at: { day: on, minute },
    by,
    does,
  })
  const after = (from: Day, least: number, most: number, usual: number) =>
    workingDaysAfter(from, slow ? usual : random.whole(least, most))

  const told = after(day, -12, -6, -10)
  const plan = step(observer, told, 600, async ({ tx, today }) => {
    const person = (await listObservationRota(tx, today)).find(({ id }) => id === known.person(worker))
    if (!person) throw new Error(`${observer} may not observe ${worker}.`)
    const where = { householdId: household === undefined ? null : known.household(household), on: dateOf(day) }
    const both = { observerId: known.person(observer), worker: person, kind, inRoom: true }
    const planned = await planObservation(tx, { ...both, ...where, followsUp: false, pairIsRight: false }, today)
    const again =
      'mistakes' in planned
        ? await planObservation(tx, { ...both, ...where, followsUp: true, pairIsRight: false }, today)
        : planned
    if ('mistakes' in again) throw new Error(`${observer} with ${worker}: ${JSON.stringify(again.mistakes)}`)
    ref = again.ref
  })
  const before = after(day, -3, -1, -3)
  if (becomes === 'called off')
    return [
      plan,
      step(
        worker,
        before,
        640,
        move({ move: 'call_off', details: { from: random.pick(['carer', 'child', 'carer']) } }),
      ),
    ]
  if (becomes === 'cancelled') {
    const why = random.pick(['crisis', 'worker_away', 'observer_away', 'observer_away', 'other'] as const)
    return [
      plan,
      step(why === 'observer_away' ? observer : worker, day, 530, move({ move: 'cancel', details: { why } })),
    ]
  }

  const shared = after(day, 0, 2, 2)
  const answered = visit.agrees === 'no answer' ? workingDaysAfter(shared, 6) : after(shared, 1, 4, 4)
  const agreed = after(answered, 1, 2, 2)
  const done = after(agreed, 8, 22, 17)
  const sayings = sayingsOf(visit, agreed)
  const write = (part: ObservationPart) => (asked: Asked) => answerPart(asked, { ref, part, sayings, ...around })
  const follows = visit.slow ? (sayings.less ?? 'plan_next') : random.chance(0.75) ? sayings.less : undefined
  let action = { ref: '', version: 0 }
  const seen = [
    step(worker, before, 640, async (asked) => {
      await write('preparation')(asked)
      await move({ move: 'prepare' })(asked)
    }),
    step(observer, day, 700, move({ move: 'see', on: dateOf(day) })),
    // Nine of ten are talked over the same day.
    step(observer, random.chance(0.9) ? day : shared, 960, ({ tx, now }) => noteTalk(tx, ref, now)),
    ...(visit.worry ? worried(visit, around, () => ref) : []),
    step(observer, shared, 1020, async (asked) => {
      await write('observed')(asked)
      await move({ move: 'share' })(asked)
    }),
    visit.agrees === 'no answer'
      ? step(observer, answered, 560, move({ move: 'go_on', words: random.pick(words.noAnswer) }))
      : step(worker, answered, 560, async (asked) => {
          await write('answer')(asked)
          await move({ move: 'answer' })(asked)
        }),
  ]
  if (follows === undefined)
    return [
      plan,
      ...seen,
      step(observer, agreed, 620, async (asked) => {
        await write('record')(asked)
        await move({ move: 'close', words: random.pick(words.nothingMore) })(asked)
      }),
    ]
  const { says, evidence } = words.followsFrom[follows]
  return [
    plan,
    ...seen,
    step(observer, agreed, 620, async (asked) => {
      const { tx, actor, today } = asked
      const { id: pieceId, householdId } = await findObservation(tx, ref)
      const from = { pieceId, householdId, sourceQuestion: `obs.${follows}`, raisers: ['observe_practice'] }
      const set = { says, forWhom: 'worker', ownerId: known.person(worker), priority: 'p3' } as const
      action = await raiseAction(tx, actor, today, { ...from, ...set })
      await move({ move: 'agree' })(asked)
      await write('record')(asked)
    }),
    step(worker, done, 660, async (asked) => {
      const outcome = await finishAction(asked, { ...action, words: evidence })
      if (outcome.saved) action = outcome.action
    }),
    step(observer, after(done, 1, 4, 3), 690, async (asked) => {
      await verifyAction(asked, { ...action, words: '' })
      await move({ move: 'close', words: random.pick(words.afterActions) })(asked)
    }),
  ]
}

/** Danger does not wait for the writing: it is said at once, and decided the same day. */
function worried({ household, observer, day, random }: Visit, { known }: Around, refOf: () => string): Step[] {
  const [householdId, by] = [known.household(household!), 'sm-1']
  let alert = ''
  return [
    {
      ...{ at: { day, minute: 705 }, by: observer },
      does: async ({ tx, actor, now, today }) => {
        const piece = await findObservation(tx, refOf())
        const given = {
          question: 'obs.safety_alert',
          childId: null,
          value: 'yes',
          explanation: '',
          evidence: '',
          version: 0,
        }
        await saveAnswer<OfObservations>(tx, actor, observationFilling, piece, given, today)
        const about = { householdId, source: 'piece', pieceId: piece.id, childIds: [], circleSaid: true } as const
        alert = (
          await raise(tx, { ...about, what: random.pick(words.worries.what), acting: words.worries.acting }, now)
        ).ref
        await finishUnfinished(tx, householdId)
      },
    },
    {
      ...{ at: { day, minute: 965 }, by },
      does: async ({ tx, actor, now }) => {
        const seen = Number.MAX_SAFE_INTEGER
        await decideAlert(tx, alert, { decided: decisionOfAnAlert, words: words.worries.decided, seen }, actor, now)
      },
    },
  ]
}

type Part = { ref: string; part: ObservationPart; sayings: Sayings } & Pick<Around, 'bornOn'>

/** Answers what is asked in a part and has something to say to it, one save after the other, as on the page. */
async function answerPart({ tx, actor, today }: Asked, { ref, part, sayings, bornOn }: Part): Promise<void> {
  const piece = await findObservation(tx, ref)
  const children = part === 'observed' ? await listChildrenOfObservation(tx, piece) : []
  const said = new Map<string, Pick<Answered, 'value'>>()
  for (const section of observationForm.sections.filter((one) => one.part === part))
    for (const childId of section.perChild ? children.map(({ id }) => id) : [null]) {
      const toSay = childId === null ? sayings.ofAll : sayings.ofChild({ born: bornOn.get(childId) ?? 0 })
      for (const question of section.questions) {
        const says = toSay[question.key.slice('obs.'.length)]
        if (!says || !isAsked(question, childId, said, section.questions)) continue
        said.set(answerKey(question.key, childId), says)
        const { value, explanation = '' } = says
        const given = { question: question.key, childId, value, explanation, evidence: '', version: 0 }
        const saved = await saveAnswer<OfObservations>(tx, actor, observationFilling, piece, given, today)
        if (saved.kind === 'mend') throw new Error(`${question.key}: ${saved.message}`)
      }
    }
}
