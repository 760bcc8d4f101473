import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from '#src/config.ts'
import { accepted } from './accepted.ts'
import { listStale, type Mutant, mutantsPage, shareKilled, short, whyAccepted } from './page.ts'
import { byRoom, findRules, findTestsOf } from './rules.ts'

describe('the rules that are changed to see whether a test notices', () => {
  const rules = findRules()

  it('are found by themselves: every pure file of the framework and the rooms that is no list of words', () => {
    for (const file of [
      'src/framework/a2-audit-tool/judgement.ts',
      'src/modules/audits/states.ts',
      'src/modules/audits/writers.ts',
      'src/modules/agreement/kappa.ts',
      'src/modules/sampling/selection.ts',
      'src/modules/voices/voice.ts',
      'src/modules/actions/states.ts',
      'src/modules/imports/read-value.ts',
    ])
      assert.ok(rules.includes(file), file)
    assert.ok(rules.length > 60)
  })

  it('are none that asks a database, none that prints a page, and no test', () => {
    assert.deepEqual(
      rules.filter((file) => /\/(pages|queries|commands|routes)\/|\.(test|testing)\.ts$|\/testing\.ts$/.test(file)),
      [],
    )
    assert.ok(!rules.includes('src/modules/audits/work.ts'), 'it reads')
    assert.ok(!rules.includes('src/modules/audits/jobs.ts'), 'it writes')
  })

  it('each have a room, whose tests ask for no database, server or browser', () => {
    const rooms = byRoom(rules)
    assert.deepEqual(
      rooms.map(([room]) => room),
      [
        ...[
          'framework',
          'modules/actions',
          'modules/agreement',
          'modules/allegations',
          'modules/audits',
          'modules/complaints',
          'modules/engagement',
          'modules/escalations',
          'modules/evidence',
          'modules/exemptions',
          'modules/figures',
          'modules/forms',
          'modules/imports',
          'modules/matrix',
          'modules/midways',
          'modules/observations',
          'modules/planning',
          'modules/sampling',
          'modules/tool',
          'modules/voices',
        ],
      ],
    )
    assert.equal(rooms.flatMap(([, files]) => files).length, rules.length)
    for (const [room] of rooms) {
      const tests = findTestsOf(room)
      assert.ok(tests.length > 0)
      for (const test of tests) assert.doesNotMatch(readFileSync(join(root, test), 'utf8'), /from '#test\//, test)
    }
  })
})

describe('docs/mutants.md', () => {
  const mutant = (given: Partial<Mutant>): Mutant => ({
    file: 'a.ts',
    line: 1,
    was: 'x',
    becomes: 'y',
    killed: true,
    ...given,
  })
  const reason = { file: 'a.ts', was: 'x', becomes: 'y', because: 'Nobody can see it.' }

  it('counts what is accepted as alive all the same', () => {
    assert.equal(shareKilled([]), 0)
    assert.equal(shareKilled([mutant({}), mutant({ killed: false })]), 50)
    assert.equal(shareKilled([mutant({}), mutant({}), mutant({ killed: false }), mutant({})]), 75)
  })

  it('says each file, and each reason', () => {
    const page = mutantsPage([mutant({}), mutant({ killed: false }), mutant({ file: 'b.ts' })], '2026-11-25')
    assert.match(page, /\*\*2 of 3 noticed: 66\.7 %\.\*\* Promised: at least 85 %/)
    assert.match(page, /\| a\.ts \| 1 \| 1 \| 50 % \| 0 \|/)
    assert.match(page, /\| b\.ts \| 1 \| 0 \| 100 % \| 0 \|/)
    assert.match(page, /None\./)
  })

  it('knows a reason by what stood there and what took its place, and a reason that nothing needs', () => {
    assert.equal(whyAccepted(mutant({ killed: false }), [reason]), reason.because)
    assert.equal(whyAccepted(mutant({ becomes: 'z' }), [reason]), undefined)
    assert.equal(whyAccepted(mutant({ file: 'b.ts' }), [reason]), undefined)
    assert.deepEqual(listStale([mutant({ killed: false })], [reason]), [])
    assert.deepEqual(listStale([mutant({ killed: true })], [reason]), [reason])
  })

  it('prints code in one line', () => {
    assert.equal(short('a\n   `b`'), "a 'b'")
    assert.equal(short('x'.repeat(81)).length, 78)
    assert.equal(short('x'.repeat(80)).length, 80)
  })

  it('has a reason for everything that is accepted, in a file that is there and still says so', () => {
    for (const { file, was, because } of accepted) {
      assert.ok(existsSync(join(root, file)), file)
      assert.ok(readFileSync(join(root, file), 'utf8').includes(was), `${file}: ${was}`)
      assert.ok(because.length > 20)
    }
  })
})
