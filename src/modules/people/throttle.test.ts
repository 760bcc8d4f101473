import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nextTryInWords, signInLimits, type WrongTries, waitSentence, whenToTry } from './throttle.ts'

const noon = Temporal.Instant.from('2026-11-19T12:00:00Z')
const today = Temporal.PlainDate.from('2026-11-19')
const ago = (...seconds: number[]) => seconds.map((one) => noon.subtract({ seconds: one }))
const none: WrongTries = { here: [], ofAddress: 0, ofAccount: [], known: false }
const times = (count: number, seconds = 0) => ago(...Array.from({ length: count }, () => seconds))

const table: { says: string; tries: Partial<WrongTries>; waits: number | 'guarded' | 0 }[] = [
  { says: 'nothing was wrong', tries: {}, waits: 0 },
  { says: 'four wrong here', tries: { here: times(4) }, waits: 0 },
  { says: 'five wrong here', tries: { here: times(5) }, waits: 60 },
  { says: 'six', tries: { here: times(6) }, waits: 120 },
  { says: 'seven', tries: { here: times(7) }, waits: 240 },
  { says: 'eight', tries: { here: times(8) }, waits: 480 },
  { says: 'nine', tries: { here: times(9) }, waits: 900 },
  { says: 'ten: it grows no further', tries: { here: times(10) }, waits: 900 },
  { says: 'five wrong here, a minute ago', tries: { here: times(5, 60) }, waits: 0 },
  { says: 'thirty wrong from this address, none for this account', tries: { ofAddress: 30 }, waits: 0 },
  { says: 'thirty from this address, one for this account', tries: { ofAddress: 30, here: times(1) }, waits: 60 },
  { says: 'the same from a known browser', tries: { ofAddress: 30, here: times(1), known: true }, waits: 0 },
  { says: 'a known browser waits for its own', tries: { here: times(5), known: true }, waits: 60 },
  { says: '99 for this account, from elsewhere', tries: { ofAccount: times(99) }, waits: 0 },
  { says: '100 for this account, from elsewhere', tries: { ofAccount: times(100) }, waits: 'guarded' },
  { says: 'the same for a known browser', tries: { ofAccount: times(100), known: true }, waits: 0 },
  { says: 'a day later', tries: { ofAccount: times(100, 86_400) }, waits: 0 },
]
for (const { says, tries, waits } of table) {
  test(`SB-9: ${says}: ${waits === 0 ? 'may try' : waits === 'guarded' ? 'is guarded' : `waits ${waits} s`}`, () => {
    const verdict = whenToTry({ ...none, ...tries }, noon)
    if (waits === 0) return assert.deepEqual(verdict, { kind: 'now' })
    if (waits === 'guarded') return assert.deepEqual(verdict, { kind: 'guarded', until: noon.add({ hours: 24 }) })
    return assert.deepEqual(verdict, { kind: 'wait', until: noon.add({ seconds: waits }) })
  })
}

test('SB-9: whoever tries from one place as soon as they may, all day, gets a hundred tries or so', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 0, maxLength: 300 })
  fc.assert(
    fc.property(gaps, fc.nat({ max: 60 }), (patience, ofAddress) => {
      const here: Temporal.Instant[] = []
      let now = noon
      for (const seconds of [...patience, ...Array.from({ length: 200 }, () => 0)]) {
        now = now.add({ seconds })
        const verdict = whenToTry({ ...none, here, ofAddress }, now)
        if (verdict.kind !== 'now') now = verdict.until
        if (Temporal.Instant.compare(now, noon.add({ hours: 24 })) >= 0) break
        assert.equal(whenToTry({ ...none, here, ofAddress }, now).kind, 'now', 'who waits as told may try')
        here.push(now)
      }
      assert.ok(here.length <= signInLimits.free + signInLimits.waits.length + 96, `${here.length}`)
    }),
  )
})

test('SB-9: whoever tries from as many places as they like gets a hundred tries a day', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 150, maxLength: 400 }), (gaps) => {
      const ofAccount: Temporal.Instant[] = []
      let now = noon
      for (const seconds of gaps) {
        now = now.add({ seconds })
        if (whenToTry({ ...none, ofAccount }, now).kind === 'now') ofAccount.push(now)
      }
      for (const from of ofAccount) {
        const until = from.add(signInLimits.guarded.window)
        const within = ofAccount.filter(
          (one) => Temporal.Instant.compare(one, from) >= 0 && Temporal.Instant.compare(one, until) < 0,
        )
        assert.ok(within.length <= signInLimits.guarded.tries)
      }
    }),
  )
})

test('SB-9: what others do elsewhere never keeps a known browser waiting, nor anybody’s first try in an office', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.nat({ max: 500 }), fc.nat({ max: 4 }), (ofAddress, ofAccount, own) => {
      const known = whenToTry({ here: times(own), ofAddress, ofAccount: times(ofAccount), known: true }, noon)
      assert.equal(known.kind, 'now')
      assert.equal(whenToTry({ ...none, ofAddress, ofAccount: times(Math.min(ofAccount, 99)) }, noon).kind, 'now')
    }),
  )
})

test('SB-9: one wrong try more never makes the wait shorter', () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), fc.nat({ max: 60 }), fc.boolean(), (count, ofAddress, known) => {
      const end = (here: number) => {
        const verdict = whenToTry({ ...none, here: times(here), ofAddress, known }, noon)
        return verdict.kind === 'now' ? 0 : noon.until(verdict.until).total('seconds')
      }
      assert.ok(end(count + 1) >= end(count))
    }),
  )
})

test('SB-9: the wait is said in words, how long and until when, and never ends before it is over', () => {
  const wait = { kind: 'wait', until: noon.add({ seconds: 61 }) } as const
  assert.equal(
    waitSentence(wait, noon, today),
    'There have been too many wrong tries. Wait 2 minutes, and try again after 12:02',
  )
  assert.equal(
    nextTryInWords({ kind: 'wait', until: noon.add({ seconds: 60 }) }, noon, today),
    'You can try again in 1 minute, after 12:01',
  )
  assert.match(
    waitSentence({ kind: 'guarded', until: noon.add({ hours: 23 }) }, noon, today),
    /100 wrong tries .* Until Fri 20 November, 11:00 it opens only in a browser where you have signed in before, or with a recovery code/,
  )
})
