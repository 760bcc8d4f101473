import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MailProblem, openMailer } from './index.ts'
import { startMailServer } from './testing.ts'

const from = 'hearth@council.example'

test('a letter reaches its one recipient, as automatic plain text', async (t) => {
  const server = await startMailServer()
  const mailer = openMailer({ url: server.url, from })
  t.after(async () => (mailer.close(), await server.close()))
  await mailer.send({
    to: 'tm@council.example',
    subject: 'Hearth: something new',
    text: 'An action is due.\nSee “My work”.',
  })
  const [letter] = server.received
  assert.deepEqual([letter?.from, letter?.to], [from, ['tm@council.example']])
  assert.match(letter!.raw, /^Subject: Hearth: something new\r?$/m)
  assert.match(letter!.raw, /^Auto-Submitted: auto-generated\r?$/m)
  assert.match(letter!.raw, /^Content-Type: text\/plain; charset=utf-8\r?$/m)
})

test('no address and no subject can add a header or a recipient', async (t) => {
  const server = await startMailServer()
  const mailer = openMailer({ url: server.url, from })
  t.after(async () => (mailer.close(), await server.close()))
  const nasty = [
    'a@b.example\r\nBcc: thief@evil.example',
    'a@b.example\nRCPT TO:<thief@evil.example>',
    'a@b.example, thief@evil.example',
    'a@b.example;thief@evil.example',
    '"x" <thief@evil.example>, a@b.example',
  ]
  for (const to of nasty) await mailer.send({ to, subject: 'Hearth', text: 'x' }).catch(refused)
  await mailer.send({ to: 'a@b.example', subject: 'Hearth\r\nBcc: thief@evil.example', text: 'x' }).catch(refused)
  for (const letter of server.received) {
    assert.ok(letter.to.length === 1, letter.to.join())
    assert.ok(!letter.to.includes('thief@evil.example'))
    assert.ok(!/^bcc:/im.test(letter.raw))
  }
})

test('whatever the text holds, it stays text', async (t) => {
  const server = await startMailServer()
  const mailer = openMailer({ url: server.url, from })
  t.after(async () => (mailer.close(), await server.close()))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('.', '\r\n', '\n', 'QUIT', 'RCPT TO:<thief@evil.example>', 'ñ', ' ')),
      async (parts) => {
        server.received.length = 0
        await mailer.send({ to: 'a@b.example', subject: 'Hearth', text: parts.join('') })
        assert.deepEqual(
          server.received.map(({ to }) => to),
          [['a@b.example']],
        )
      },
    ),
    { numRuns: 40 },
  )
})

test('a server that is away is told from one that refuses a letter, without a word of the letter', async (t) => {
  const server = await startMailServer({ recipient: (address) => address.startsWith('gone') })
  const mailer = openMailer({ url: server.url, from })
  const nowhere = openMailer({ url: 'smtp://127.0.0.1:9', from })
  t.after(async () => (mailer.close(), nowhere.close(), await server.close()))
  const letter = { to: 'gone@council.example', subject: 'Hearth', text: 'x' }
  const refusal = await mailer.send(letter).catch((problem: unknown) => problem)
  assert.ok(refusal instanceof MailProblem && refusal.ofLetter && refusal.lasting)
  assert.equal(refusal.reason, 'EENVELOPE 550')
  const away = await nowhere.send(letter).catch((problem: unknown) => problem)
  assert.ok(away instanceof MailProblem && !away.ofLetter && !away.lasting)
  assert.ok(!/gone|council/.test(away.reason))
})

function refused(problem: unknown): void {
  assert.ok(problem instanceof MailProblem)
}
