import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fields, KindName } from './kinds/index.ts'
import { type Around, planTakingBack, type Spoke, type Touched } from './taking-back.ts'

/* What becomes of a row of import 7 that is taken back, from tables and without a database. */

const nothingAround: Around = {
  hanging: () => [],
  dependents: () => [],
  caredOnce: () => [],
  holds: () => true,
  leadsOn: () => false,
  carersNow: new Map(),
}

/** An import that left the row with so many places, having found so many; null: not there. */
const on = '2026-11-20'
const by = (importId: number, found: number | null, left: number | null, isBack = importId === 7): Spoke => ({
  ...{ importId, isBack, on },
  before: found === null ? null : { places: found },
  after: left === null ? null : { places: left },
})

const row = (now: number | null, ...spoke: Spoke[]): Touched => ({
  ...{ kind: 'fostering_households', key: 'H1', spoke },
  now: now === null ? null : { places: now },
})

describe('a row of an import that is taken back', () => {
  const cases: Record<string, [row: Touched, becomes: Fields | null | string]> = {
    'goes back to what it was': [row(3, by(7, 2, 3)), { places: 2 }],
    'goes out again when it was new': [row(3, by(7, null, 3)), null],
    'stays when a later import changed it': [row(4, by(8, 3, 4), by(7, 2, 3)), 'Import 8 has changed it since.'],
    'stays when a later import says the same': [
      row(3, by(8, null, null), by(7, 2, 3)),
      'Import 8 says the same of it since.',
    ],
    'stays when somebody changed it in Hearth': [row(5, by(7, 2, 3)), 'It was changed in Hearth since.'],
    'is not there any more': [row(null, by(7, 2, 3)), 'It is not in the register any more.'],
    'goes back past one that was taken back before it': [row(4, by(7, 3, 4), by(6, 2, 3, true)), { places: 2 }],
    'goes back past one that was taken back after it': [row(4, by(8, 3, 4, true), by(7, 2, 3)), { places: 2 }],
    'goes back to what the newest import that stands left': [row(4, by(7, 3, 4), by(6, 2, 3)), { places: 3 }],
    'goes no further than what somebody changed between': [row(4, by(7, 9, 4), by(6, 2, 3, true)), { places: 9 }],
    'goes back although a later one that was taken back had changed it': [
      row(3, by(8, 3, 4, true), by(7, 2, 3)),
      { places: 2 },
    ],
    'is nothing to do when the import found it as it is': [row(3, by(7, null, null)), 'nothing'],
    'that stayed of an earlier one goes back when this one had only said the same': [
      row(3, by(7, null, null), by(6, 2, 3, true)),
      { places: 2 },
    ],
  }
  for (const [what, [touched, becomes]] of Object.entries(cases))
    test(what, () => {
      const { goesBack, stays } = planTakingBack(7, [touched], nothingAround)
      if (becomes === 'nothing') assert.deepEqual([goesBack, stays], [[], []])
      else if (typeof becomes === 'string')
        assert.deepEqual(
          stays.map(({ because }) => because),
          [becomes],
        )
      else
        assert.deepEqual(
          goesBack.map(({ to }) => to),
          [becomes],
        )
    })

  test('whose columns were fewer then is judged by those that there were', () => {
    const touched = { ...row(3, by(7, 2, 3)), now: { places: 3, since_then: 'new' } }
    assert.deepEqual(planTakingBack(7, [touched], nothingAround).goesBack[0]?.to, { places: 2, since_then: 'new' })
  })
})

describe('what stands in the way', () => {
  const brought = (kind: KindName, key: string, now: Fields): Touched => ({
    ...{ kind, key, now },
    spoke: [{ importId: 7, on, isBack: true, before: null, after: now }],
  })
  const household = brought('fostering_households', 'H1', { source_id: 'H1' })
  const carer = brought('foster_carers', 'F1', { source_id: 'F1', household: 'H1' })
  const child = brought('header', '1001', { source_id: '1001', born_on: '2013-02-14' })
  const link = brought('household_link', '1001 2025-04-09', { child: '1001', household: 'H1' })
  const said = (touched: readonly Touched[], around: Partial<Around>) => {
    const { goesBack, stays } = planTakingBack(7, touched, { ...nothingAround, ...around })
    return {
      back: goesBack.map(({ key, to }) => (to ? `${key} as ${JSON.stringify(to)}` : key)),
      stays: stays.map(({ because }) => because),
    }
  }
  const belongs: Around['dependents'] = (kind) =>
    kind === 'fostering_households' ? [{ kind: 'foster_carers', key: 'F1' }] : []

  test('is each thing that hangs on it, in a word', () =>
    assert.deepEqual(said([household], { hanging: () => ['alert', 'audit', 'other'] }).stays, [
      'There hangs on it: an audit and a safety alert.',
    ]))
  test('is told of by no name where only those who know of it may', () =>
    assert.deepEqual(said([household], { hanging: () => ['other'] }).stays, [
      'There hangs on it: something else that Hearth keeps.',
    ]))
  test('is what was asked of a child where the link says it lived', () =>
    assert.deepEqual(said([link], { hanging: () => ['voice'] }).stays, [
      'It says where the child lived, and there hangs on that: somebody who was asked.',
    ]))
  test('is a row that belongs to it and stays; none that goes with it', () => {
    assert.deepEqual(said([household], { dependents: belongs }).stays, [
      'The foster carer F1 belongs to it, and stays.',
    ])
    assert.deepEqual(said([household, carer], { dependents: belongs }), { back: ['F1', 'H1'], stays: [] })
  })
  test('is a household to which a row would go back and that is gone', () => {
    const moved: Touched = {
      ...{ kind: 'foster_carers', key: 'F1', now: { household: 'H1' } },
      spoke: [{ importId: 7, on, isBack: true, before: { household: 'H0' }, after: { household: 'H1' } }],
    }
    assert.deepEqual(said([moved], { holds: () => false }).stays, [
      'The household H0, to which it belonged before, is not in the register.',
    ])
  })
  test('B18: is another carer who has the position now, unless they go as well', () => {
    const carerAt = (key: string, more: Fields): Fields => ({
      source_id: key,
      household: 'H1',
      position: 1,
      ended_on: null,
      ...more,
    })
    const ended: Touched = {
      ...{ kind: 'foster_carers', key: 'F1', now: carerAt('F1', { ended_on: '2026-11-20' }) },
      spoke: [
        { importId: 7, on, isBack: true, before: carerAt('F1', {}), after: carerAt('F1', { ended_on: '2026-11-20' }) },
      ],
    }
    const other = brought('foster_carers', 'F9', carerAt('F9', {}))
    const carersNow = new Map([['F9', carerAt('F9', {})]])
    assert.deepEqual(said([ended], { carersNow }).stays, ['Another carer of household H1 has position 1 now.'])
    const earlier = { ...ended, spoke: ended.spoke.map((one) => ({ ...one, importId: 6 })) }
    assert.deepEqual(said([earlier], { carersNow }).stays, [], 'what stayed of an earlier one is said there')
    assert.deepEqual(said([ended, other], { carersNow }), {
      back: [`F1 as ${JSON.stringify(carerAt('F1', {}))}`, 'F9'],
      stays: [],
    })
  })
  test('B07: is a carer who was with the household once, unless the stay goes as well', () => {
    const elsewhere: Touched = {
      ...{ kind: 'foster_carers', key: 'F1', now: { household: 'H2' } },
      spoke: [{ importId: 7, on, isBack: true, before: { household: 'H0' }, after: { household: 'H2' } }],
    }
    const caredOnce = (came: string | null) => ({ caredOnce: () => [{ key: 'F1', came }] })
    const stays = ['The foster carer F1 belonged to it, and stays.']
    assert.deepEqual(said([household], caredOnce('2026-11-21')).stays, stays)
    for (const came of ['2026-11-19', null])
      assert.deepEqual(said([household, elsewhere], caredOnce(came)).stays, stays)
    assert.deepEqual(said([household, elsewhere], caredOnce('2026-11-20')).stays, [])
    assert.deepEqual(said([household, carer], caredOnce(null)), { back: ['F1', 'H1'], stays: [] })
  })
  test('is no episode of a child: the child stays, and nothing is known of it', () =>
    assert.deepEqual(said([child], { dependents: () => [{ kind: 'episodes', key: '1001 2025-04-09' }] }), {
      back: ['1001 as {"source_id":"1001","born_on":null}'],
      stays: [],
    }))
  test('is nothing for a row that was there before: what hangs on it hangs on as well', () => {
    const changed = row(3, by(7, 2, 3))
    assert.deepEqual(said([changed], { hanging: () => ['audit'] }).stays, [])
  })
})
