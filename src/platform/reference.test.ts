import assert from 'node:assert/strict'
import { test } from 'node:test'
import { referenceOf } from '#platform/room.ts'
import { rooms } from '#src/rooms.ts'
import { readReference } from './reference.ts'

const leadsTo = (text: string): string | undefined => {
  const read = readReference(text)
  const place = read && referenceOf(rooms, read.letter)
  return place && place.path + read.ref
}

test('A reference is read as people type it', () => {
  const typed = {
    'H-1143': '/households/H-1143',
    ' h1143 ': '/households/H-1143',
    'a 1042': '/audits/A-1042',
    'T–1001': '/actions/T-1001',
    'v-07': '/voices/V-7',
    'C-1022': '/children/C-1022',
    's 12': '/alerts/S-12',
    // As it is pasted: with signs that nobody sees, and the dash that no line ends at.
    '\u200BH-1143\u2060': '/households/H-1143',
    'H\u20111143': '/households/H-1143',
    'A\u00A0−\u00A01042': '/audits/A-1042',
  }
  for (const [text, path] of Object.entries(typed)) assert.equal(leadsTo(text), path, text)
})

test('Anything else is no reference: a name leads nowhere', () => {
  for (const text of ['', 'H-', '1143', 'Z-1', 'Smith', 'H-1143 H-1144', 'H-12345678901', "H-1' or 1=1"]) {
    assert.equal(leadsTo(text), undefined, text)
  }
})
