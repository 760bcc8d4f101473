import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'

describe('the page of agreement', async () => {
  const database = await freshDatabase()
  const { people, household, neighbours } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const year = 'from=2026-01-01&to=2026-11-19'

  await database.asSystem(testNow, async (tx) => {
    const steps = {
      handedInOn: '2026-11-03',
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
    await database.asOwner((client) =>
      client.query(`insert into settings (key, from_on, value) values ('moderation.blind', '2026-11-01', '1')`),
    )
    const later = await (await visits.as('qa-1')).get(`/agreement?${year}`)
    assert.match(later.text, /planned now are moderated blind/)
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
