import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RoleKey } from '#framework/s4-roles.ts'
import { type Cast, climbersOf, decidersOf, type Person, readersOf } from './road.ts'

const person = (id: number, roles: RoleKey[], away = false): Person => ({
  id,
  name: `P${id}`,
  telephone: null,
  roles,
  away,
})

const [iro, tm, sm, hos, cd, ed, qa, head, iroManager, worker] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const everybody: Person[] = [
  person(iro, ['independent_reviewing_officer']),
  person(tm, ['team_manager']),
  person(sm, ['service_manager']),
  person(hos, ['head_of_service']),
  person(cd, ['corporate_director']),
  person(ed, ['executive_director']),
  person(qa, ['quality_assurance']),
  person(head, ['head_of_quality_assurance']),
  person(iroManager, ['iro_manager']),
  person(worker, ['fostering_social_worker']),
]
const cast = (change: Partial<Cast> = {}): Cast => ({
  people: everybody,
  teamManagerId: tm,
  workerId: worker,
  iroIds: [iro],
  withoutIro: false,
  covers: [],
  ...change,
})
const without = (...ids: number[]) => everybody.filter(({ id }) => !ids.includes(id))
const away = (...ids: number[]) => everybody.map((one) => (ids.includes(one.id) ? { ...one, away: true } : one))
const ids = (people: readonly { id: number }[]) => people.map(({ id }) => id).toSorted((a, b) => a - b)

describe('who is told that a child may not be safe', () => {
  const table: readonly [why: string, cast: Cast, circle: number[], told: number[]][] = [
    ['everybody who may act, never the household’s worker', cast(), [], [iro, tm, sm, qa, head]],
    ['not a team manager whom it is about', cast(), [tm], [iro, sm, qa, head]],
    ['the next above for a service manager whom it is about', cast(), [sm], [iro, tm, hos, qa, head]],
    [
      'the IRO manager for a child without an officer',
      cast({ iroIds: [], withoutIro: true }),
      [],
      [tm, sm, qa, head, iroManager],
    ],
    ['the IRO manager in the place of an officer whom it is about', cast(), [iro], [tm, sm, qa, head, iroManager]],
    [
      'the IRO manager too where the officer is away and nobody covers',
      cast({ people: away(iro) }),
      [],
      [iro, tm, sm, qa, head, iroManager],
    ],
    [
      'whoever covers for the officer too',
      cast({
        people: [...away(iro), person(11, ['independent_reviewing_officer'])],
        covers: [{ awayId: iro, coverId: 11 }],
      }),
      [],
      [iro, tm, sm, qa, head, 11],
    ],
    [
      'nobody in the place of somebody whom it is about',
      cast({ covers: [{ awayId: tm, coverId: 11 }], people: [...away(tm), person(11, ['team_manager'])] }),
      [tm],
      [iro, sm, qa, head],
    ],
    [
      'whoever stands above where the service manager is away',
      cast({ people: away(sm) }),
      [],
      [iro, tm, sm, hos, qa, head],
    ],
    [
      'those above where nearly every post is empty',
      cast({ people: without(iro, tm, sm, qa, head), iroIds: [], teamManagerId: null }),
      [],
      [hos, cd],
    ],
  ]
  for (const [why, of, circle, told] of table)
    test(why, () =>
      assert.deepEqual(
        ids(readersOf(of, circle)),
        told.toSorted((a, b) => a - b),
      ),
    )
})

describe('who decides, and to whom it climbs', () => {
  test('the service manager; the next above who is there and not concerned; up to the executive director', () => {
    assert.deepEqual(ids(decidersOf(cast(), [])), [sm])
    assert.deepEqual(ids(decidersOf(cast(), [sm])), [hos])
    assert.deepEqual(ids(decidersOf(cast({ people: away(sm) }), [])), [hos])
    assert.deepEqual(ids(decidersOf(cast({ people: without(sm, hos) }), [])), [cd])
    assert.deepEqual(ids(decidersOf(cast({ people: without(sm, hos) }), [cd])), [ed])
    assert.deepEqual(ids(decidersOf(cast(), [sm, hos, cd, ed])), [head], 'nobody of them is left')
  })
  test('once it has climbed, those above may decide too', () =>
    assert.deepEqual(ids(decidersOf(cast(), [hos], true)), [sm, cd, ed]))
  test('it climbs to the head of service, the corporate director and the Head of Quality Assurance', () => {
    assert.deepEqual(ids(climbersOf(cast(), [])), [hos, cd, head])
    assert.deepEqual(ids(climbersOf(cast(), [cd])), [hos, head])
    assert.deepEqual(ids(climbersOf(cast({ people: without(hos, cd, head) }), [])), [ed])
  })
})
