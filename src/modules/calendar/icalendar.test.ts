import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { someDate } from '#platform/dates/testing.ts'
import { type AllDay, escaped, folded, icalendar } from './icalendar.ts'

const now = Temporal.Instant.from('2026-11-19T10:00:00.123Z')

/** A calendar read back as RFC 5545 says: lines unfolded, then each part with its properties. */
function readBack(text: string): AllDay[] {
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'every line ends with CR LF')
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  assert.equal(lines[0], 'BEGIN:VCALENDAR')
  assert.equal(lines.at(-1), 'END:VCALENDAR')
  const events: AllDay[] = []
  for (const [at, line] of lines.entries()) {
    if (line !== 'BEGIN:VEVENT') continue
    const part = lines.slice(at + 1, lines.indexOf('END:VEVENT', at))
    const of = (name: string) => part.find((one) => one.startsWith(`${name}:`))!.slice(name.length + 1)
    const plain = (words: string) =>
      words.replaceAll(/\\(.)/g, (_all, letter: string) => (letter === 'n' ? '\n' : letter))
    const on = Temporal.PlainDate.from(of('DTSTART;VALUE=DATE'))
    assert.equal(of('DTEND;VALUE=DATE'), on.add({ days: 1 }).toString().replaceAll('-', ''))
    events.push({ uid: plain(of('UID')), on, summary: plain(of('SUMMARY')) })
  }
  return events
}

test('what is written is read back, whatever the words (RFC 5545)', () => {
  const event = fc.record({
    uid: fc.uuid(),
    on: someDate,
    summary: fc.string({ unit: 'grapheme', maxLength: 200 }).map((words) => words.replaceAll(/\p{Cc}/gu, '')),
  })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), (events) => {
      assert.deepEqual(
        readBack(icalendar('The agreed year', events, now)).map(({ uid, summary, on }) => [uid, summary, String(on)]),
        events.map(({ uid, summary, on }) => [uid, summary, String(on)]),
      )
    }),
  )
})

test('a day is a whole day, on the days when the clocks change too', () => {
  for (const day of ['2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29']) {
    const text = icalendar('Year', [{ uid: 'one', on: Temporal.PlainDate.from(day), summary: 'Due' }], now)
    assert.match(text, new RegExp(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\n`))
    assert.doesNotMatch(text, /BEGIN:VEVENT[^]*DTSTART(;TZID|:)[^]*END:VEVENT/)
  }
})

test('says the moment in UTC to the second, and the zone; without a day it is a calendar still', () => {
  const text = icalendar('Year', [], now)
  assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Europe\/London/)
  assert.deepEqual(readBack(text), [])
  assert.match(
    icalendar('Year', [{ uid: 'one', on: Temporal.PlainDate.from('2026-11-30'), summary: 'Due' }], now),
    /DTSTAMP:20261119T100000Z/,
  )
})

test('what would part a value is escaped, and nothing that steers is kept', () => {
  assert.equal(escaped('a,b;c\\d\r\ne\nf\u0007\u007fg'), String.raw`a\,b\;c\\d\ne\nfg`)
})

test('no letter is parted when a line is folded', () => {
  const line = `SUMMARY:${'é€😀'.repeat(40)}`
  assert.equal(folded(line).replaceAll('\r\n ', ''), line)
  assert.ok(
    folded(line)
      .split('\r\n')
      .every((one) => Buffer.byteLength(one) <= 75 && !one.includes('\ufffd')),
  )
})
