import assert from 'node:assert/strict'
import test from 'node:test'
import type { Child } from './children.ts'
import type { Episode } from './episodes.ts'
import { generate } from './generate.ts'

const { children } = generate('hearth', Temporal.PlainDate.from('2026-11-23')).facts.county

type Pair = { child: Child; before: Episode; after: Episode }
const pairs: Pair[] = children.flatMap((child) =>
  child.episodes.slice(1).map((after, at) => ({ child, before: child.episodes[at]!, after })),
)

function failing(breaks: (pair: Pair) => boolean): number[] {
  return pairs.filter(breaks).map((pair) => pair.child.ref)
}

// The numbers are those of the statutory rules for the children looked after return (reading 12).

test('care begins with S, and never again in one period (431, 432)', () => {
  assert.deepEqual(children.filter((child) => child.episodes[0]?.reasonNew !== 'S').length, 0)
  assert.deepEqual(
    failing(({ after }) => after.reasonNew === 'S'),
    [],
  )
})

test('each episode begins on the day on which the one before it ended with X1 (142, 388, 433, 501)', () => {
  assert.deepEqual(
    failing(({ before, after }) => before.to !== after.from || before.reasonEnded !== 'X1'),
    [],
  )
  assert.deepEqual(children.filter((child) => child.episodes.at(-1)?.reasonEnded === 'X1').length, 0)
})

test('an episode lasts a day at least, and has an end date exactly when it has a reason for ending (148, 355, 356)', () => {
  const episodes = children.flatMap((child) => child.episodes)
  assert.deepEqual(episodes.filter((one) => one.to !== undefined && one.to <= one.from).length, 0)
  assert.deepEqual(episodes.filter((one) => (one.to === undefined) !== (one.reasonEnded === undefined)).length, 0)
})

test('the reason for a new episode is what changed (434, 435, 436)', () => {
  const legal = ({ before, after }: Pair) => before.legalStatus !== after.legalStatus
  const carer = ({ before, after }: Pair) => before.home.postcode !== after.home.postcode
  const place = ({ before, after }: Pair) => before.home.place !== after.home.place
  assert.deepEqual(
    failing((pair) => 'LBU'.includes(pair.after.reasonNew) !== legal(pair)),
    [],
  )
  assert.deepEqual(
    failing((pair) => 'PB'.includes(pair.after.reasonNew) !== carer(pair)),
    [],
  )
  assert.deepEqual(
    failing((pair) => 'TU'.includes(pair.after.reasonNew) && !place(pair)),
    [],
  )
})

test('a move has a reason, and nothing else has (225, 226)', () => {
  assert.deepEqual(
    failing(({ before, after }) => (after.reasonNew === 'L') === (before.reasonMoved !== undefined)),
    [],
  )
})

test('nobody stays in care past eighteen, and staying put begins at eighteen (437, 460)', () => {
  assert.deepEqual(children.filter((child) => (child.episodes.at(-1)?.to ?? 0) > child.adultOn).length, 0)
  const stayed = children.filter((child) => child.episodes.at(-1)?.reasonEnded === 'E17')
  assert.ok(stayed.length > 0 && stayed.every((child) => child.episodes.at(-1)?.to === child.adultOn))
})

test('only parents give a home at the home postcode (392d), and only with a care order', () => {
  for (const child of children) {
    for (const { home, legalStatus } of child.episodes) {
      assert.equal(home.postcode === child.homePostcode, home.place === 'P1', `${child.ref}`)
      assert.ok(home.place !== 'P1' || /^[CDE]/.test(legalStatus), `${child.ref} ${legalStatus}`)
    }
  }
})

test('special guardianship by a former carer follows a foster placement (516), adoption a placement for adoption', () => {
  const ended = children.map((child) => child.episodes.at(-1)!)
  assert.ok(
    ended.filter((one) => /^E4[56]$/.test(one.reasonEnded ?? '')).every((one) => one.home.place.startsWith('U')),
  )
  assert.ok(
    ended.filter((one) => /^E1[12]$/.test(one.reasonEnded ?? '')).every((one) => one.home.place.startsWith('A')),
  )
})
