import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDoor } from './door.ts'
import { Unavailable } from './unavailable.ts'

test('SB-3: strangers wait in a line of their own, in turn, and not without end', async () => {
  const door = openDoor({ atOnce: 2, waiting: 2, patience: 50 })
  const done: string[] = []
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const first = [door(() => held), door(() => held)]
  const third = door(async () => void done.push('third'))
  const fourth = door(async () => void done.push('fourth'))
  await assert.rejects(
    door(async () => void done.push('fifth')),
    Unavailable,
    'the line is full',
  )
  release()
  await Promise.all([...first, third, fourth])
  assert.deepEqual(done, ['third', 'fourth'])

  assert.equal(door.isFull(), false)

  const holding = [door(() => sleep(120)), door(() => sleep(120))]
  await assert.rejects(
    door(async () => void done.push('too late')),
    Unavailable,
    'waited too long',
  )
  await Promise.all(holding)
  await assert.rejects(
    door(async () => {
      throw new Error('failed inside')
    }),
    /failed inside/,
  )
  assert.equal(await door(async () => 'there is room again'), 'there is room again')
  assert.deepEqual(done, ['third', 'fourth'])
})

test('SC-9: whoever goes first passes all who are not, and those of their kind in turn', async () => {
  const door = openDoor({ atOnce: 1, waiting: 9, patience: 5000 })
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const done: string[] = []
  const come = (who: string, first = false) => door(async () => void done.push(who), first)
  const all = [door(() => held), come('reads'), come('saves', true), come('reads too'), come('saves too', true)]
  assert.ok(door.isFull())
  release()
  await Promise.all(all)
  assert.deepEqual(done, ['saves', 'saves too', 'reads', 'reads too'])
})
