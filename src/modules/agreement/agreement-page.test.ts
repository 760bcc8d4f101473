import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { setTo } from '#test/settings.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aPerson } from '#modules/people/testing.ts'

describe('the page of agreement', async () => {
  const database = await freshDatabase()
  const { people, household, neighbours } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const year = 'from=2026-01-01&to=2026-11-19'

  await database.asSystem(testNow, async (tx) => {
    const steps = {
      sentOn: '2026-11-03',
      moderatedOn: '2026-11-09',
      gradedOn: '2026-11-12',
      state: 'closed' as const,
    }
    const graded = [
      ['fro-1', 'iro-1', 'good', 'good', 'agree'],
      ['fro-1', 'iro-2', 'good', 'requires_improvement', 'disagree'],
      ['fro-2', 'iro-1', 'outstanding', 'inadequate', 'disagree'],
    ] as const
    for (const [auditor, moderator, auditorGrade, moderatedGrade, view] of graded) {
      const householdId = auditor === 'fro-1' ? household.id : neighbours.id
      const grades = { auditorGrade, moderatedGrade, finalGrade: moderatedGrade }
      // The last was graded blind, as inadequate, and came to another grade later: the first one counts.
      const blind = { blindGrade: 'inadequate', limitDecided: true, moderatedGrade: 'outstanding' } as const
      const audit = await anAudit(tx, {
        ...steps,
        ...grades,
        ...(auditor === 'fro-2' ? blind : {}),
        householdId,
        auditorId: people[auditor]!,
        moderatorId: people[moderator]!,
      })
      await anAnswer(tx, audit.id, 'mod.evidence.safe', view)
    }
  })

  it('shows Quality Assurance and Partnerships the whole and each person', async () => {
    const page = await (await visits.as('qa-1')).get(`/agreement?${year}`)
    for (const name of ['Person fro-1', 'Person fro-2', 'Person iro-1', 'Person iro-2'])
      assert.ok(page.text.includes(name), name)
    const theirs = await (await visits.as('qa-1')).get(`/agreement?${year}&who=${people['fro-2']}`)
    assert.equal(theirs.status, 200)
  })

  it('shows auditors and moderators their own figures only', async () => {
    for (const key of ['fro-1', 'iro-1', 'tm-1']) {
      const visitor = await visits.as(key)
      const own = await visitor.get(`/agreement?${year}`)
      assert.equal(own.status, 200, key)
      assert.doesNotMatch(own.text, /Person (fro-2|iro-2)/)
      assert.equal((await visitor.get(`/agreement?${year}&who=${people['fro-2']}`)).status, 403, key)
    }
  })

  it('opens no list of somebody else’s comparisons', async () => {
    for (const key of ['fro-1', 'iro-1', 'tm-1', 'fsw-1']) {
      const visitor = await visits.as(key)
      for (const narrowed of [
        'agreement=down',
        `agreement=same&auditor=${people['fro-2']}`,
        'section=safe',
        'auditor_grade=good',
      ]) {
        assert.equal((await visitor.get(`/audits?${narrowed}`)).status, 403, `${key} ${narrowed}`)
      }
    }
    const manager = await visits.as('sm-1')
    assert.equal((await manager.get('/audits?agreement=down')).status, 200)
    assert.equal((await manager.get(`/audits?agreement=down&auditor=${people['fro-2']}`)).status, 403)
  })

  it('is not for those who neither audit nor moderate', async () => {
    for (const key of ['ce-1', 'fsw-1', 'admin-1', 'lado-1']) {
      assert.equal((await (await visits.as(key)).get('/agreement')).status, 403, key)
    }
  })

  for (const key of ['qa-1', 'fro-1']) {
    it(`has no figure whose list is longer or shorter than it says, for ${key}`, async () => {
      const visitor = await visits.as(key)
      const { text } = await visitor.get(`/agreement?${year}`)
      assert.ok((await followed(visitor, text)) >= 7)
    })
  }

  it('SB-8: counts the grade that was locked, blind and open apart, and says where a limit decided', async () => {
    const { text } = await (await visits.as('qa-1')).get(`/agreement?${year}`)
    const [blind = '', open = ''] = [/No, blind.*?<\/tr>/s, /Yes, open.*?<\/tr>/s].map((row) => text.match(row)?.[0])
    assert.match(blind, /agreement=both[^>]*>1</)
    assert.match(blind, /agreement=down[^>]*>1</, 'the locked grade, not the later one')
    assert.match(open, /agreement=both[^>]*>2</)
    assert.match(open, /1 of 2 \(50 %\)/)
    assert.match(
      text,
      /limited=yes">1<\/a> of 1 audits a limit decided the grade of record.*Of 2 earlier ones this was not kept/s,
    )
  })

  it('UM-D27: says beside kappa what is set, and claims of nobody that they had not seen the other’s grade', async () => {
    const { text } = await (await visits.as('qa-1')).get(`/agreement?${year}`)
    assert.match(text, /planned now are moderated openly: the moderator sees the auditor’s grade/)
    assert.match(text, /In 2 of these 3 audits the moderator had seen it/)
    assert.doesNotMatch(text, /before they talk/)
    await setTo(database, { 'moderation.blind': 1 }, '2026-11-01')
    const later = await (await visits.as('qa-1')).get(`/agreement?${year}`)
    assert.match(later.text, /planned now are moderated blind/)
  })

  it('SC-8: has a row for 25 auditors and moderators, each with pages of its own, and sums audits up where they lie', async () => {
    await database.asSystem(testNow, async (tx) => {
      for (let at = 0; at < 26; at += 1) {
        const auditor = await aPerson(tx, {
          name: `Auditor ${String(at).padStart(2, '0')}`,
          roles: ['fostering_reviewing_officer'],
        })
        await anAudit(tx, {
          householdId: household.id,
          auditorId: auditor.id,
          moderatorId: people['iro-1']!,
          sentOn: '2025-02-03',
          moderatedOn: '2025-02-09',
          gradedOn: '2025-02-12',
          state: 'closed',
          auditorGrade: 'good',
          moderatedGrade: 'good',
          finalGrade: 'good',
        })
      }
    })
    const qa = await visits.as('qa-1')
    const earlier = 'from=2025-01-01&to=2025-12-31'
    const rows = ({ text }: { text: string }) => text.match(/>Auditor \d\d</g)?.length
    const first = await qa.get(`/agreement?${earlier}`)
    assert.equal(rows(first), 25)
    const next = /href="(\/agreement\?[^"]*auditors=2[^"]*)"/.exec(first.text)![1]!.replaceAll('&amp;', '&')
    const second = await qa.get(next)
    assert.deepEqual([rows(second), rows(await qa.get(`/agreement?${earlier}&auditors=99`))], [1, 1])
    assert.match(second.text, />Person iro-1</)
    assert.match(first.text, /agreement=both">26</)
  })

  it('SC-8: gives back a time that it cannot read, with what is wrong at its field', async () => {
    const qa = await visits.as('qa-1')
    const days = (from: string, to: string) =>
      Object.entries({ from, to })
        .flatMap(([name, day]) => day.split(' ').map((part, at) => `${name}-${['day', 'month', 'year'][at]}=${part}`))
        .join('&')
    for (const [from, to, field, says, kept] of [
      ['31 2 2026', '1 3 2026', 'from', 'February 2026 has no day 31.', '31'],
      ['1 2 2026', '1 3 26', 'to', 'Write the year with four digits.', '26'],
      ['1 6 2026', '1 3 2026', 'to', 'This day is before the first one.', '6'],
    ] as const) {
      const { text } = await qa.get(`/agreement?${days(from, to)}`)
      assert.match(text, /<title>Error: /)
      assert.match(text, new RegExp(`<a href="#${field}[^"]*">${says}`), says)
      assert.match(text, new RegExp(`id="${field}-error"`))
      assert.match(text, new RegExp(`value="${kept}"`))
      assert.match(text, /<details[^>]* open/)
    }
    assert.doesNotMatch((await qa.get(`/agreement?${days('1 1 2026', '19 11 2026')}`)).text, /There is a problem/)
  })

  it('takes no other time than one in order', async () => {
    const page = await (await visits.as('qa-1')).get('/agreement?from=2026-11-19&to=2026-01-01')
    assert.match(page.text, /from 20 November 2025 to 19 November 2026/)
    assert.deepEqual(visits.problems, [])
  })
})

async function followed(visitor: Visitor, text: string): Promise<number> {
  const links = [...text.matchAll(/href="(\/audits\?[^"]*)">(\d+)/g)]
  for (const [, href = '', figure] of links) {
    const list = await visitor.get(href.replaceAll('&amp;', '&'))
    const [, count = '0'] = list.text.match(/>(\d+) audits?</) ?? []
    assert.equal(count, figure, href)
  }
  return links.length
}
