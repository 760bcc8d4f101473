import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '../a2-audit-tool/index.ts'
import { observationForm } from '../a2-observation-form/index.ts'
import type { Form } from '../forms/types.ts'
import { references } from '../references.ts'
import { editionsIn, editionsOf, heldIn, type InstrumentKey, instruments } from './instruments.ts'
import { onDay, placeOfKey, type RestsOn, restsOn } from './read-by.ts'

const saysOf = (names: RestsOn['cited']): string => names.map(({ says }) => says).join(', ')
const day = (iso: string) => Temporal.PlainDate.from(iso)
const from = (first: string, last: string) => ({ from: day(first), to: day(last) })

describe('the edition of a period', () => {
  const table: readonly [InstrumentKey, string, string, string][] = [
    ['WT', '2022-01-01', '2022-12-31', '2018'],
    ['WT', '2023-12-14', '2023-12-14', '2018'],
    ['WT', '2023-12-15', '2023-12-15', '2023'],
    ['WT', '2025-03-01', '2026-03-18', '2023'],
    ['WT', '2025-03-19', '2026-03-19', '2023 2026'],
    ['WT', '2026-03-19', '2026-11-26', '2026'],
    ['WT', '2010-01-01', '2010-12-31', ''],
    ['KIN', '2024-10-10', '2024-10-10', '2011'],
    ['KIN', '2024-10-11', '2025-10-10', '2024'],
    ['ILACS', '2025-11-27', '2026-11-26', '2023 2026'],
    ['ILACS', '2022-01-01', '2026-11-26', '2018 2023 2026'],
    ['FSR', '2011-03-31', '2011-03-31', ''],
    ['FSR', '2011-04-01', '2026-11-26', '2011'],
  ]
  for (const [instrument, first, last, expected] of table)
    it(`of ${instrument} from ${first} to ${last} is ${expected || 'none'}`, () =>
      assert.equal(
        editionsIn(instrument, from(first, last))
          .map(({ edition }) => edition)
          .join(' '),
        expected,
      ))

  it('follows the one before without a gap, and the last goes on', () => {
    for (const key of Object.keys(instruments) as InstrumentKey[]) {
      const editions = editionsOf(key)
      for (const [at, one] of editions.entries()) {
        assert.match(one.since, /^\d{4}-\d\d-\d\d$/, key)
        assert.equal(one.until, editions[at + 1]?.since, `${key} ${one.edition}`)
        assert.ok(!one.until || one.until > one.since, `${key} ${one.edition}`)
      }
    }
  })

  it('that has come to an end holds no more from that day on', () => {
    const ended = { since: '2020-01-01', until: '2021-01-01' }
    assert.equal(heldIn(ended, onDay(day('2020-12-31'))), true)
    assert.equal(heldIn(ended, onDay(day('2021-01-01'))), false)
  })
})

describe('what a question rests on', () => {
  const table: readonly [string, string, string, string, string][] = [
    ['FSR 28 NMS_21.8', '2025-01-01', '2025-12-31', 'FSR 28, NMS 21.8', ''],
    ['WT', '2023-01-01', '2023-11-30', '', 'Working Together to Safeguard Children 2018'],
    [
      'NMS_22 WT',
      '2025-10-01',
      '2026-09-30',
      'NMS 22',
      'Working Together to Safeguard Children 2023, Working Together to Safeguard Children 2026',
    ],
    ['CWSA26_5', '2025-06-29', '2026-06-28', '', ''],
    ['CWSA26_5', '2025-06-30', '2026-06-29', 'CWSA26 5', ''],
    ['CPR_22B', '2014-01-01', '2014-12-31', '', ''],
    ['CPR_22B CPR_long-term', '2015-01-01', '2015-12-31', 'CPR 22B', ''],
    ['NMS_28', '2026-01-01', '2026-01-31', '', 'Fostering Services: National Minimum Standards'],
    ['FSR_35 FSR_36 FSR_Sch_6 FSR_Sch_7', '2026-01-01', '2026-01-31', '', ''],
    ['nothing', '2026-01-01', '2026-01-31', '', ''],
  ]
  for (const [keys, first, last, cited, unread] of table)
    it(`${keys} from ${first} to ${last}: ${cited || 'nothing cited'}; ${unread || 'nothing unread'}`, () => {
      const asKeys = keys
        .replaceAll('FSR 28', 'FSR_28')
        .split(' ')
        .map((key) => key.replaceAll('_', ' '))
      const read = restsOn(asKeys, from(first, last))
      assert.equal(saysOf(read.cited), cited)
      assert.equal(saysOf(read.unread), unread)
    })

  it('AX-38: leads to its own place among the references, and says what it is about', () => {
    const [standard] = restsOn(['NMS 22'], from('2026-01-01', '2026-01-31')).cited
    assert.deepEqual(standard, { says: 'NMS 22', at: 'NMS-22', title: references['NMS 22']!.title })
    assert.equal(new Set(Object.keys(references).map(placeOfKey)).size, Object.keys(references).length)
  })

  it('is never only what binds agencies: a council’s question names nothing else of theirs', () => {
    const asked = ([auditTool, observationForm] as Form[]).flatMap(({ sections }) =>
      sections.flatMap(({ questions }) => questions),
    )
    for (const { key, references: named = [] } of asked)
      for (const one of named) assert.notEqual(references[one]?.binds, 'agencies', `${key}: ${one}`)
  })
})
