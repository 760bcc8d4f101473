import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offerAmong } from '#modules/people/index.ts'
import { type MoveForm, moveForms, type PersonalMove } from './move-forms.ts'
import { readMove } from '#modules/evidence/move-form.ts'
import { asks as own } from './move-asks.ts'

const everyMove = Object.keys(moveForms) as PersonalMove[]

test('what is to be mended before a move is listed in the order in which the page asks for it', () => {
  const today = Temporal.PlainDate.from('2026-11-25')
  for (const move of everyMove) {
    const { asks } = moveForms[move] as MoveForm
    const read = readMove(
      {
        form: moveForms[move] as MoveForm,
        asks: own,
        more: { moderators: offerAmong([], 'moderator', {}), overall: true },
        against: { today },
      },
      move,
      {},
    )
    const needed = asks.filter((ask) => ask !== 'views' && ask !== 'no view')
    assert.deepEqual('mistakes' in read ? read.mistakes.map(({ field }) => field) : [], needed, move)
  }
})
