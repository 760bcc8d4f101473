import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Aside, isOpenTalk, linesAt, mayTakeBack, talksOf } from './aside.ts'

describe('what two write to each other beneath an answer', () => {
  const at = Temporal.Instant.from('2026-11-19T09:00Z')
  const line = (id: number, byId: number, more: Partial<Aside> = {}): Aside => ({
    ...{ id, byId, by: 'x', at, says: 'x', section: 's', question: 'q', childId: null },
    ...{ settledAt: null, settledBy: null, takenBackAt: null, ...more },
  })

  test('the newest line alone is taken back, by whoever wrote it, before it is settled', () => {
    const id = (lines: Aside[], by: number) => mayTakeBack(lines, by)?.id
    assert.deepEqual([id([line(1, 7), line(2, 8)], 8), id([line(1, 7), line(2, 8)], 7)], [2, undefined])
    assert.equal(id([line(1, 7), line(2, 8, { takenBackAt: at })], 7), 1)
    assert.equal(id([line(1, 7, { settledAt: at })], 7), undefined)
  })

  test('lines stand by answer and child; what is settled or taken back is open no more', () => {
    const talks = talksOf([line(1, 7), line(2, 8, { childId: 3 }), line(3, 8)])
    assert.deepEqual(
      talks.map(({ childId, lines }) => [childId, lines.map(({ id }) => id)]),
      [
        [null, [1, 3]],
        [3, [2]],
      ],
    )
    const of = linesAt(
      { asides: [line(1, 7), line(2, 8, { childId: 3 }), line(4, 8, { question: 'r' })] },
      { question: { key: 'q' }, child: null },
    )
    assert.deepEqual(
      of.map(({ id }) => id),
      [1],
    )
    assert.equal(isOpenTalk(talks[0]!), true)
    assert.equal(isOpenTalk({ lines: [line(1, 7, { settledAt: at }), line(2, 7, { takenBackAt: at })] }), false)
  })
})
