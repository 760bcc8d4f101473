import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Episode, type HouseholdLink, type Placement, placementsOf, stitch } from './placements.ts'

describe('what is one placement', () => {
  const cases: Record<string, { given: string; gives: string }> = {
    'one open episode': { given: '01-01 S U6', gives: '01-01..      U6' },
    'a new legal status keeps the carer': {
      given: '01-01 S U6 > 02-01 X1 | 02-01 L U6',
      gives: '01-01..      U6',
    },
    'a new kind of placement with the same carer keeps the carer': {
      given: '01-01 S U6 > 02-01 X1 | 02-01 T U4 > 03-01 X1 | 03-01 U U4 > 04-01 E4A',
      gives: '01-01..04-01 U4 E4A',
    },
    'a new carer begins another': {
      given: '01-01 S U6 > 02-01 X1 | 02-01 P U6 > 03-01 X1 | 03-01 B U4',
      gives: '01-01..02-01 U6 X1 | 02-01..03-01 U6 X1 | 03-01..      U4',
    },
    'care that ended and began again begins another': {
      given: '01-01 S U6 > 02-01 E4A | 02-01 L U6',
      gives: '01-01..02-01 U6 E4A | 02-01..      U6',
    },
    'a missing month begins another, a missing day does not': {
      given: '01-01 S U6 > 02-01 X1 | 02-02 L U6 > 03-01 X1 | 04-01 L U6',
      gives: '01-01..03-01 U6 X1 | 04-01..      U6',
    },
    'a holiday is bridged when the child comes back to the same carer': {
      given: '01-01 S U6 @A > 02-01 X1 | 02-01 P T3 > 02-08 X1 | 02-08 P U6 @A',
      gives: '01-01..      U6',
    },
    'two stays away in a row are bridged together': {
      given: '01-01 S U6 @A > 02-01 X1 | 02-01 P T3 > 02-08 X1 | 02-08 P T1 > 02-10 X1 | 02-10 P U6 @A',
      gives: '01-01..      U6',
    },
    'a holiday is not bridged when the child goes to another carer': {
      given: '01-01 S U6 @A > 02-01 X1 | 02-01 P T3 > 02-08 X1 | 02-08 P U6 @B',
      gives: '01-01..02-01 U6 X1 | 02-01..02-08 T3 X1 | 02-08..      U6',
    },
    'a child who is away now is expected back': {
      given: '01-01 S U6 @A > 02-01 X1 | 02-01 P T0',
      gives: '01-01..      U6',
    },
    'care that ends during a stay away': {
      given: '01-01 S U6 @A > 02-01 X1 | 02-01 P T0 > 02-05 E4A',
      gives: '01-01..02-01 U6 X1 | 02-01..02-05 T0 E4A',
    },
    'residential care is a placement too': {
      given: '01-01 S K2 > 02-01 X1 | 02-01 P U1',
      gives: '01-01..02-01 K2 X1 | 02-01..      U1',
    },
    'no episodes': { given: '', gives: '' },
  }
  for (const [name, { given, gives }] of Object.entries(cases)) {
    test(name, () => assert.equal(shown(placementsOf(episodesIn(given))), gives))
  }

  test('U1 and U4 are long term', () => {
    const longTerm = (place: string) => placementsOf(episodesIn(`01-01 S ${place}`))[0]?.longTerm
    assert.deepEqual(['U1', 'U2', 'U3', 'U4', 'U5', 'U6'].map(longTerm), [true, false, false, true, false, false])
  })
})

describe('returns that overlap', () => {
  const cases: Record<string, { given: string; gives: string }> = {
    'an open episode is closed by the next one': {
      given: '01-01 S U6 | 02-01 P U4',
      gives: '01-01..02-01 | 02-01..',
    },
    'the same episode from two years is one': {
      given: '01-01 S U6 > 02-01 X1 | 01-01 S U6 > 02-01 X1',
      gives: '01-01..02-01',
    },
    'the year in which it ended replaces the year in which it was open': {
      given: '01-01 S U6 | 01-01 S U6 > 02-01 E4A',
      gives: '01-01..02-01',
    },
    'an end that overlaps the next start is moved back': {
      given: '01-01 S U6 > 03-01 X1 | 02-01 P U4',
      gives: '01-01..02-01 | 02-01..',
    },
    'a gap is left as it is': { given: '01-01 S U6 > 02-01 E4A | 05-01 S U4', gives: '01-01..02-01 | 05-01..' },
  }
  for (const [name, { given, gives }] of Object.entries(cases)) {
    test(name, () => assert.equal(spans(stitch(episodesIn(given))), gives))
  }
})

describe('the household', () => {
  const stay = '01-01 S U6 > 06-01 X1 | 06-01 P U4'

  test('is the one of the link that starts with the placement', () => {
    assert.equal(households(stay, '01-01=7 06-01=8'), '01-01..06-01=7 | 06-01..=8')
  })

  test('holds from the beginning when the link starts a little later', () => {
    assert.equal(households(stay, '01-09=7'), '01-01..06-01=7 | 06-01..=none')
  })

  test('divides a placement when the child moved although the return does not say so', () => {
    assert.equal(households(stay, '01-01=7 03-01=9'), '01-01..03-01=7 | 03-01..06-01=9 | 06-01..=none')
    assert.equal(households(stay, '01-01=7 03-01=7'), '01-01..06-01=7 | 06-01..=none')
  })

  test('a link outside every placement says nothing', () => {
    assert.equal(households('02-01 S U6 > 03-01 E4A', '01-01=7 03-01=8'), '02-01..03-01=none')
  })
})

describe('whatever comes in', () => {
  test('placements never overlap, and come in order', () => {
    fc.assert(
      fc.property(someEpisodes, someLinks, (episodes, links) => {
        const placements = placementsOf(episodes, links)
        for (const [index, placement] of placements.entries()) {
          const next = placements[index + 1]
          if (!next) continue
          assert.ok(placement.endedOn, 'only the last placement may be open')
          assert.ok(Temporal.PlainDate.compare(placement.endedOn, next.startedOn) <= 0)
          assert.ok(Temporal.PlainDate.compare(placement.startedOn, next.startedOn) < 0)
        }
      }),
    )
  })

  test('the order of rows makes no difference, and neither does reading a year twice', () => {
    fc.assert(
      fc.property(someEpisodes, someLinks, fc.integer({ min: 1, max: 7 }), (episodes, links, turn) => {
        const once = placementsOf(episodes, links)
        const turned = [...episodes.slice(turn), ...episodes.slice(0, turn)]
        assert.deepEqual(shown(placementsOf(turned, links.toReversed())), shown(once))
        assert.deepEqual(shown(placementsOf([...episodes, ...episodes.toReversed()], links)), shown(once))
      }),
    )
  })

  test('stitching what is stitched changes nothing', () => {
    fc.assert(
      fc.property(someEpisodes, (episodes) => {
        assert.deepEqual(stitch(stitch(episodes)).map(String), stitch(episodes).map(String))
        assert.equal(spans(stitch(stitch(episodes))), spans(stitch(episodes)))
      }),
    )
  })

  test('no night with a carer is lost or counted twice', () => {
    fc.assert(
      fc.property(someEpisodes, (episodes) => {
        const spells = placementsOf(episodes)
        for (const night of nightsOf(stitch(episodes))) {
          assert.equal(spells.filter((spell) => holds(spell, night)).length, 1)
        }
      }),
    )
  })
})

const someDay = fc.integer({ min: 0, max: 60 }).map((days) => day('01-01').add({ days }))

const someEpisodes = fc.array(
  fc.record({
    startedOn: someDay,
    reasonNew: fc.constantFrom('S', 'L', 'P', 'T', 'B', 'U'),
    legalStatus: fc.constantFrom('C1', 'V2'),
    place: fc.constantFrom('U4', 'U6', 'T3', 'T4', 'K2'),
    provider: fc.constantFrom('PR1', null),
    endedOn: fc.option(someDay),
    reasonEnded: fc.constantFrom('X1', 'E4A', null),
    endedUnplanned: fc.constant(false),
    placementPostcode: fc.constantFrom('A', 'B', null),
    urn: fc.constant(null),
  }),
  { maxLength: 8 },
)

const someLinks = fc.array(fc.record({ startedOn: someDay, householdId: fc.integer({ min: 1, max: 3 }) }), {
  maxLength: 4,
})

function day(monthAndDay: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(`2026-${monthAndDay}`)
}

/** '01-01 S U6 @A > 02-01 X1 | …': start, RNE, PLACE, postcode, end, REC. */
function episodesIn(text: string): Episode[] {
  return text.split(' | ').flatMap((one) => {
    const [, start, reasonNew, place, postcode, end, reasonEnded] =
      /^(\S+) (\w) (\w\d)(?: @(\w))?(?: > (\S+) (\w+))?$/.exec(one) ?? []
    if (!start || !reasonNew || !place) return []
    return {
      startedOn: day(start),
      reasonNew,
      legalStatus: 'C1',
      place,
      provider: 'PR1',
      endedOn: end ? day(end) : null,
      reasonEnded: reasonEnded ?? null,
      endedUnplanned: false,
      placementPostcode: postcode ?? null,
      urn: null,
    }
  })
}

function shown(placements: readonly Placement[]): string {
  return placements
    .map((one) => `${span(one).padEnd(12)} ${one.place}${one.reasonEnded ? ` ${one.reasonEnded}` : ''}`)
    .join(' | ')
}

function households(episodes: string, links: string): string {
  const linked: HouseholdLink[] = links.split(' ').map((link) => {
    const [start, household] = link.split('=')
    return { startedOn: day(start ?? ''), householdId: Number(household) }
  })
  return placementsOf(episodesIn(episodes), linked)
    .map((one) => `${span(one)}=${one.householdId ?? 'none'}`)
    .join(' | ')
}

function spans(episodes: readonly Episode[]): string {
  return episodes.map(span).join(' | ')
}

function span({ startedOn, endedOn }: { startedOn: Temporal.PlainDate; endedOn: Temporal.PlainDate | null }): string {
  return `${startedOn.toString().slice(5)}..${endedOn?.toString().slice(5) ?? ''}`
}

/** The first and the last night of each episode that lasted one; open ones have no last night. */
function nightsOf(episodes: readonly Episode[]): Temporal.PlainDate[] {
  const lasting = episodes.filter(({ startedOn, endedOn }) => !endedOn?.equals(startedOn))
  return lasting.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn?.subtract({ days: 1 }) ?? startedOn])
}

function holds({ startedOn, endedOn }: Placement, night: Temporal.PlainDate): boolean {
  const begun = Temporal.PlainDate.compare(startedOn, night) <= 0
  return begun && (endedOn === null || Temporal.PlainDate.compare(night, endedOn) < 0)
}
