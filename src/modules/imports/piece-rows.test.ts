import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readFile } from './file.ts'
import { aChild, aComplaintRow, aFile, anExemptionRow } from './files.testing.ts'
import { forWhom } from './for-whom.ts'
import { kindNamed } from './kinds/index.ts'
import { leavesPiece, nobodyAnswers, overBy } from './piece-rows.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const [exemption, complaint, header] = [
  kindNamed('exemptions'),
  kindNamed('complaints_compliments'),
  kindNamed('header'),
]

describe('3.5 a row that is a piece', () => {
  test('is over by the first of its days that is given, once it has come, or by what came of it', () => {
    const over = (kind: typeof exemption, says: Record<string, string>) => overBy(kind, says, today)['is_over']
    assert.equal(over(exemption, {}), false)
    assert.equal(over(exemption, { ended_on: '2026-11-25' }), true)
    assert.equal(over(exemption, { ended_on: '2026-11-26' }), false)
    assert.equal(over(exemption, { ended_on: '2026-12-26', cancelled_on: '2026-11-01' }), true)
    assert.equal(over(complaint, { outcome: 'withdrawn' }), true)
    assert.equal(over(complaint, { outcome: 'upheld' }), false)
    assert.deepEqual(overBy(header, { ended_on: '2026-11-01' }, today), {})
  })

  test('leaves what others keep, what was gone on with, and what would be another', () => {
    const held = { source_id: 'E1', household: 'H1', kind: 'usual_limit_exemption', piece: 'X-1', worked_on: false }
    const code = (before: Record<string, string | boolean> | null, after: Record<string, string | boolean>) =>
      leavesPiece(exemption, 2, before, { ...before, ...after })?.code
    assert.equal(code(null, { reason: 'x' }), undefined)
    assert.equal(code(held, { reason: 'x' }), undefined)
    assert.equal(code({ ...held, worked_on: true }, { reason: 'x' }), 'worked_on')
    assert.equal(code(held, { household: 'H2' }), 'another_now')
    assert.equal(code(held, { kind: 'terms_exception' }), 'another_now')
    assert.equal(code({ source_id: 'E1', out_of_sight: true }, { reason: 'x' }), 'kept_elsewhere')
    assert.equal(leavesPiece(header, 2, { ...held, worked_on: true }, held), undefined)
  })

  test('is answered by somebody while it is open', () => {
    const managers = new Map([[1, 7] as const, [2, null] as const])
    const wrong = (is_over: boolean, held: Record<string, number | null> | undefined, kind = exemption) =>
      nobodyAnswers(kind, 2, { is_over, household: 'H1' }, { held, managers }).map(({ code }) => code)
    assert.deepEqual(wrong(false, { team_id: 1, supervising_worker_id: 3 }), [])
    assert.deepEqual(wrong(false, { team_id: 2, supervising_worker_id: 3 }), ['nobody_answers'])
    assert.deepEqual(wrong(false, { team_id: 1, supervising_worker_id: null }), ['nobody_answers'])
    assert.deepEqual(wrong(true, { team_id: 2, supervising_worker_id: null }), [])
    assert.deepEqual(wrong(false, undefined), [])
    assert.deepEqual(wrong(false, { team_id: 2 }, complaint), [])
  })
})

describe('3.5 whose files they are', () => {
  const files = {
    header: readFile(aFile('header', [aChild()])),
    exemptions: readFile(aFile('exemptions', [anExemptionRow()])),
    complaints: readFile(aFile('complaints_compliments', [aComplaintRow()])),
  }
  const who = (chosen: readonly (keyof typeof files)[], ...held: string[]) => {
    const { read, duties } = forWhom(
      chosen.map((name) => files[name]),
      new Set(held),
    )
    return [read.map(({ kind, errors }) => kind?.name ?? errors[0]!.code), duties]
  }
  const cases: [string, ReturnType<typeof who>, unknown][] = [
    [
      'with the register: of those who bring that in',
      who(['header', 'exemptions'], 'import_data'),
      [['header', 'exemptions'], ['import_data']],
    ],
    [
      'alone: of those who decide them, too',
      who(['exemptions'], 'hold_exemptions'),
      [['exemptions'], ['import_data', 'hold_exemptions']],
    ],
    ['not theirs', who(['complaints'], 'import_data'), [['not_theirs'], ['import_data']]],
    [
      'not mixed, also for whoever has both',
      who(['complaints', 'header'], 'import_data', 'hold_complaints'),
      [['complaints_compliments', 'by_itself'], ['hold_complaints']],
    ],
  ]
  for (const [name, is, expected] of cases) test(name, () => assert.deepEqual(is, expected))
})
