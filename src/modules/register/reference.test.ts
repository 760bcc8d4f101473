import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReference } from './reference.ts'

test('A reference is read as people type it', () => {
  const typed = {
    'H-1143': '/households/H-1143',
    ' h1143 ': '/households/H-1143',
    'a 1042': '/audits/A-1042',
    'T–1001': '/actions/T-1001',
    'v-07': '/voices/V-7',
    'C-1022': '/children/C-1022',
  }
  for (const [text, path] of Object.entries(typed)) assert.equal(readReference(text)?.path, path, text)
})

test('Anything else is no reference: a name leads nowhere', () => {
  for (const text of ['', 'H-', '1143', 'X-1', 'Smith', 'H-1143 H-1144', 'H-1234567890', "H-1' or 1=1"]) {
    assert.equal(readReference(text), undefined, text)
  }
})
