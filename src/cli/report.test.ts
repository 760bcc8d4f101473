import assert from 'node:assert/strict'
import { afterEach, describe, test, type TestContext } from 'node:test'
import { ItemsFailed } from '#platform/jobs/sweep.ts'
import { MailProblem } from '#platform/mail/index.ts'
import { report } from './report.ts'
import { settleAll } from './repeats.ts'

/** What stands on standard error, without the time before it. */
function log(t: TestContext): string[] {
  const lines: string[] = []
  t.mock.method(console, 'error', (text: string) => lines.push(text.replace(/^\S+Z /, '')))
  return lines
}

describe('UM-D24: the log', () => {
  afterEach(() => settleAll())

  test('has one line for a failure: the number that the person saw, where, what kind, which place; nothing that anybody wrote', (t) => {
    const lines = log(t)
    report('GET /audits/:ref 500', new TypeError('Ada Smith, born 2016'), 'req-7')
    assert.equal(lines.length, 1)
    assert.match(lines[0]!, /^req-7 GET \/audits\/:ref 500 TypeError at src\/cli\/report\.test\.ts:\d+/)
    assert.doesNotMatch(lines[0]!, /\n|Ada|2016/)
  })

  test('SB-17: names the kind and the place of what is no Error, as the queue hands it over', (t) => {
    const lines = log(t)
    const problem = Object.assign(new RangeError('secret words'), { code: '22P02', queue: 'send-digests' })
    report('queue send-digests', { ...problem, message: problem.message, stack: problem.stack })
    report('queue', 'a mere text')
    report('queue', undefined)
    assert.match(lines[0]!, /^queue send-digests RangeError 22P02 at src\/cli\/report\.test\.ts:\d+/)
    assert.deepEqual(lines.slice(1), ['queue string', 'queue undefined'])
    assert.doesNotMatch(lines.join(), /secret|mere/)
  })

  test('counts what comes again within a minute, with the numbers that people saw', (t) => {
    const lines = log(t)
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const problem = new TypeError('the same')
    for (let n = 1; n <= 41; n += 1) report('GET / 500', problem, `req-${n}`)
    assert.equal(lines.length, 1)
    t.mock.timers.tick(60_000)
    assert.equal(lines.length, 2)
    assert.match(lines[1]!, /^GET \/ 500 TypeError at \S.* again 40 times \(req-2, req-3, .*, req-21, …\)$/)
    report('GET / 500', problem, 'req-42')
    t.mock.timers.tick(60_000)
    assert.match(lines[2]!, /^GET .* again once \(req-42\)$/, 'one line a minute while it goes on')
    t.mock.timers.tick(60_000)
    report('GET / 500', problem, 'req-43')
    assert.match(lines[3]!, /^req-43 GET/, 'and after a minute without, it begins anew')
  })

  const away: [string, unknown][] = [
    ['ECONNREFUSED', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['57P01', Object.assign(new Error('terminating'), { code: '57P01' })],
    ['EPIPE', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })],
    ['ENOENT', Object.assign(new Error('connect'), { code: 'ENOENT', syscall: 'connect' })],
    ['', new Error('Client has encountered a connection error and is not queryable')],
    ['', { message: 'Connection terminated unexpectedly', queue: 'send-digests' }],
    ['', new Error('for the moment', { cause: Object.assign(new Error('read'), { code: 'ECONNRESET' }) })],
  ]
  test('says of a database that is away that it is, once and then in a count, whoever asks and however it shows', (t) => {
    for (const [code, problem] of away) {
      const lines = log(t)
      report('queue', problem)
      report('GET / 500', problem, 'req-1')
      assert.deepEqual(lines, [`queue: The database does not answer ${code}`.trim()])
      settleAll()
      assert.deepEqual(lines.slice(1), ['The database does not answer again once (req-1)'])
      t.mock.restoreAll()
    }
  })

  test('says how many of a sweep failed, and the first of them, in words that can be read', (t) => {
    const lines = log(t)
    const first = Object.assign(new RangeError('secret\nwords'), { code: '22P02' })
    report('send messages', new ItemsFailed([first, new TypeError('other')], 3))
    assert.match(lines[0]!, /^send messages ItemsFailed 2 of 3 items, first RangeError 22P02 at \S+/)
    assert.doesNotMatch(lines[0]!, /\n|secret|words|other/)
  })

  test('says why the mail server did not take a letter', (t) => {
    const lines = log(t)
    report('send messages', new MailProblem('EENVELOPE 550', { ofLetter: true, lasting: true }))
    assert.match(lines[0]!, /^send messages MailProblem EENVELOPE 550 at /)
  })
})
