import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Question } from '#framework/forms/types.ts'
import { type ForChild, mayWrite, mayWriteIn, ownersOf, type Writers } from './writers.ts'

type State = 'open' | 'shared' | 'over'
type Part = 'first' | 'then'
type Writer = { is: readonly string[]; child?: number }

const writers: Writers<Writer, State, Part, 'watcher' | 'worker' | 'friend'> = {
  who: {
    watcher: ({ is }) => is.includes('watcher'),
    worker: ({ is }) => is.includes('worker'),
    friend: ({ child }, of) => child !== undefined && (of === 'any' || of === child),
  },
  parts: {
    first: { states: ['open', 'shared'], by: ['watcher', 'worker'] },
    then: { states: ['shared'], by: ['worker'] },
  },
  own: { talk: ['watcher'], 'talk.reply': ['worker'] },
  apart: { 'talk.late': { states: ['over'], by: ['friend'] } },
}

const question = (key: string): Question => ({ key, version: 1, text: key, type: 'text' })
const section = (key: string, part: Part, ...keys: string[]) => ({
  ...{
    key,
    part,
    questions: keys.map(question),
    title: key,
    keyQuestion: key,
    perChild: false,
    graded: false,
    clauses: [],
  },
})
const notes = section('notes', 'first', 'notes.one')
const talk = section('talk', 'first', 'talk.one', 'talk.reply', 'talk.late')
const end = section('end', 'then', 'end.one')

const watcher: Writer = { is: ['watcher'] }
const worker: Writer = { is: ['worker'] }
const friend: Writer = { is: [], child: 7 }
const may = (writer: Writer, of: typeof notes, key: string, state: State, child: ForChild = null) =>
  mayWrite(writers, { section: of, question: { key }, state, child }, writer)

test('a part is written by whom its line names, in its states', () => {
  for (const state of ['open', 'shared', 'over'] as const) {
    const isNow = state !== 'over'
    assert.deepEqual([may(watcher, notes, 'notes.one', state), may(worker, notes, 'notes.one', state)], [isNow, isNow])
    assert.equal(may(worker, end, 'end.one', state), state === 'shared')
    assert.equal(may(watcher, end, 'end.one', state), false)
  }
})

test('what is somebody’s own is theirs alone, a question’s line before that of its section', () => {
  assert.deepEqual([may(watcher, talk, 'talk.one', 'open'), may(worker, talk, 'talk.one', 'open')], [true, false])
  assert.deepEqual([may(watcher, talk, 'talk.reply', 'open'), may(worker, talk, 'talk.reply', 'open')], [false, true])
  assert.equal(may(watcher, talk, 'talk.one', 'over'), false)
  assert.deepEqual(
    [ownersOf(writers, talk, { key: 'talk.one' }), ownersOf(writers, talk, { key: 'talk.reply' })],
    [['watcher'], ['worker']],
  )
  assert.equal(ownersOf(writers, notes, { key: 'notes.one' }), undefined)
})

test('what stands apart has states of its own, and may be one child’s', () => {
  for (const state of ['open', 'shared'] as const) assert.equal(may(friend, talk, 'talk.late', state, 7), false)
  const children = [7, 8, null, 'any'] as const
  assert.deepEqual(
    children.map((child) => may(friend, talk, 'talk.late', 'over', child)),
    [true, false, false, true],
  )
  assert.equal(may(watcher, talk, 'talk.late', 'over', 7), false)
})

test('a section is somebody’s to write when one of its questions is', () => {
  assert.equal(mayWriteIn(writers, talk, 'over', friend), true)
  assert.equal(mayWriteIn(writers, notes, 'over', friend), false)
  assert.equal(mayWriteIn(writers, talk, 'open', worker), true)
  assert.equal(mayWriteIn(writers, end, 'open', worker), false)
})
