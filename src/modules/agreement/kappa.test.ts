import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { weightedKappa } from './kappa.ts'

const close = (actual: number | undefined, expected: number, digits: number) =>
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) < 0.5 * 10 ** -digits,
    `${actual} is not ${expected} to ${digits} digits`,
  )

describe('weighted kappa is what was published', () => {
  it('for SAS’s printed example of three categories: 0.4701, error 0.1457, 0.1845 to 0.7558', () => {
    const kappa = weightedKappa([
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ])
    close(kappa?.value, 0.4701, 4)
    close(kappa?.standardError, 0.1457, 4)
    close(kappa?.from, 0.1845, 4)
    close(kappa?.to, 0.7558, 4)
  })

  it('for two categories, where the weights say nothing: Cohen’s own kappa, worked by hand', () => {
    // 20 + 15 of 50 agree: 0.7. By chance (25 × 30 + 25 × 20) / 2500 = 0.5. So (0.7 − 0.5) / 0.5 = 0.4.
    close(
      weightedKappa([
        [20, 5],
        [10, 15],
      ])?.value,
      0.4,
      6,
    )
  })

  it('for four grades, worked by hand', () => {
    // With linear weights kappa is 1 − (steps apart that are seen) / (steps apart that chance would give).
    // Ten audits, eight the same and two one step apart: 0.2 steps. The first person gives 1, 5, 3, 1 of the four
    // grades, the second 1, 4, 3, 2; pairing those by chance gives 94 steps in a hundred pairs. 1 − 0.2 / 0.94 = 37/47.
    const kappa = weightedKappa([
      [1, 0, 0, 0],
      [0, 4, 1, 0],
      [0, 0, 2, 1],
      [0, 0, 0, 1],
    ])
    close(kappa?.value, 37 / 47, 9)
  })
})

describe('weighted kappa', () => {
  const size = 4
  const table = fc.array(fc.array(fc.nat(20), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  })
  const turned = (counts: number[][]) => counts.map((_, i) => counts.map((row) => row[i]!))

  it('is 1 when both always give the same, in more than one grade', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: size, maxLength: size }), (diagonal) => {
        fc.pre(diagonal.filter((count) => count > 0).length > 1)
        const kappa = weightedKappa(diagonal.map((count, i) => diagonal.map((_, j) => (i === j ? count : 0))))
        close(kappa?.value, 1, 9)
        close(kappa?.standardError, 0, 6)
      }),
    )
  })

  it('does not mind who of the two comes first', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const [one, other] = [weightedKappa(counts), weightedKappa(turned(counts))]
        if (!one || !other) return assert.equal(one, other)
        close(other.value, one.value, 9)
        close(other.standardError, one.standardError, 6)
      }),
    )
  })

  it('stays between −1 and 1, inside its interval', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const kappa = weightedKappa(counts)
        if (!kappa) return
        const inOrder = [-1, kappa.from, kappa.value, kappa.to, 1]
        for (const [at, value] of inOrder.entries())
          assert.ok(at === 0 || value >= inOrder[at - 1]! - 1e-9, `${inOrder}`)
      }),
    )
  })

  it('is narrower the more audits there are', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const [few, many] = [weightedKappa(counts), weightedKappa(counts.map((row) => row.map((count) => count * 100)))]
        if (!few || !many) return
        close(many.value, few.value, 9)
        close(many.standardError, few.standardError / 10, 6)
      }),
    )
  })

  it('says nothing when there is no audit, or only ever one and the same grade', () => {
    const none = Array.from({ length: size }, () => [0, 0, 0, 0])
    assert.equal(weightedKappa(none), null)
    assert.equal(weightedKappa(none.map((row, i) => row.map((_, j) => (i === 1 && j === 1 ? 40 : 0)))), null)
  })
})
