import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grades } from '../forms/types.ts'
import { meantAllTheSame, neitherGave } from './between.ts'

test('UM-D34: whoever may choose a grade that neither gave reads which ones those are, and what was given', () => {
  const both = { auditorGrade: 'good', moderatedGrade: 'good' } as const
  assert.equal(
    meantAllTheSame(both, grades),
    'Only if you choose outstanding, requires improvement or inadequate: both gave good.',
  )
  const two = { auditorGrade: 'good', moderatedGrade: 'inadequate' } as const
  assert.equal(
    meantAllTheSame(two, grades),
    'Only if you choose outstanding: the auditor gave good and the moderator inadequate.',
  )
  assert.equal(
    neitherGave('outstanding', two),
    'You chose outstanding, although the auditor gave good and the moderator inadequate. If you mean it, tick the box that says so.',
  )
})

test('and is asked nothing where every grade lies between the two, or one of them gave none', () => {
  for (const moderatedGrade of ['inadequate', null] as const)
    assert.equal(meantAllTheSame({ auditorGrade: 'outstanding', moderatedGrade }, grades), undefined)
})
