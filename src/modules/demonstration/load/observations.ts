import { observationForm, type ObservationPart } from '#framework/a2-observation-form/index.ts'
import { type Answered, answerKey } from '#framework/forms/answered.ts'
import { isAsked } from '#framework/forms/missing.ts'
import { finishAction, raiseAction, verifyAction } from '#modules/actions/index.ts'
import { decideAlert, finishUnfinished, raise } from '#modules/alerts/index.ts'
import { saveAnswer, tellInPerson } from '#modules/evidence/index.ts'
import * as room from '#modules/observations/index.ts'
import { type Day, dateOf, workingDaysAfter } from '../days.ts'
import type { Known } from './known.ts'
import type { Asked, Step } from './live.ts'
import * as words from '../phrases/observations.ts'
import { decisionOfAnAlert } from '../phrases/responses.ts'
import type { Visit } from '../observations/plan.ts'
import { type Sayings, sayingsOf } from '../observations/said.ts'

const { filling, find } = room.observations

type Around = { known: Known; bornOn: ReadonlyMap<number, Day> }

/** Everything that was done about the visits. */
export const stepsOfVisits = (visits: readonly Visit[], around: Around): Step[] =>
  visits.flatMap((visit) => stepsOf(visit, around))

function stepsOf(visit: Visit, around: Around): Step[] {
  const { observer, worker, day, slow, random, becomes } = visit
  const { known } = around
  let ref = ''
  const after = (from: Day, least: number, most: number, usual: number) =>
    workingDaysAfter(from, slow ? usual : random.whole(least, most))
  const step = (by: string, on: Day, minute: number, ...does: Step['does'][]): Step => ({
    ...{ at: { day: on, minute }, by },
    does: async (asked) => {
      for (const one of does) await one(asked)
    },
  })
  const move = (request: room.ObservationMove) => (asked: Asked) =>
    room.observations.makeMove(asked.tx, asked.actor, ref, request, asked.now)
  const plan = step(observer, after(day, -12, -6, -10), 600, async (asked) => {
    ref = await planned(asked, visit, known)
  })
  const before = after(day, -3, -1, -3)
  if (becomes === 'called off') {
    const from = random.pick(['carer', 'child', 'carer'] as const)
    return [plan, step(worker, before, 640, move({ move: 'call_off', details: { from } }))]
  }
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
  const close = (from: readonly string[]) => move({ move: 'close', words: random.pick(from) })
  const talk = async ({ tx, now }: Asked) => tellInPerson(tx, (await find(tx, ref)).id, now)
  const steps = [
    plan,
    step(worker, before, 640, write('preparation'), move({ move: 'prepare' })),
    step(observer, day, 700, move({ move: 'see', on: dateOf(day) })),
    // Nine of ten are talked over the same day.
    step(observer, random.chance(0.9) ? day : shared, 740, talk),
    ...(visit.worry ? worried(visit, known, () => ref) : []),
    step(observer, shared, 1020, write('observed'), move({ move: 'share' })),
    visit.agrees === 'no answer'
      ? step(observer, answered, 560, move({ move: 'go_on', words: random.pick(words.noAnswer) }))
      : step(worker, answered, 560, write('answer'), move({ move: 'answer' })),
  ]
  const follows = slow ? (sayings.less ?? 'plan_next') : random.chance(0.75) ? sayings.less : undefined
  if (!follows) return [...steps, step(observer, agreed, 620, write('record'), close(words.nothingMore))]
  const { says, evidence } = words.followsFrom[follows]
  let action = { ref: '', version: 0 }
  const set = async ({ tx, actor, today }: Asked) => {
    const { id: pieceId, householdId } = await find(tx, ref)
    const from = { pieceId, householdId, sourceQuestion: `obs.${follows}`, raisers: ['observe_practice'] }
    const what = { says, forWhom: 'worker', ownerId: known.person(worker), priority: 'p3' } as const
    action = await raiseAction(tx, actor, today, { ...from, ...what })
  }
  const finish = async (asked: Asked) => {
    const outcome = await finishAction(asked, { ...action, words: evidence })
    if (outcome.saved) action = outcome.action
  }
  const verify = (asked: Asked) => verifyAction(asked, { ...action, words: '' })
  return [
    ...steps,
    step(observer, agreed, 620, set, move({ move: 'agree' }), write('record')),
    step(worker, done, 660, finish),
    step(observer, after(done, 1, 4, 3), 690, verify, close(words.afterActions)),
  ]
}

async function planned({ tx, today }: Asked, visit: Visit, known: Known): Promise<string> {
  const { observer, day, kind, household, again } = visit
  const worker = (await room.listObservationRota(tx, today)).find(({ id }) => id === known.person(visit.worker))
  if (!worker) throw new Error(`${observer} may not observe ${visit.worker}.`)
  const outcome = await room.planObservation(
    tx,
    {
      ...{ observerId: known.person(observer), worker, kind, inRoom: true, on: dateOf(day) },
      householdId: household === undefined ? null : known.household(household),
      ...{ followsUp: again === 'followsUp', pairIsRight: again === 'pairIsRight' },
    },
    today,
  )
  if ('mistakes' in outcome) throw new Error(`${observer} with ${visit.worker}: ${JSON.stringify(outcome.mistakes)}`)
  return outcome.ref
}

/** Danger does not wait for the writing: it is said at once, and decided the same day. */
function worried({ household, observer, day, random }: Visit, known: Known, refOf: () => string): Step[] {
  const householdId = known.household(household!)
  let alert = ''
  const say = async ({ tx, actor, now, today }: Asked) => {
    const piece = await find(tx, refOf())
    const yes = { question: 'obs.safety_alert', childId: null, value: 'yes', explanation: '', evidence: '', version: 0 }
    await saveAnswer<room.OfObservations>(tx, actor, filling, piece, yes, today)
    const about = { householdId, source: 'piece', pieceId: piece.id, childIds: [], circleSaid: true } as const
    const { what, acting } = words.worries
    alert = (await raise(tx, { ...about, what: random.pick(what), acting }, now)).ref
    await finishUnfinished(tx, householdId)
  }
  // Whatever was said of it until then has been read.
  const given = { decided: decisionOfAnAlert, words: words.worries.decided, seen: Number.MAX_SAFE_INTEGER }
  return [
    { at: { day, minute: 705 }, by: observer, does: say },
    { at: { day, minute: 965 }, by: 'sm-1', does: ({ tx, actor, now }) => decideAlert(tx, alert, given, actor, now) },
  ]
}

type Part = { ref: string; part: ObservationPart; sayings: Sayings } & Pick<Around, 'bornOn'>

/** Answers what is asked in a part and has something to say to it, as the page saves it. */
async function answerPart({ tx, actor, today }: Asked, { ref, part, sayings, bornOn }: Part): Promise<void> {
  const piece = await find(tx, ref)
  const children = part === 'observed' ? await filling.children(tx, piece) : []
  const said = new Map<string, Pick<Answered, 'value'>>()
  const save = async (question: string, childId: number | null, value: string, explanation = '') => {
    const given = { question, childId, value, explanation, evidence: '', version: 0 }
    const saved = await saveAnswer<room.OfObservations>(tx, actor, filling, piece, given, today)
    if (saved.kind === 'mend') throw new Error(`${question}: ${saved.message}`)
  }
  const saves: Promise<void>[] = []
  for (const section of observationForm.sections.filter((one) => one.part === part))
    for (const childId of section.perChild ? children.map(({ id }) => id) : [null]) {
      const toSay = childId === null ? sayings.ofAll : sayings.ofChild({ born: bornOn.get(childId) ?? 0 })
      for (const question of section.questions) {
        const says = toSay[question.key.slice('obs.'.length)]
        if (!says || !isAsked(question, childId, said, section.questions)) continue
        said.set(answerKey(question.key, childId), says)
        saves.push(save(question.key, childId, says.value, says.explanation))
      }
    }
  await Promise.all(saves)
}
