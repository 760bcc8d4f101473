import { byQuestion } from '#framework/forms/answered.ts'
import { choicesOf, wayOf } from '#framework/forms/choices.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Question } from '#framework/forms/types.ts'
import {
  type ComplaintMove,
  beginComplaint,
  complaints,
  findHome,
  type OfComplaints,
} from '#modules/complaints/index.ts'
import { beginPiece, findVersionInForce, listAnswers, saveAnswer } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Day, dateOf, workingDaysAfter, workingDaysBetween } from '../days.ts'
import type { Facts } from '../generate.ts'
import { teams } from '../people.ts'
import { content, type Said, said, why } from '../phrases/complaints.ts'
import type { Random } from '../random.ts'
import { type Known } from './known.ts'
import type { Asked, Step } from './live.ts'
import { at } from './moments.ts'
import { leaveTrail } from './trail.ts'

/* Complaints of three years, about fourteen a year; what is open is done by the commands that the pages call. */

type Of = { facts: Facts; known: Known; random: Random }
type Who = keyof typeof said
const inAYear: readonly Who[] = [
  ...(['carer', 'child', 'parent', 'carer', 'child', 'professional', 'carer'] as const),
  ...(['parent', 'child', 'carer', 'other', 'child', 'parent', 'carer'] as const),
]
const officer = 'complaints-1'

type Past = {
  householdId: number
  manager: string
  who: Who
  says: Said
  received: Day
  answered: Day
  stageTwo: boolean
  finding: string
}

function pastOf({ facts, known, random }: Of): Past[] {
  const approved = facts.registered.filter(({ status }) => status === 'APPROVED')
  const every = Math.floor(365 / inAYear.length)
  const past: Past[] = []
  for (let received = facts.shownFrom + 9, nth = 0; received < facts.today - 120; received += every, nth += 1) {
    const who = inAYear[nth % inAYear.length]!
    const on = workingDaysAfter(received, 1)
    const homes = approved.filter(({ household: { approvedOn = 0 } }) => approvedOn < on)
    const { household } = random.pick(homes)
    past.push({
      ...{ householdId: known.household(household.id), who, says: random.pick(said[who]), received: on },
      manager: teams.find(({ key }) => key === household.team)!.manager,
      answered: workingDaysAfter(
        on,
        random.weighted([
          [8, 4],
          [10, 2],
          [16, 3],
          [24, 1],
        ]),
      ),
      stageTwo: nth % 5 === 3,
      finding: random.weighted([
        ['upheld', 3],
        ['partly', 3],
        ['not_upheld', 4],
      ]),
    })
  }
  return past
}

/** What is over, in few statements each. */
export async function loadComplaints(tx: Tx, of: Of): Promise<void> {
  const { formVersionId } = await findVersionInForce(tx, 'complaint')
  for (const one of pastOf(of)) await writePast(tx, of.known, one, formVersionId)
  await leaveTrail(tx, 'complaint')
}

async function writePast(tx: Tx, known: Known, past: Past, formVersionId: number): Promise<void> {
  const { says, received, answered, stageTwo, finding } = past
  const [keeps, answers] = [known.person(officer), known.person(past.manager)]
  const [asked, second] = [workingDaysAfter(answered, 8), workingDaysAfter(answered, 31)]
  const ended = workingDaysAfter(stageTwo ? second : answered, 12)
  const on = (day: Day, minute = 600) => at({ day, minute })
  const { id } = await beginPiece(
    tx,
    {
      ...{ stream: 'complaint', householdId: past.householdId, formVersionId, state: 'closed', dueOn: null },
      since: on(ended),
      people: [
        { part: 'officer', personId: keeps },
        { part: 'manager', personId: answers },
      ],
    },
    (own) =>
      tx.run(sql`insert into complaints (id, complainant, received_on, procedure, points, answered_on, days)
        values (${own}, ${past.who}, ${dateOf(received)}, 'statutory', 1, ${dateOf(answered)},
          ${JSON.stringify(stageTwo ? { ask_two: String(dateOf(asked)), adjudicate: String(dateOf(second)) } : {})}::jsonb)`),
  )
  const kept: [string, string, unknown, Day, string][] = [
    ['heard', 'child_effect', says.effect, received, ''],
    ['heard', 'about', [says.about], received, ''],
    ['heard', 'points', '1', received, ''],
    ['heard', 'point_1', says.point, received, ''],
    ['heard', 'wanted', says.wanted, received, ''],
    ['first', 'finding_1_1', finding, answered, says.found],
    ...(stageTwo
      ? [['second', 'finding_2_1', finding, second, says.found] as [string, string, unknown, Day, string]]
      : []),
    ['learned', 'learned', says.learned, ended, ''],
  ]
  for (const [section, topic, value, day, explanation] of kept)
    await tx.run(sql`insert into answers (piece_id, section, question, value, explanation, saved_by, saved_at)
      values (${id}, ${section}, ${`cmp.${topic}`}, ${JSON.stringify(value)}::jsonb, ${explanation}, ${section === 'first' ? answers : keeps}, ${on(day, 590)})`)
  const made: [string, string, string, number, Day][] = [
    ['route', 'received', 'stage_1', keeps, received],
    ['answer', 'stage_1', 'answered_1', answers, answered],
    ...(stageTwo
      ? ([
          ['ask_two', 'answered_1', 'stage_2', keeps, asked],
          ['adjudicate', 'stage_2', 'adjudicated', keeps, second],
        ] as [string, string, string, number, Day][])
      : []),
    ['settle', stageTwo ? 'adjudicated' : 'answered_1', 'learning', keeps, workingDaysAfter(ended, -6)],
    ['close', 'learning', 'closed', keeps, ended],
  ]
  for (const [move, from, to, by, day] of made)
    await tx.run(sql`insert into moves (piece_id, move, from_state, to_state, by_id, at, details)
      values (${id}, ${move}, ${from}, ${to}, ${by}, ${on(day)}, ${JSON.stringify(move === 'route' ? { procedure: 'statutory' } : {})}::jsonb)`)
  const clock = (key: string, length: number, started: Day, stopped: Day) =>
    tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, stopped_at, state, severity, source)
      values (${id}, ${key}, ${on(started, 0)}, 'working days', ${length}, ${on(workingDaysAfter(started, length) + 1, 0)}, ${on(stopped)},
        ${workingDaysBetween(started, stopped) > length ? 'late' : 'met'}, 'practice', '8.1')`)
  await clock('clk.cmp_route', 1, received, received)
  await clock('clk.cmp_s1', 10, received, answered)
  if (stageTwo) await clock('clk.cmp_s2', 25, asked, second)
}

/** Four that are open, each at another step, and one that only those on its list know of. */
export function stepsOfComplaints({ facts, known, random }: Of): Step[] {
  const approved = facts.registered.filter(
    ({ status, household }) => status === 'APPROVED' && household.team !== 'kinship',
  )
  const open: readonly (readonly [Who, number, readonly Made[]])[] = [
    ['child', 1, []],
    ['carer', 6, ['route']],
    ['parent', 18, ['route', 'answer']],
    ['carer', 40, ['route', 'answer', 'ask_two']],
  ]
  return [
    ...open.flatMap(([who, ago, made]) =>
      openSteps({ who, made, received: workingDaysAfter(facts.today, -ago), random, known, of: random.pick(approved) }),
    ),
    ...openSteps({
      ...{ who: 'parent', made: ['route'], received: workingDaysAfter(facts.today, -4), random, known },
      ...{ of: random.pick(approved), isApart: true },
    }),
  ]
}

type Made = 'route' | 'answer' | 'ask_two'
const before: Readonly<Partial<Record<Made, 'received' | 'stage_1'>>> = { route: 'received', answer: 'stage_1' }

type Open = {
  who: Who
  made: readonly Made[]
  received: Day
  random: Random
  known: Known
  of: Facts['registered'][number]
  isApart?: boolean
}

function openSteps({ who, made, received, random, known, of: { household }, isApart = false }: Open): Step[] {
  let ref = ''
  const says = random.pick(said[who])
  const manager = teams.find(({ key }) => key === household.team)!.manager
  const step = (by: string, day: Day, minute: number, does: Step['does']): Step => ({ at: { day, minute }, by, does })
  const days = [0, 0, 9, 14]
  return [
    step(officer, received, 600, async ({ tx, actor, now }) => {
      const home = await findHome(tx, `H-${known.household(household.id)}`)
      const begun = await beginComplaint(
        tx,
        {
          ...{ complainant: who, receivedOn: dateOf(received), isApart, managerIsPart: false },
          home,
        },
        actor.id,
        now,
      )
      if ('mistakes' in begun) throw new Error(JSON.stringify(begun.mistakes))
      ref = begun.ref
    }),
    ...made.map((move, nth) =>
      step(
        move === 'answer' ? manager : officer,
        workingDaysAfter(received, days[nth + 1]!),
        620 + nth,
        async (asked) => {
          const part = before[move]
          if (part) await answerPart(asked, ref, part, says)
          const { tx, actor, now, today } = asked
          const words = move === 'route' ? why : ''
          const request: ComplaintMove = { move, on: today, words, details: { procedure: 'statutory' } }
          await complaints.makeMove(tx, actor, ref, request, now)
        },
      ),
    ),
  ]
}

async function answerPart(asked: Asked, ref: string, part: 'received' | 'stage_1', says: Said): Promise<void> {
  const { tx, actor, today } = asked
  const piece = await complaints.find(tx, ref)
  const { form } = await complaints.filling.view(asked, ref)
  const words: Readonly<Record<string, string>> = {
    ...{ unsafe: 'no', child_effect: says.effect, about: says.about, points: '1', point_1: says.point },
    ...{ wanted: says.wanted, finding_1_1: 'upheld' },
  }
  for (const section of form.sections.filter((one) => one.part === part))
    for (const question of section.questions) {
      const answers = byQuestion(await listAnswers(tx, piece.id))
      if (!question.required || !isAsked(question, null, answers, section.questions)) continue
      const value = words[question.key.slice('cmp.'.length)] ?? usual(question, today)
      const given = {
        ...{ question: question.key, childId: null, value: wayOf(question) === 'several' ? [value] : value },
        ...{ explanation: question.explainWhen ? says.found : '', evidence: '', version: 0 },
      }
      const saved = await saveAnswer<OfComplaints>(tx, actor, complaints.filling, piece, given, today)
      if (saved.kind !== 'saved') throw new Error(`${question.key}: ${JSON.stringify(saved)}`)
    }
}

const usual = (question: Question, today: Temporal.PlainDate): string =>
  question.type === 'date' ? String(today) : (choicesOf(question)[0]?.value ?? content)
