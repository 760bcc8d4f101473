import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Share, VoiceKind, VoiceState } from './voice.ts'
import { hiddenInWords, readersInWords } from './words.ts'

describe('UA-S4 e: no choice is said to be theirs that was not asked of them', () => {
  const table: readonly [
    kind: VoiceKind,
    form: string,
    state: VoiceState,
    share: Share,
    chosen: boolean,
    hidden: RegExp,
    readers: RegExp,
  ][] = [
    ['child', 'fq.yp1', 'given', 'iro_and_quality', false, /^Nobody asked them who may read it/, /^Nobody asked them/],
    [
      'child',
      'fq.yp2',
      'given',
      'iro_and_quality',
      false,
      /^They made no choice.*only their IRO/,
      /^They made no choice/,
    ],
    ['child', 'fq.yp.observed', 'given', 'iro_and_quality', false, /^Somebody wrote what they saw/, /^Somebody wrote/],
    ['child', 'fq.yp3', 'started', 'iro_and_quality', false, /^They have not finished/, /^They have not finished/],
    ['child', 'fq.yp2', 'given', 'iro_and_quality', true, /^They asked that only their IRO and/, /^Only their IRO and/],
    ['child', 'fq.yp1', 'given', 'iro_and_quality', true, /^They asked that only their IRO and/, /^Only their IRO and/],
    ['child', 'fq.yp2', 'given', 'ask_first', true, /^They want to be asked/, /^Ask the child first/],
    ['household_member', 'fq.hh', 'given', 'iro_and_quality', false, /^They made no choice.*reviewing officer/, /./],
    ['household_member', 'fq.hh', 'given', 'iro_and_quality', true, /^They asked that only the reviewing officer/, /./],
    ['worker', 'fq.st', 'given', 'iro_and_quality', false, /^Only the worker and the quality team/, /./],
  ]
  for (const [kind, form, state, share, shareChosen, hidden, readers] of table) {
    test(`UA-S4 e: ${kind}, ${form}, ${state}, ${shareChosen ? `chose ${share}` : 'chose nothing'}`, () => {
      const voice = { kind, form, state, share, shareChosen }
      assert.match(hiddenInWords(voice), hidden)
      assert.match(readersInWords(voice), readers)
      if (!shareChosen) assert.doesNotMatch(`${hiddenInWords(voice)} ${readersInWords(voice)}`, /They asked|They want/)
    })
  }
})
