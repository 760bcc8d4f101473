import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rooms } from '#src/rooms.ts'
import { gradeNames, type Grade, isGrade } from '#framework/forms/scale.ts'
import { dueOn, states, steps } from './steps.ts'
import { deadlineSettings, type Deadlines } from './settings.ts'

const drawing = rooms.find(({ key }) => key === 'audits')!.moves!
const day = Temporal.PlainDate.from('2026-11-19')

describe('NW-7: what the page of the states says', () => {
  test('of the day of each step is what the code reads', () => {
    const told = states.map((state) => [
      state,
      [...steps[state].dueInWords.matchAll(/`([\w.]+)`/g)].map(([, key]) => key).toSorted(),
    ])
    assert.deepEqual(
      told,
      states.map((state) => [state, [...settingsRead(state)].toSorted()]),
    )
  })

  test('of who is told is said for each move, in words and not in keys', () => {
    assert.deepEqual(Object.keys(drawing.tells).toSorted(), Object.keys(drawing.moves).toSorted())
    assert.match(drawing.tells['submit'] ?? '', /^those who check completed audits .*; the worker$/)
    assert.match(drawing.tells['moderate'] ?? '', /the auditor; the worker; the moderator \(when it is then: Graded\)/)
    assert.equal(drawing.tells['hold_review'], '')
    assert.doesNotMatch(Object.values(drawing.tells).join(), /_/)
  })

  test('is said by every room whose things go through states', () => {
    for (const { key, moves: drawn } of rooms) {
      if (!drawn) continue
      assert.deepEqual(Object.keys(drawn.due).toSorted(), Object.keys(drawn.states).toSorted(), key)
      assert.deepEqual(Object.keys(drawn.tells).toSorted(), Object.keys(drawn.moves).toSorted(), key)
    }
  })
})

/** Every setting that says by when the state should be left, whatever the audit is. */
function settingsRead(state: (typeof states)[number]): Set<string> {
  const read = new Set<string>()
  const all = Object.fromEntries(deadlineSettings.map(({ key, default: days }) => [key, days])) as Deadlines
  const deadlines = new Proxy(all, {
    get: (target, key: keyof Deadlines) => {
      read.add(key)
      return target[key]
    },
  })
  const grades: (Grade | null)[] = [null, ...Object.keys(gradeNames).filter(isGrade)]
  for (const grade of grades)
    for (const kind of ['review_linked', 'thematic'] as const)
      for (const returned of [false, true])
        dueOn(state, day, { grade, kind, returned, scheduledFor: day, meetingOn: null, reauditOn: null }, deadlines)
  return read
}
