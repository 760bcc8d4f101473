import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { colours, markOf, pictures } from './marks.ts'
import { nobodyReadsUntil } from './night.ts'
import { isIdle, overVeiled, veil } from './visit.ts'

const said = (question: string, given: { value?: string | null; words?: string; version?: number }) => ({
  question,
  value: given.value ?? null,
  words: given.words ?? '',
  qualityTeamOnly: false,
  version: given.version ?? 1,
})
const given = (more: { value?: string; words?: string }) => ({
  question: 'q',
  value: more.value ?? null,
  words: more.words ?? '',
  seen: 1,
  qualityTeamOnly: false,
})

describe('AX-7: what a visit shows', () => {
  const all = new Map([
    ['mine', said('mine', { value: 'no', words: 'because', version: 2 })],
    ['changed since', said('changed since', { value: 'no', version: 3 })],
    ['theirs', said('theirs', { value: 'yes' })],
    ['passed over', said('passed over', {})],
  ])
  const shown = veil(
    all,
    new Map([
      ['mine', 2],
      ['changed since', 2],
    ]),
  )

  test('is what was said in it; of all else only that something was said', () => {
    assert.deepEqual(
      [...shown].map(([key, { veiled, value, words }]) => [key, veiled, value, words]),
      [
        ['mine', false, 'no', 'because'],
        ['changed since', true, null, ''],
        ['theirs', true, null, ''],
        ['passed over', false, null, ''],
      ],
    )
  })

  test('decides what an answer to it does: nothing rubs nothing out, words leave the choice, a choice stands in its place', () => {
    const [veiled, before] = [shown.get('theirs')!, all.get('theirs')!]
    assert.equal(overVeiled(given({}), veiled, before), undefined)
    assert.equal(overVeiled(given({ words: 'more' }), veiled, before)!.value, 'yes')
    assert.equal(overVeiled(given({ value: 'no' }), veiled, before)!.value, 'no')
    assert.deepEqual(overVeiled(given({}), shown.get('mine'), all.get('mine')), given({}))
    assert.deepEqual(overVeiled(given({ value: 'no' }), undefined, undefined), given({ value: 'no' }))
  })

  test('ends an hour after it was last used', () => {
    const lastUsedAt = Temporal.Instant.from('2026-11-19T10:00:00Z')
    assert.equal(isIdle({ lastUsedAt }, Temporal.Instant.from('2026-11-19T11:00:00Z')), false)
    assert.equal(isIdle({ lastUsedAt }, Temporal.Instant.from('2026-11-19T11:00:01Z')), true)
  })
})

describe('AX-7: a colour and a picture, or a word', () => {
  const table: readonly [Parameters<typeof markOf>[0], string | undefined][] = [
    [{ colour: 'red', picture: 'moon', word: '' }, 'picture:red+moon'],
    [{ colour: 'red', picture: '', word: '' }, undefined],
    [{ colour: 'moon', picture: 'red', word: '' }, undefined],
    [{ colour: '', picture: '', word: '   ' }, undefined],
    [{ colour: '', picture: '', word: ' Blackberry   PIE ' }, 'word:blackberry pie'],
    [{ colour: 'red', picture: 'moon', word: 'pie' }, 'word:pie'],
  ]
  for (const [typed, mark] of table)
    test(`${JSON.stringify(typed)} is ${mark}`, () => assert.equal(markOf(typed), mark))

  test('cannot be guessed in a few tries', () => assert.ok(colours.length * pictures.length >= 64))
})

describe('UA-D15: nobody may read a worry', () => {
  const table: readonly [string, string | undefined][] = [
    ['2026-11-19T09:00:00Z', undefined],
    ['2026-11-19T16:59:59Z', undefined],
    ['2026-11-19T17:00:00Z', 'Fri 20 November, 09:00'],
    ['2026-11-19T08:59:59Z', 'Thu 19 November, 09:00'],
    ['2026-11-20T17:30:00Z', 'Mon 23 November, 09:00'],
    ['2026-11-21T12:00:00Z', 'Mon 23 November, 09:00'],
    ['2026-12-24T18:00:00Z', 'Tue 29 December, 09:00'],
    // Summer time: four in the afternoon by the sun is five by the clock.
    ['2026-06-10T16:00:00Z', 'Thu 11 June, 09:00'],
    ['2026-06-10T08:00:00Z', undefined],
  ]
  for (const [now, until] of table)
    test(`at ${now} ${until ? `before ${until}` : 'at no such time: people are at work'}`, () =>
      assert.equal(nobodyReadsUntil(Temporal.Instant.from(now)), until))

  test('by hours that a service may set', () => {
    const early = { from: '08:00', until: '20:00' }
    assert.equal(nobodyReadsUntil(Temporal.Instant.from('2026-11-19T19:00:00Z'), early), undefined)
  })
})
