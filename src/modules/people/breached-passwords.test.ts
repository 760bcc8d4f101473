import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachedCount, isBreached } from './breached-passwords.ts'
import { passwordMistake } from './password-rules.ts'

const about = { name: 'Philippa Garrowby', email: 'p.garrowby@northmoor.gov.uk' }

test('passwords are held against more than 10,000 stolen ones', () => assert.ok(breachedCount > 40_000))

for (const password of [
  'counterstrike',
  'NeedForSpeed',
  '1q2w3e4r5t6y',
  '1Q2W3E4R5T6Y!',
  'unbelievable2026',
  '!!scandinavian!!',
  'just1nb13b3r',
  'super natural',
  'dragonballdragonball',
  'zaq1xsw2cde3',
])
  test(`the stolen password ${password} is refused, however it is dressed up`, () => {
    assert.ok(isBreached(password))
    const mistake = passwordMistake(password, about)
    assert.match(mistake ?? '', /list of stolen passwords|first that a stranger would try/)
    assert.match(mistake ?? '', /three random words/)
  })

for (const password of [
  'lantern pebble orchard',
  'correct horse battery',
  'Xq7#vLp2!mZw',
  'ŵyneb eirlys môr',
  'counterstrike at the pond',
])
  test(`${password} is welcome`, () => assert.equal(passwordMistake(password, about), undefined))

test('the council’s own name, as its addresses have it, is left out like one’s own', () => {
  assert.match(passwordMistake('Northmoor plum gate', about) ?? '', /Leave your name and your e-mail address out/)
})
