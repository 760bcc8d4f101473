import { finishAction, raiseAction, verifyAction } from '#modules/actions/index.ts'
import { saveAnswer, tellInPerson } from '#modules/evidence/index.ts'
import { arrangeVisit, type OfProgramme, programme, type ProgrammeMove } from '#modules/programme/index.ts'
import { type Day, dateOf, workingDaysAfter } from '../days.ts'
import type { DayOfLeader } from '../leaders/plan.ts'
import * as words from '../phrases/leaders.ts'
import type { Known } from './known.ts'
import type { Asked, Step } from './live.ts'

/** Everything that was done about the days on which leaders met the work, by the commands that the pages call. */
export const stepsOfLeaders = (days: readonly DayOfLeader[], known: Known): Step[] =>
  days.flatMap((day) => stepsOf(day, known))

function stepsOf(planned: DayOfLeader, known: Known): Step[] {
  const { leader, day, kind, area, becomes, slow, visit, random } = planned
  let ref = ''
  const step = (by: string, on: Day, minute: number, ...does: Step['does'][]): Step => ({
    ...{ at: { day: on, minute }, by },
    does: async (asked) => {
      for (const one of does) await one(asked)
    },
  })
  const after = (from: Day, least: number, most: number) =>
    workingDaysAfter(from, slow ? most : random.whole(least, most))
  const move = (request: ProgrammeMove) => (asked: Asked) =>
    programme.makeMove(asked.tx, asked.actor, ref, request, asked.now)
  const arrange = step('qa-1', after(day, -30, -20), 600, async ({ tx, today }) => {
    const agreed = await arrangeVisit(
      tx,
      {
        ...{
          leaderId: known.person(leader),
          companionId: visit ? known.person(visit.observer) : null,
          companionMay: true,
          kind,
          area,
        },
        ...{ place: words.places[kind][area === 'fostering' ? 0 : 1], on: dateOf(day) },
        householdId: visit?.household === undefined ? null : known.household(visit.household),
      },
      today,
    )
    if ('mistakes' in agreed) throw new Error(`${leader}: ${JSON.stringify(agreed.mistakes)}`)
    ref = agreed.ref
  })
  const before = after(day, -4, -2)
  if (becomes === 'excused') {
    const { why } = planned
    return [arrange, step('qa-1', before, 640, move({ move: 'excuse', details: { why }, words: words.excuses[why] }))]
  }
  const held = becomes === 'moved' ? workingDaysAfter(day, random.whole(8, 15)) : day
  const moved = move({ move: 'change_day', on: dateOf(held), words: words.excuses.absence })
  const wrote = after(held, 1, 5)
  const said = after(wrote, 1, 4)
  const told = after(held, 10, 15)
  const [barrier, says, evidence] = random.pick(words.promises)
  const none = planned.promised === 'nothing'
  const answers = (all: Readonly<Record<string, string>>) => (asked: Asked) => answer(asked, ref, all)
  let action = { ref: '', version: 0 }
  const promise = async ({ tx, actor, today }: Asked) => {
    const { id: pieceId } = await programme.find(tx, ref)
    const from = { pieceId, householdId: null, sourceQuestion: 'ldr.barrier', raisers: ['lead_programme_slot'] }
    action = await raiseAction(tx, actor, today, {
      ...{ ...from, says, forWhom: 'service', ownerId: known.person(leader), priority: 'p3' },
    })
  }
  const finish = async (asked: Asked) => {
    const outcome = await finishAction(asked, { ...action, words: evidence })
    if (outcome.saved) action = outcome.action
  }
  const done = planned.promised === 'late' ? after(said, 33, 38) : after(said, 15, 26)
  const checked = none ? told : after(done, 1, 3)
  return [
    arrange,
    ...(becomes === 'moved' ? [step('qa-1', before, 640, moved)] : []),
    step(leader, held, 1010, move({ move: 'hold', on: dateOf(held) })),
    step(leader, wrote, 610, answers(sawOf(planned, barrier)), move({ move: 'write' })),
    step(leader, said, 620, ...(none ? [] : [promise]), move({ move: 'promise' })),
    step(leader, told, 625, async ({ tx, now }) => tellInPerson(tx, (await programme.find(tx, ref)).id, now)),
    step(leader, told, 630, answers({ told_what: random.pick(words.told) }), move({ move: 'tell' })),
    ...(none
      ? []
      : [
          step(leader, done, 640, finish),
          step('qa-1', checked, 650, (asked) => verifyAction(asked, { ...action, words: '' })),
        ]),
    step(leader, Math.max(checked, told), 660, move({ move: 'close' })),
  ]
}

function sawOf({ random, childHeard, promised }: DayOfLeader, barrier: string): Record<string, string> {
  const [first, second, third] = random.shuffled(words.saw) as [string, string, string]
  return {
    ...{ saw_1: first, saw_2: second, saw_3: third, impact: random.pick(words.means), child_heard: childHeard },
    ...(random.chance(0.5) && { surprised: random.pick(words.surprised) }),
    ...(promised === 'nothing'
      ? { barrier_is: 'none', barrier_none: random.pick(words.nothingToMove) }
      : { barrier_is: 'yes', barrier }),
  }
}

async function answer({ tx, actor, today }: Asked, ref: string, all: Readonly<Record<string, string>>): Promise<void> {
  const piece = await programme.find(tx, ref)
  for (const [topic, value] of Object.entries(all)) {
    const given = { question: `ldr.${topic}`, childId: null, value, explanation: '', evidence: '', version: 0 }
    const saved = await saveAnswer<OfProgramme>(tx, actor, programme.filling, piece, given, today)
    if (saved.kind !== 'saved') throw new Error(`ldr.${topic}: ${JSON.stringify(saved)}`)
  }
}
