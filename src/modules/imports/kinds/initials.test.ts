import assert from 'node:assert/strict'
import { test } from 'node:test'
import { initialsOf } from './foster-carers.ts'

test('B31: initials are those of the first name and the surname, whatever stands before and in which order', () => {
  const names = {
    ...{ 'Wendy Fieldgate': 'WF', 'Mrs Wendy Fieldgate': 'WF', 'Fieldgate, Wendy': 'WF', 'Fieldgate, Mrs Wendy': 'WF' },
    ...{
      'O’Brien, Siobhan': 'SO',
      'Dr. Ada M. Lane': 'AL',
      'Mr & Mrs Gray': 'G',
      Gray: 'G',
      Mr: 'M',
      'Lane,': 'L',
      '': '',
    },
  }
  for (const [name, initials] of Object.entries(names)) assert.equal(initialsOf(name), initials, name)
})
