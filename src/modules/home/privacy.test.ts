import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Contacts } from '#modules/people/index.ts'
import { childrensPrivacyPage, privacyPage } from './pages/privacy.ts'

/* LW-27: a privacy notice names who answers for it, what allows it, who gets it, how long it is kept and where somebody complains. */

const contacts = {
  councilName: 'Hearthshire County Council',
  noticeLink: 'https://hearthshire.example/privacy',
  councilEmail: 'privacy@hearthshire.example',
  officerName: 'the information officer',
  officerEmail: 'officer@hearthshire.example',
  retentionWords: 'Fifteen years from the last entry.',
  advocateName: 'The advocates',
  advocateTelephone: '0800 000 000',
} as unknown as Contacts
const wordsOf = (main: unknown) =>
  String(main)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe('LW-27: the privacy notice', () => {
  const page = wordsOf(privacyPage(contacts).main)
  const table: readonly [what: string, says: RegExp][] = [
    ['who is responsible', /Hearthshire County Council is responsible for what is kept here/],
    ['whom to ask', /Questions about privacy: privacy@hearthshire\.example/],
    ['the officer for it', /The information officer: officer@hearthshire\.example/],
    ['what allows it', /a task that the law gives to the council, and that is what allows it/],
    ['to whom it goes', /to inspectors, to courts, to the police, to health services and to other councils/],
    ['how long', /Fifteen years from the last entry\./],
    ['that it is answered within 30 days', /within 30 days that it has your complaint/],
    ['the regulator', /complain to the regulator, the Information Commissioner, at any time/],
    ['that no machine decides', /no decision about anybody is made by a machine/],
  ]
  for (const [what, says] of table) test(`says ${what}`, () => assert.match(page, says))

  test('has a version for children, which names the regulator and somebody on their side', () => {
    const theirs = wordsOf(childrensPrivacyPage(contacts).main)
    assert.match(theirs, /the Information Commissioner/)
    assert.match(theirs, /ring The advocates/)
  })

  test('where nothing is set, still says that the council is responsible, and how long by the law', () => {
    const bare = wordsOf(privacyPage({} as Contacts).main)
    assert.match(bare, /The council is responsible for what is kept here/)
    assert.match(bare, /As long as the law wants records/)
  })
})
