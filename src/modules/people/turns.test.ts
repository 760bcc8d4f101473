import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { takeTurns } from './turns.ts'

test('SB-9: no more are weighed at once than may be, each gets its turn or is told that it is busy, and none is left waiting', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 }),
      async (scheduler, addresses) => {
        const turns = takeTurns({ atOnce: 2, waiting: 10, perPlace: 6 })
        let running = 0
        const work = async () => {
          running += 1
          assert.ok(running <= 2)
          await scheduler.schedule(Promise.resolve())
          running -= 1
          return true
        }
        const answers = addresses.map((address) => turns.take(address, work))
        await scheduler.waitFor(Promise.all(answers))
        const done = (await Promise.all(answers)).filter((answer) => answer === true).length
        assert.ok(done >= Math.min(addresses.length, 6), 'an address alone gets its six')
        assert.equal(running, 0)
        assert.equal(await scheduler.waitFor(turns.take('a', work)), true, 'and afterwards the way is free')
      },
    ),
    { numRuns: 60 },
  )
})

test('SB-9: an address that sends many does not stand before everybody else', async () => {
  const turns = takeTurns({ atOnce: 1, waiting: 20, perPlace: 3 })
  const many = Array.from({ length: 10 }, () => turns.take('stranger', async () => 'weighed'))
  const one = turns.take('colleague', async () => 'weighed')
  assert.equal(await one, 'weighed')
  assert.equal((await Promise.all(many)).filter((answer) => answer === 'busy').length, 7)
})

test('SB-5: who waits when the server stops is told at once, whoever is being weighed is finished, and the way is free again', async () => {
  const turns = takeTurns({ atOnce: 1, waiting: 20, perPlace: 30 })
  const weighing = Promise.withResolvers<string>()
  const first = turns.take('a', () => weighing.promise)
  const others = Array.from({ length: 5 }, () => turns.take('a', async () => 'weighed'))
  turns.giveUp()
  assert.deepEqual(
    await Promise.all(others),
    Array.from({ length: 5 }, () => 'busy'),
  )
  weighing.resolve('weighed')
  assert.equal(await first, 'weighed')
  assert.equal(await turns.take('a', async () => 'weighed'), 'weighed')
})
