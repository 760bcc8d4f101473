import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hashPassword, isPassword } from './password.ts'
import { passwordMistake } from './password-rules.ts'
import { seal, sealingKeyFrom, unseal } from './sealing.ts'

const about = { name: 'Philippa Garrowby', email: 'p.garrowby@council.example' }

test('a password is kept as argon2id with OWASP’s cost and its own salt', async () => {
  const [one, other] = [await hashPassword('lantern pebble orchard'), await hashPassword('lantern pebble orchard')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, other)
  assert.equal(await isPassword('lantern pebble orchard', one), true)
  assert.equal(await isPassword('lantern pebble orchards', one), false)
  assert.equal(await isPassword('', one), false)
})

test('nobody’s password is never right', async () => {
  for (const kept of [null, undefined]) assert.equal(await isPassword('', kept), false)
})

test('a password typed with composed or decomposed letters is the same', async () => {
  assert.equal(await isPassword('cafe\u0301 lantern moss', await hashPassword('caf\u00e9 lantern moss')), true)
})

test('passwords that a stranger would try first are refused', () => {
  const plain = [
    'password1234',
    'P@ssw0rd12345',
    'qwertyuiop123',
    '123456789012',
    'aaaaaaaaaaaa',
    'Welcome2026!!',
    'Fostering2026!',
    'Council12345!',
    'letmeinletmein',
    'abcabcabcabc',
    'LiverpoolFC123',
    'Summer2026Summer',
  ]
  for (const password of plain) assert.ok(passwordMistake(password, about), password)
})

test('a password says nothing of who owns it', () => {
  for (const password of ['garrowby lantern', 'my Philippa words', 'p.garrowby-moss-tin']) {
    assert.equal(passwordMistake(password, about), 'Leave your name and your e-mail address out of your password')
  }
})

test('short passwords are refused, three random words are welcome', () => {
  assert.ok(passwordMistake('', about))
  assert.ok(passwordMistake('elevenchars', about))
  assert.ok(passwordMistake('x'.repeat(201), about))
  for (const password of ['lantern pebble orchard', 'correct horse battery', 'Xq7#vLp2!mZw', 'ŵyneb eirlys môr']) {
    assert.equal(passwordMistake(password, about), undefined, password)
  }
})

test('what is sealed opens with the same key only, and not when a bit has changed', () => {
  const key = sealingKeyFrom('one secret')
  fc.assert(
    fc.property(fc.string(), fc.nat(), (text, at) => {
      const sealed = seal(key, text)
      assert.equal(unseal(key, sealed), text)
      assert.throws(() => unseal(sealingKeyFrom('another secret'), sealed))
      const bytes = Buffer.from(sealed, 'base64url')
      bytes[at % bytes.length]! ^= 1
      assert.throws(() => unseal(key, bytes.toString('base64url')))
    }),
    { numRuns: 50 },
  )
})
