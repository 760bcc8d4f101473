import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { auditTool, questionOf, sectionOf } from './a2-audit-tool/index.ts'
import { inspectionAreas } from './a2-audit-tool/inspection-areas.ts'
import { limitingRules } from './a2-audit-tool/limiting-rules.ts'
import { gradesOn, scales } from './forms/scale.ts'
import { editionsIn, type InstrumentKey } from './law/instruments.ts'
import { onDay, restsOn } from './law/read-by.ts'
import { watched } from './law/watch.ts'
import { references } from './references.ts'
import { roles } from './s4-roles.ts'

/* What was found of the law and the words of the tool on 25 November 2026, a row each: what is said now, and holds. */

const today = Temporal.PlainDate.from('2026-11-26')
const asked = (key: string) => {
  const question = questionOf(key)
  assert.ok(question, key)
  return question
}

describe('The edition of the day', () => {
  const table: readonly [row: string, instrument: InstrumentKey, on: string, edition: string][] = [
    ['LW-6', 'WT', '2026-03-18', '2023'],
    ['LW-6', 'WT', '2026-03-19', '2026'],
    ['LW-8', 'ILACS', '2025-12-31', '2023'],
    ['LW-8', 'ILACS', '2026-04-01', '2026'],
    ['LW-20', 'KIN', '2024-10-10', '2011'],
    ['LW-20', 'KIN', '2024-10-11', '2024'],
  ]
  for (const [row, instrument, on, edition] of table)
    test(`${row}: ${instrument} on ${on} is that of ${edition}`, () =>
      assert.deepEqual(
        editionsIn(instrument, onDay(Temporal.PlainDate.from(on))).map((one) => one.edition),
        [edition],
      ))

  test('LW-7: what nobody has read of Working Together 2026 is watched, and cited at no place', () => {
    assert.equal(watched.find(({ edition }) => edition === 'WT 2026')?.standing, 'unread')
    assert.deepEqual(restsOn(['WT'], onDay(today)), {
      cited: [],
      unread: [{ at: 'WT', says: 'Working Together to Safeguard Children 2026' }],
    })
  })

  const since: readonly [row: string, key: string, before: string, from: string][] = [
    ['LW-18', 'CWSA26 5', '2026-06-28', '2026-06-29'],
    ['LW-11', 'CPR 22B', '2015-03-31', '2015-04-01'],
  ]
  for (const [row, key, before, from] of since)
    test(`${row}: ${key} is cited from ${from} on, and not a day before`, () => {
      const citedOn = (on: string) => restsOn([key], onDay(Temporal.PlainDate.from(on))).cited.length
      assert.deepEqual([citedOn(before), citedOn(from)], [0, 1])
    })

  test('LW-18: what of the Act of 2026 waits for regulations is awaited', () =>
    assert.ok(watched.some(({ standing, says }) => standing === 'awaited' && /2026/.test(says))))

  test('LW-19: of the Act on data, what came in on 5 February and on 19 June 2026 each has its day', () => {
    for (const at of ['70', '71', '76', '77', '80', '81', '121'])
      assert.equal(references[`DUAA ${at}`]?.since, '2026-02-05', at)
    assert.equal(references['DUAA complaints']?.since, '2026-06-19')
  })
})

describe('What a place of the law is called', () => {
  test('LW-9: the five working days stand with the guidance that sets them, and not with the Act', () => {
    assert.doesNotMatch(references['CA04 16C']?.title ?? '', /working day|5/)
    assert.match(references['WT']?.title ?? '', /within 5 working days/)
  })

  test('LW-10: what binds agencies only says so', () => {
    for (const key of ['FSR 35', 'FSR 36', 'FSR Sch 6', 'FSR Sch 7']) {
      assert.equal(references[key]?.binds, 'agencies', key)
      assert.match(references[key]?.title ?? '', /agencies; good practice for a council/)
    }
  })

  test('LW-11: “long-term” of earlier tools is regulation 22B', () =>
    assert.deepEqual([references['CPR long-term']?.instrument, references['CPR long-term']?.place], ['CPR', '22B']))
})

describe('What a question rests on', () => {
  const table: readonly [row: string, question: string, rests: readonly string[], notOn?: readonly string[]][] = [
    ['LW-10', 'cyp1.care_matches', ['NMS 31', 'CPR 5', 'CPR 9'], ['FSR Sch 6']],
    ['LW-10', 'safe.accidents_written', ['FSR 22', 'FSR Sch 2'], ['FSR 36', 'FSR Sch 7']],
    ['LW-10', 'safe.medicines', ['NMS 6'], ['FSR Sch 6']],
    ['LW-10', 'safe.events_24h', ['NMS 29'], ['FSR 36', 'FSR Sch 7']],
    ['LW-10', 'rec.chronology_current', ['NMS 26'], ['FSR 35']],
    ['LW-10', 'swr.events', ['FSR 13', 'NMS 3'], ['FSR 36']],
    ['LW-11', 'cyp1.right_home', ['CPR 22B']],
    ['LW-12', 'cyp4.seen_alone', ['CPR 29', 'NMS 1']],
    ['LW-13', 'cyp3.met_after_ending', ['CPR 14', 'NMS 11'], ['NMS 15.3']],
    ['LW-14', 'safe.checks_all_adults', ['FSR 26', 'FSR Sch 3', 'FSR 28', 'NMS 19']],
    ['LW-15', 'safe.home_seen_on', ['NMS 10.5']],
    ['LW-15', 'safe.bedrooms', ['NMS 10.6']],
    ['LW-17', 'cyp1.visits', ['CPR 28']],
    ['LW-17', 'wfc1.temporary_visits', ['CPR 24', 'CPR 28']],
    ['LW-20', 'wfc1.kinship_plan', ['KIN']],
    ['LW-20', 'wfc1.kinship_offer', ['CWSA26 5', 'KIN']],
    ['LW-28', 'wfc1.unannounced_date', ['NMS 21.8']],
  ]
  for (const [row, key, rests, notOn = []] of table)
    test(`${row}: ${key} on ${rests.join(', ')}${notOn.length > 0 ? `, and not on ${notOn.join(', ')}` : ''}`, () => {
      const { references: named = [] } = asked(key)
      for (const one of rests) assert.ok(named.includes(one), one)
      for (const one of notOn) assert.ok(!named.includes(one), one)
    })

  test('LW-12: seen alone rests on the regulation first', () =>
    assert.equal(asked('cyp4.seen_alone').references?.[0], 'CPR 29'))
})

describe('What a question asks', () => {
  const table: readonly [row: string, question: string, says: RegExp][] = [
    [
      'LW-15',
      'safe.home_seen_on',
      /without an appointment\?.*every year\. A check of health and safety by appointment is another/,
    ],
    ['LW-16', 'wfc1.review_on_time', /within a year of the one before it, or of approval if it was the first/],
    ['LW-17', 'cyp1.visits', /Weekly until the first review with a kinship carer approved for the time being/],
    ['LW-17', 'wfc1.temporary_visits', /weekly until the first review, then every 4 weeks/],
    [
      'LW-24',
      'wfc2.leaving_care',
      /fifteen and a half in good practice\. In law .* within three months of the 16th birthday/,
    ],
    [
      'LW-24',
      'cyp2.pathway',
      /within three months of the 16th birthday; good practice begins it at fifteen and a half/,
    ],
    ['LW-26', 'fro.decision_on', /On which day was it decided/],
    ['LW-26', 'fro.notice_on', /have the decision in writing.*28 days/],
  ]
  for (const [row, key, says] of table)
    test(`${row}: ${key}`, () => {
      const { text, prompts = '' } = asked(key)
      assert.match(`${text} ${prompts}`, says)
    })

  test('LW-28: how often carers are visited is what the service expects, and no law’s', () => {
    const { text, references: named = [] } = asked('wfc1.visits_expected')
    assert.match(text, /does your service expect/)
    assert.deepEqual(
      named.filter((one) => !one.startsWith('NMS')),
      [],
    )
  })
})

describe('Areas, grades and roles', () => {
  test('LW-21: care leavers are an area of inspection, of those sections that ask about them', () => {
    assert.equal(Object.keys(inspectionAreas).length, 4)
    for (const key of ['cyp2', 'wfc2']) assert.match(sectionOf(key)?.inspection ?? '', /care leavers/)
  })

  test('LW-22: the limit by safety is nowhere said to be the inspectors’ of councils', () => {
    for (const { says } of Object.values(limitingRules)) assert.doesNotMatch(says, /inspect|Ofsted|ILACS/i)
    assert.doesNotMatch(JSON.stringify(auditTool), /limiting judgement/i)
  })

  test('LW-23: a scale is data, with its order and since when it holds', () => {
    for (const [key, scale] of Object.entries(scales)) {
      assert.ok(scale.name !== '', key)
      assert.ok(gradesOn(key as keyof typeof scales).length >= 2, key)
    }
    assert.ok(Object.keys(scales).length >= 2, 'there is more than one')
  })

  test('LW-25: whoever decides about carers, and whoever manages the service, have roles of their own', () => {
    assert.match(roles.decision_maker.title, /Decision Maker/)
    assert.match(roles.fostering_manager.title, /Manager of the Fostering Service/)
  })
})
