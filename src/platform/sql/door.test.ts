import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Line, openDoor } from './door.ts'
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

test('SC-9: whoever saves passes all who do not, and those of their kind in turn', async () => {
  const { door, done, come, letGo } = held()
  const all = [come('reads'), come('saves', 'saves'), come('reads too'), come('saves too', 'saves')]
  assert.ok(door.isFull())
  letGo()
  await Promise.all(all)
  assert.deepEqual(done, ['saves', 'saves too', 'reads', 'reads too'])
})

test('SC-9: a crowd of strangers has a fifth of the turns, and so they have beside a crowd at work', async () => {
  const { done, come, letGo } = held()
  const all: Promise<void>[] = []
  for (let number = 1; number <= 6; number += 1) all.push(come(`stranger ${number}`, 'strangers'))
  for (let number = 1; number <= 9; number += 1) all.push(come('at work'))
  letGo()
  await Promise.all(all)
  const four = Array<string>(4).fill('at work')
  assert.deepEqual(done.slice(0, 10), [...four, 'stranger 1', ...four, 'stranger 2'])
  assert.equal(done.length, 15)
})

test('SC-9: whoever hangs up leaves the line and costs no turn; the place is free for the next', async () => {
  const { done, come, letGo } = held({ waiting: 2 })
  let hangUp = () => {}
  const gone = come('gone', 'reads', (leave) => (hangUp = leave))
  const second = come('second')
  await assert.rejects(come('third, too early'), Unavailable)
  const refused = assert.rejects(gone, { name: 'Unavailable', why: 'gone' })
  hangUp()
  await refused
  const third = come('third')
  letGo()
  await Promise.all([second, third])
  hangUp()
  assert.deepEqual(done, ['second', 'third'])
})

test('SC-9: at a stop whoever only reads is told at once, and whoever saves keeps their turn', async () => {
  const { door, done, come, letGo } = held()
  const told = Promise.all([
    assert.rejects(come('reads'), Unavailable),
    assert.rejects(come('x', 'strangers'), Unavailable),
  ])
  const saved = come('saves', 'saves')
  door.giveUp()
  await told
  letGo()
  await saved
  assert.deepEqual(done, ['saves'])
})

/** A door for one, who is inside until `letGo`. */
function held({ waiting = 20 } = {}) {
  const door = openDoor({ atOnce: 1, waiting, patience: 5000 })
  const { promise, resolve: letGo } = Promise.withResolvers<void>()
  const done: string[] = []
  void door(() => promise)
  const come = (who: string, line: Line = 'reads', whenGone?: (leave: () => void) => void) =>
    door(async () => void done.push(who), { line, whenGone })
  return { door, done, come, letGo }
}
