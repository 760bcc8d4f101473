import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { observationForm, type ObservationPart } from '#framework/a2-observation-form/index.ts'
import type { Answers } from '#framework/forms/answered.ts'
import {
  hasReached,
  isSparedReader,
  mayWrite,
  offeredMoves,
  saidOfChoices,
  writersOf,
} from '#modules/evidence/index.ts'
import { judge } from '#platform/workflow.ts'
import { type Observation, type Standing, type State, states } from './observation.ts'
import { observations } from './stream.ts'
import { isSupervisor, mayGrade, mistakesIn, type Plan, risesOn } from './planning.ts'
import { observationSettings } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { closed, mistakeIn, writes } from './writers.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
/** A Thursday. */
const today = day('2026-11-26')
const settings = Object.fromEntries(observationSettings.map((one) => [one.key, one.default])) as Parameters<
  typeof mayGrade
>[2]

const piece = { observerId: 1, workerId: 2, dueOn: null, seenOn: null } as unknown as Observation
const standing: Standing = {
  ...{
    piece,
    isObserver: false,
    isWorker: false,
    today,
    familySaidNo: false,
    untold: 0,
    sent: null,
    ended: null,
    corrects: false,
    actions: { total: 0, open: 0 },
    given: {},
  },
  missing: { preparation: 0, observed: 0, answer: 0, record: 0 },
}
const observer = { ...standing, isObserver: true }
const worker = { ...standing, isWorker: true }

/** The worker has not answered in time. */
const late = { ...observer, piece: { ...piece, dueOn: day('2026-11-25') }, given: { reason: 'Ill' } }

/** What the judge says: where to, or why not. */
function from(state: State, move: MoveKey, facts: Standing): string {
  const judged = judge<State, Standing>(moves[move], state, { ...facts, piece: { ...facts.piece, state } })
  return judged.allowed ? judged.to : judged.because
}

describe('the moves of an observation', () => {
  it('lead where they should, for whom they should', () => {
    const table: [State, MoveKey, Standing, string | RegExp][] = [
      ['planned', 'prepare', worker, 'prepared'],
      ['planned', 'prepare', observer, 'prepared'],
      ['planned', 'prepare', standing, /done by the observer or the worker/],
      ['planned', 'prepare', { ...worker, familySaidNo: true }, /called off/],
      ['planned', 'see', observer, /not at the step/],
      ['prepared', 'see', { ...observer, given: { on: today } }, 'seen'],
      ['prepared', 'see', { ...worker, given: { on: today } }, /done by the observer/],
      ['prepared', 'see', observer, /day of the visit/],
      ['seen', 'share', observer, 'written'],
      ['seen', 'share', { ...observer, missing: { ...standing.missing, observed: 1 } }, /still need an answer/],
      ['seen', 'share', { ...observer, untold: 1 }, /talked it over with the worker/],
      ['written', 'answer', worker, 'answered'],
      ['written', 'answer', observer, /done by the worker/],
      ['written', 'answer', { ...worker, missing: { ...standing.missing, answer: 1 } }, /fair picture/],
      ['answered', 'agree', { ...observer, actions: { total: 1, open: 1 } }, 'actions_open'],
      ['answered', 'agree', observer, /No action/],
      ['answered', 'close', observer, /why there is no action/],
      ['answered', 'close', { ...observer, given: { reason: 'All was well.' } }, 'closed'],
      ['actions_open', 'close', { ...observer, actions: { total: 1, open: 1 } }, /still open/],
      ['actions_open', 'close', { ...observer, actions: { total: 1, open: 0 } }, 'closed'],
    ]
    for (const [state, move, facts, wanted] of table) {
      const found = from(state, move, facts)
      if (typeof wanted === 'string') assert.equal(found, wanted, `${state}: ${move}`)
      else assert.match(found, wanted, `${state}: ${move}`)
    }
  })

  it('close nothing before the record of the visit was read', () => {
    const unread = { ...observer, given: { reason: 'Well' }, missing: { ...standing.missing, record: 1 } }
    assert.match(from('answered', 'close', unread), /record of the visit/)
  })

  it('go on without an answer only once its day has passed, and with a reason', () => {
    const waiting = (dueOn: string, reason?: string) =>
      from('written', 'go_on', { ...observer, piece: { ...piece, dueOn: day(dueOn) }, given: { reason } })
    assert.match(waiting('2026-11-26', 'Ill'), /still has time/)
    assert.match(waiting('2026-11-25'), /why there is no answer/)
    assert.equal(waiting('2026-11-25', 'Ill'), 'answered')
  })

  it('move a day for the family or the worker, and for nobody’s diary', () => {
    assert.match(
      from('planned', 'change_day', { ...observer, given: { on: today } }),
      /observer goes on the worker’s day/,
    )
    for (const state of ['planned', 'prepared'] as const)
      assert.equal(from(state, 'change_day', { ...observer, given: { on: today, asker: 'family' } }), state)
  })

  it('call off for the family without a reason, and cancel with one', () => {
    assert.equal(from('prepared', 'call_off', { ...worker, given: { from: 'child' } }), 'called_off')
    assert.match(from('prepared', 'cancel', worker), /why the visit/)
    assert.equal(from('prepared', 'cancel', { ...worker, given: { why: 'crisis' } }), 'cancelled')
  })
})

describe('an observation that went on without the worker’s answer', () => {
  it('says nowhere that the worker answered: neither its step, nor the clock that stopped', () => {
    assert.equal(from('written', 'go_on', late), 'answered')
    const names = [
      steps.answered.name,
      ...(observations.stream.clocks ?? []).filter(({ stops }) => stops.includes('go_on')).map(({ says }) => says),
    ]
    assert.equal(names.length, 2)
    for (const name of names) assert.doesNotMatch(name, /answered$/i, name)
  })
})

describe('by when a step of an observation is due', () => {
  it('is counted in working days: two to write, five to answer, two to agree', () => {
    const when = { piece: { plannedFor: day('2026-12-03'), seenOn: day('2026-11-27') }, today, days: settings }
    const due = Object.fromEntries(Object.entries(steps).map(([state, step]) => [state, step.due(when)?.toString()]))
    assert.deepEqual(due, {
      ...{ planned: '2026-12-03', prepared: '2026-12-03', seen: '2026-12-01', written: '2026-12-03' },
      ...{ answered: '2026-11-30', actions_open: '2027-01-12' },
      ...{ closed: undefined, called_off: undefined, cancelled: undefined },
    })
  })
})

describe('planning an observation', () => {
  const bea = {
    id: 2,
    name: 'Bea',
    team: 'North',
    managerId: 1,
    hereSince: day('2020-01-01'),
    lastOn: null,
    nextOn: null,
  }
  const plan: Plan = {
    ...{ observerId: 1, worker: bea, kind: 'home_visit', inRoom: true, householdId: 7 },
    ...{ on: day('2026-12-01'), followsUp: false, pairIsRight: false },
  }
  const fields = (change: Partial<Plan>, lastTogether: string | null = null) =>
    mistakesIn({ ...plan, ...change }, { lastTogether: lastTogether ? day(lastTogether) : null, settings, today }).map(
      ({ field }) => field,
    )

  it('stands with three working days’ notice, a household where it is with one, and another person', () => {
    const table: [Partial<Plan>, string | null, string[]][] = [
      [{}, null, []],
      [{ on: day('2026-11-30') }, null, ['on']],
      [{ worker: { ...bea, id: 1 } }, null, ['worker']],
      [{ householdId: null }, null, ['household']],
      [{ householdId: null, kind: 'panel' }, null, []],
      [{}, '2026-06-02', ['followsUp']],
      [{}, '2026-06-01', []],
      [{ followsUp: true }, '2026-11-01', []],
      [{ pairIsRight: true }, '2026-11-01', []],
    ]
    for (const [change, last, wanted] of table) assert.deepEqual(fields(change, last), wanted, JSON.stringify(change))
  })

  it('says that the observer manages the worker, and asks for no grade in a first year', () => {
    assert.equal(isSupervisor(plan), true)
    assert.equal(isSupervisor({ ...plan, observerId: 3 }), false)
    assert.equal(mayGrade({ ...bea, hereSince: day('2025-12-02') }, plan.on, settings), false)
    assert.equal(mayGrade({ ...bea, hereSince: day('2025-12-01') }, plan.on, settings), true)
  })

  it('puts first who was not observed for nine months and has nothing planned', () => {
    assert.equal(risesOn(bea, today, settings), true)
    assert.equal(risesOn({ ...bea, lastOn: day('2026-02-25') }, today, settings), true)
    assert.equal(risesOn({ ...bea, lastOn: day('2026-02-26') }, today, settings), false)
    assert.equal(risesOn({ ...bea, nextOn: day('2026-12-01') }, today, settings), false)
  })
})

const writers = writersOf(writes, ['observer', 'worker'])

describe('writing an observation', () => {
  it('is the observer’s, the worker’s or both’s, step by step', () => {
    const who = { observer: { isObserver: true, isWorker: false }, worker: { isObserver: false, isWorker: true } }
    const may = Object.fromEntries(
      observationForm.sections.map((section) => [
        section.key,
        (Object.keys(who) as (keyof typeof who)[]).flatMap((one) =>
          (Object.keys(steps) as State[])
            .filter((state) => mayWrite(writers, { section, question: { key: '' }, state, child: 'any' }, who[one]))
            .map((state) => `${one} ${state}`),
        ),
      ]),
    )
    const observed = ['observer seen']
    assert.deepEqual(may, {
      before: ['observer planned', 'observer prepared', 'worker planned', 'worker prepared'],
      ...{ visit: observed, child: observed, judged: observed, learned: observed },
      answer: ['worker written'],
      record: ['observer written', 'observer answered', 'observer actions_open'],
    })
  })

  it('is read by the worker once it is shared, and their answer by everybody else once it is sent', () => {
    const readers = {
      observer: { isObserver: true, isWorker: false },
      worker: { isObserver: false, isWorker: true },
      above: { isObserver: false, isWorker: false },
    }
    const readAt = (state: State, part: ObservationPart) =>
      (Object.keys(readers) as (keyof typeof readers)[]).filter(
        (one) => closed(readers[one], state, part) === undefined,
      )
    assert.deepEqual(readAt('seen', 'observed'), ['observer'])
    assert.deepEqual(readAt('written', 'observed'), ['observer', 'worker'])
    assert.deepEqual(readAt('answered', 'observed'), ['observer', 'worker', 'above'])
    assert.deepEqual(readAt('written', 'answer'), ['worker'])
    assert.deepEqual(readAt('answered', 'answer'), ['observer', 'worker', 'above'])
  })

  it('says of a later part that it is later', () => {
    const parts: ObservationPart[] = ['preparation', 'observed', 'answer', 'record']
    const at = (state: State) => parts.filter((part) => hasReached(writers, states, state, part))
    assert.deepEqual(at('planned'), ['preparation'])
    assert.deepEqual(at('seen'), ['preparation', 'observed'])
    assert.deepEqual(at('written'), parts)
  })

  it('leaves out, for whoever only reads, what was not asked and what a child said that does not go to them', () => {
    const section = observationForm.sections.find(({ key }) => key === 'child')!
    const spared = (answers: Answers<{ value: string }>) =>
      section.questions
        .filter((one) => isSparedReader({ form: observationForm, answers }, one, 7))
        .map(({ key }) => key)
    const alone = new Map([['obs.child_alone_by/7', { value: 'observer' }]])
    const because = ['obs.child_alone_why_not', 'obs.child_seen_how']
    assert.deepEqual(spared(alone), [...because, 'obs.child_view', 'obs.child_share'])
    assert.deepEqual(spared(new Map([...alone, ['obs.child_view/7', { value: 'She listens.' }]])), [
      ...because,
      'obs.child_share',
    ])
  })

  it('keeps what a move was asked besides, as a line of what is so', () => {
    const line = (move: MoveKey, details: Record<string, unknown>) => saidOfChoices(moves[move], { details }, today)
    assert.deepEqual(line('change_day', { asker: 'family', was: '2026-12-02' }), [
      ['Another day', 'The family asked for it; it was to be Wed 2 December'],
    ])
    assert.deepEqual(line('change_day', { asker: 'slip', was: '2026-12-02' }), [
      ['Another day', 'It was written down wrongly, as Wed 2 December'],
    ])
    assert.deepEqual(line('call_off', { from: 'child' }), [['Would rather not', 'A child']])
    assert.deepEqual(line('cancel', { why: 'observer_away' }), [
      ['Why it did not happen', 'The observer was called away'],
    ])
    assert.deepEqual(line('share', {}), [])
  })

  it('leads to calling it off once the family said no, and shows that quietly until then', () => {
    const offered = (familySaidNo: boolean) =>
      offeredMoves({ moves }, { call_off: moves.call_off }, 'planned' as State, () => ({
        ...{ ...worker, familySaidNo, given: { from: 'child' } },
      }))
    assert.equal(moves.call_off.quiet, true)
    assert.deepEqual(offered(true), [{ move: 'call_off', allowed: true, urged: true }])
    assert.deepEqual(offered(false), [{ move: 'call_off', allowed: true }])
  })

  it('keeps no judgement without its sentence', () => {
    const says = (key: string, value: string, explanation = '') =>
      mistakeIn({ graded: true }, { question: { key }, given: { explanation }, value })?.message
    assert.match(says('obs.purpose', 'good') ?? '', /one thing that you saw/)
    assert.equal(says('obs.purpose', 'good', 'She knelt down.'), undefined)
    assert.equal(says('obs.went_well', 'All'), undefined)
  })
})
