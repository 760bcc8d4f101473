import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { RoleKey } from '#framework/s4-roles.ts'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aVoice, anAnswer } from './testing.ts'

// Who may read what was said: each row is a voice, each column a person; clause 7.5 and what each form promises.

type Who =
  | 'quality'
  | 'iro'
  | 'otherIro'
  | 'siblingsIro'
  | 'officer'
  | 'worker'
  | 'otherWorker'
  | 'teamManager'
  | 'otherManager'
  | 'serviceManager'
  | 'chief'
const everyone: readonly Who[] = [
  'quality',
  'iro',
  'otherIro',
  'siblingsIro',
  'officer',
  'worker',
  'otherWorker',
  'teamManager',
  'otherManager',
  'serviceManager',
  'chief',
]
const service: readonly Who[] = ['quality', 'officer', 'serviceManager']
/** Everyone to whom the household itself is shown. */
const household: readonly Who[] = [...service, 'iro', 'worker', 'teamManager']
/** The same, and the IRO of another child there, who reads no words of a child that is not theirs. */
const home: readonly Who[] = [...household, 'siblingsIro']

const kept = { kind: 'child', share: 'iro_and_quality' } as const
const readers: {
  voice: string
  given: Omit<Parameters<typeof aVoice>[1], 'householdId'>
  of?: Who
  privately?: boolean
  read: readonly Who[]
}[] = [
  { voice: 'a child who keeps it to the IRO and the quality team', given: kept, of: 'iro', read: ['quality', 'iro'] },
  { voice: 'a child who has not finished', given: { ...kept, state: 'started' }, of: 'iro', read: ['quality', 'iro'] },
  { voice: 'a child who lets the carers know', given: { kind: 'child', share: 'carers' }, of: 'iro', read: household },
  {
    voice: 'a child who wants to be asked first',
    given: { kind: 'child', share: 'ask_first' },
    of: 'iro',
    read: ['quality', 'iro'],
  },
  {
    voice: 'a child who was asked first, and agreed',
    given: { kind: 'child', share: 'ask_first', shareAgreedAt: '2026-11-01T10:00:00Z' },
    of: 'iro',
    read: household,
  },
  { voice: 'a child whom nobody is set to ask', given: kept, read: ['quality'] },
  { voice: 'a carer', given: { kind: 'carer' }, of: 'officer', read: home },
  {
    voice: 'a carer, the part for the quality team',
    given: { kind: 'carer' },
    of: 'officer',
    privately: true,
    read: ['quality'],
  },
  {
    voice: 'a daughter who keeps it to the reviewing officer',
    given: { kind: 'household_member' },
    of: 'officer',
    read: ['quality', 'officer'],
  },
  {
    voice: 'a daughter who lets the carers know',
    given: { kind: 'household_member', share: 'carers' },
    of: 'officer',
    read: home,
  },
  { voice: 'a parent', given: { kind: 'parent' }, of: 'officer', read: home },
  { voice: 'a partner', given: { kind: 'partner' }, of: 'officer', read: home },
  {
    voice: 'a worker after an audit',
    given: { kind: 'worker' },
    of: 'worker',
    privately: true,
    read: ['quality', 'worker'],
  },
]

const database = await freshDatabase()

describe('what was said is read by', () => {
  const ids = new Map<Who, number>()
  let householdId = 0
  let childId = 0

  before(async () => {
    await database.asSystem(testNow, async (tx) => {
      const roleOf: Record<Who, RoleKey> = {
        quality: 'quality_assurance',
        iro: 'independent_reviewing_officer',
        otherIro: 'independent_reviewing_officer',
        siblingsIro: 'independent_reviewing_officer',
        officer: 'fostering_reviewing_officer',
        worker: 'fostering_social_worker',
        otherWorker: 'fostering_social_worker',
        teamManager: 'team_manager',
        otherManager: 'team_manager',
        serviceManager: 'service_manager',
        chief: 'chief_executive',
      }
      for (const who of everyone) ids.set(who, (await aPerson(tx, { roles: [roleOf[who]] })).id)
      const team = await aTeam(tx, { managerId: ids.get('teamManager')! })
      await aTeam(tx, { managerId: ids.get('otherManager')! })
      householdId = (await aHousehold(tx, { teamId: team.id, workerId: ids.get('worker')! })).id
      const child = await aChild(tx, { iroId: ids.get('iro')! })
      childId = child.id
      await aPlacement(tx, { householdId, childId })
      const other = await aChild(tx, { iroId: ids.get('siblingsIro')! })
      await aPlacement(tx, { householdId, childId: other.id })
    })
  })

  for (const { voice, given, of, privately = false, read } of readers) {
    test(`${voice}: ${read.join(', ')}, and nobody else`, async () => {
      const { id } = await database.asSystem(testNow, async (tx) => {
        const made = await aVoice(tx, {
          state: 'given',
          ...(given.kind === 'child' ? { childId } : {}),
          ...given,
          householdId,
          ...(of ? { gathererId: ids.get(of)! } : {}),
        })
        await anAnswer(tx, { voiceId: made.id, words: 'I like the dog', qualityTeamOnly: privately })
        await tx.run(sql`insert into voice_outcomes (voice_id, to_read_today, told_words)
          values (${made.id}, true, 'We found the dog a basket')`)
        return made
      })
      const seen: Who[] = []
      for (const who of everyone) {
        const rows = await database.asPerson(ids.get(who)!, testNow, (tx) =>
          tx.many(sql`select words from voice_answers where voice_id = ${id}`),
        )
        if (rows.length > 0) seen.push(who)
        const outcomes = await database.asPerson(ids.get(who)!, testNow, (tx) =>
          tx.many(sql`select from voice_outcomes where voice_id = ${id}`),
        )
        if (!privately) assert.equal(outcomes.length, rows.length, `what came of it, for ${who}`)
      }
      assert.deepEqual(seen.toSorted(), [...read].toSorted())
    })
  }

  test('nobody at the door, until a link has been opened', async () => {
    const rows = await database.atDoor(testNow, (tx) =>
      tx.many(sql`select from voices union all select from voice_answers union all select from voice_outcomes`),
    )
    assert.equal(rows.length, 0)
  })

  test('earlier versions of words, like the words', async () => {
    const { id } = await database.asSystem(testNow, async (tx) => {
      const made = await aVoice(tx, { householdId, gathererId: ids.get('iro')!, state: 'given' })
      await anAnswer(tx, { voiceId: made.id, words: 'first words' })
      return made
    })
    await database.asPerson(ids.get('iro')!, testNow, (tx) =>
      tx.run(sql`update voice_answers set words = 'later words' where voice_id = ${id}`),
    )
    const versions = (who: Who) =>
      database.asPerson(ids.get(who)!, testNow, (tx) =>
        tx.many(sql`select from history where table_name = 'voice_answers'`),
      )
    assert.equal((await versions('iro')).length, 1)
    assert.equal((await versions('worker')).length, 0)
    assert.equal((await versions('officer')).length, 0)
  })
})
