import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aVoice, anAnswer as said } from '#modules/voices/testing.ts'
import { opened, textOfWord, unzipped } from '#platform/sheets/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'

/** What no paper may hold, and where it stands in the audit. */
const kept = {
  reflection: ['refl.hardest', 'The year nearly broke me'],
  report: ['swr.concerns', 'The worker had doubts'],
  alert: ['safe.told_who_when', 'Told the officer about the bruise'],
  allegation: ['safe.allegation_support', 'After the allegation in May'],
  carers: ['wfc3.words', 'They never ring back'],
  parent: ['wfc3.parent_voice', 'I want him home'],
  moderation: ['mod.reasons', 'The auditor was too kind'],
  response: ['tm.conversation_felt', 'The worker cried'],
} as const

describe('Papers of an audit', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  let quality: Visitor
  const { ref, id } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, {
      ...{ householdId: household.id, state: 'closed', auditorId: people['fro-1']!, moderatorId: people['iro-1']! },
      ...{ workerId: people['fsw-1']!, auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' },
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    for (const [question, words] of Object.values(kept)) await anAnswer(tx, audit.id, question, words)
    await anAnswer(tx, audit.id, 'cyp4.words', 'I want to see my brother', { childId: household.childId })
    await anAnswer(tx, audit.id, 'cyp4.iro_paraphrase', 'She misses her school', { childId: household.childId })
    await anAnswer(tx, audit.id, 'cyp4.influence', 'The visits moved to Sunday', { childId: household.childId })
    await anAnswer(tx, audit.id, 'ovr.impact', 'She sleeps through the night.')
    await anAnswer(tx, audit.id, 'ovr.strengths', 'The carers read to her.')
    await anAnswer(tx, audit.id, 'safe.fire_plan', 'yes')
    await anAction(tx, { householdId: household.id, pieceId: audit.id, ownerId: people['fsw-1']! })
    const voice = await aVoice(tx, {
      ...{ householdId: household.id, pieceId: audit.id, state: 'given', gathererId: people['iro-1']! },
      ...{ childId: household.childId, share: 'carers' },
    })
    await said(tx, { voiceId: voice.id, words: 'I like the dog' })
    await tx.run(sql`update placements set started_on = '2026-01-05' where household_id = ${household.id}`)
    return audit
  })
  const at = (path: string) => `/audits/${ref}/papers${path}`
  before(async () => {
    quality = await visits.as('qa-1')
  })
  const get = async (key: string, path: string) => (await visits.as(key)).get(at(path))
  const letter = `?child=${household.childRef}`

  test('the audit as Word and as PDF, for whoever may see it, under its reference alone', async () => {
    for (const key of ['qa-1', 'tm-1', 'fsw-1', 'fro-1', 'sm-1']) {
      const word = await get(key, '/audit.docx')
      assert.equal(word.status, 200, word.text.slice(0, 400))
      assert.match(String(word.headers['content-disposition']), new RegExp(`filename="${ref}-edition-1.docx"`))
      const text = textOfWord(word.bytes!)
      for (const there of [
        'She sleeps through the night.',
        'The carers read to her.',
        'The visits moved to Sunday',
        'Good',
        household.ref,
      ])
        assert.ok(text.includes(there), there)
      for (const [, words] of [
        ...Object.values(kept),
        ['', 'I want to see my brother'],
        ['', 'misses her school'],
        ['', 'I like the dog'],
      ])
        assert.ok(!text.includes(words!), words)
      assert.doesNotMatch([...unzipped(word.bytes!).values()].join(), /qa-1|Test County/)
    }
    const pdf = await get('qa-1', '/audit.pdf')
    assert.equal(pdf.headers['content-type'], 'application/pdf')
    const said = opened(pdf.bytes!)
    for (const tag of ['/StructTreeRoot', '/Lang (en-GB)', `/Title (Audit ${ref})`, '/TH', '/H2', 'pdfuaid:part'])
      assert.ok(said.includes(tag), tag)
  })

  test('nobody else: it is as if it were not there', async () => {
    for (const [key, path] of [
      ['fsw-3', ''],
      ['tm-2', '/audit.pdf'],
      ['iro-2', '/summary.docx'],
      ['ce-1', `/letter.pdf${letter}`],
    ] as const) {
      const mine = await get(key, path)
      const none = await (await visits.as(key)).get(at(path).replace(ref, 'A-987654'))
      assert.deepEqual([mine.status, none.status], [404, 404], key)
      assert.equal(mine.text.replaceAll(ref, 'A-987654'), none.text)
    }
    assert.equal((await get('tm-1', '/summary')).status, 403, 'writing it is for whoever closes')
  })

  test('each that is taken out is in the trail', async () => {
    const lines = await database.asSystem(testNow, (tx) =>
      tx.many<{ data: unknown }>(
        sql`select data from trail where kind = 'audit paper taken out' and actor_id = ${people['qa-1']}`,
      ),
    )
    assert.deepEqual(
      lines.map(({ data }) => data),
      [
        { paper: 'audit', edition: 1, as: 'docx' },
        { paper: 'audit', edition: 1, as: 'pdf' },
      ],
    )
  })

  const words = {
    difference: 'She sleeps well now.',
    well: 'You read to her.',
    change: '- More calls: Ada, by May.',
    wrong: 'Tell us.',
  }

  test('the summary is drafted, read, and kept as it goes; a mistake makes another edition', async () => {
    const draft = (await quality.get(at('/summary'))).text
    for (const there of ['She sleeps through the night.', 'The carers read to her.'])
      assert.ok(draft.includes(there), there)
    const unread = await quality.post(at('/summary'), { ...words, seen: '0' })
    assert.match(unread.text, /Read it as they will read it/)
    const hard = {
      ...words,
      well: 'Notwithstanding considerable organisational difficulties, extraordinary consideration characterised everything.',
    }
    assert.match((await quality.post(at('/summary'), { ...hard, read: 'yes', seen: '0' })).text, /Use shorter words/)
    assert.equal((await get('tm-1', '/summary.docx')).status, 404, 'nothing is kept yet')
    assert.equal((await quality.post(at('/summary'), { ...words, read: 'yes', seen: '0' })).location, at(''))
    const again = { ...words, well: 'You sing to her.', read: 'yes', seen: '1' }
    assert.match((await quality.post(at('/summary'), again)).text, /Say why there is another edition/)
    await quality.post(at('/summary'), { ...again, reason: 'It was singing.' })
    const [first, second] = [await get('fsw-1', '/summary.docx?edition=1'), await get('fsw-1', '/summary.docx')]
    assert.match(textOfWord(first.bytes!), /You read to her/)
    assert.match(textOfWord(second.bytes!), /You sing to her[^]*Edition 2[^]*takes the place of edition 1/)
    assert.match(String(second.headers['content-disposition']), new RegExp(`"${ref}-summary-2.docx"`))
    const stale = await quality.post(at('/summary'), { ...again, reason: 'Late.' })
    assert.match(stale.text, /Somebody has kept another edition meanwhile/)
    assert.match((await get('fsw-1', '')).text, /It was singing/)
  })

  test('a letter holds what the child said word for word, and nothing that others said', async () => {
    const form = (await quality.get(at(`/letter${letter}`))).text
    assert.match(form, /I like the dog/)
    assert.doesNotMatch(form, /I want to see my brother|never ring back/)
    const letterWords = {
      ...{ hello: 'Hello Cyril,', looked: 'We looked at how you are.', change: 'You will see your brother.' },
      ...{ wrong: 'Tell us.', from: 'I am Mary. You can ring me.' },
    }
    const fields = { ...letterWords, child: household.childRef, read: 'yes', seen: '0' }
    assert.match(
      (await quality.post(at('/letter'), { ...fields, said: 'I want to see my brother' })).text,
      /is not what the child said/,
    )
    await quality.post(at('/letter'), { ...fields, said: 'I like the dog' })
    const word = await get('fsw-1', `/letter.docx${letter}`)
    assert.match(textOfWord(word.bytes!), /A letter for you[^]*“I like the dog”[^]*You will see your brother/)
    assert.match(
      String(word.headers['content-disposition']),
      new RegExp(`"${ref}-letter-${household.childRef}-1.docx"`),
    )
    assert.match(opened((await get('fsw-1', `/letter.pdf${letter}`)).bytes!), /\/StructTreeRoot/)
    assert.equal((await quality.get(at('/letter?child=C-987654'))).status, 404)
  })

  test('once the audit is put right, each says which edition of it it is of', async () => {
    await database.asSystem(testNow, (tx) =>
      tx.run(
        sql`insert into moves (piece_id, move, from_state, to_state, at) values (${id}, 'correct', 'closed', 'closed', ${testNow})`,
      ),
    )
    assert.match((await get('qa-1', '')).text, /The audit was put right since/)
    assert.match(textOfWord((await get('qa-1', '/audit.docx')).bytes!), /Edition 2, put right since/)
    await quality.post(at('/summary'), { ...words, read: 'yes', seen: '2', reason: 'The audit was put right.' })
    assert.match(
      textOfWord((await get('qa-1', '/summary.docx')).bytes!),
      /Edition 3[^]*It is of edition 2 of the audit/,
    )
  })

  test('an edition is never changed', async () => {
    for (const change of [sql`update papers set reason = 'x'`, sql`delete from papers`])
      await assert.rejects(
        database.asPerson(people['qa-1']!, testNow, (tx) => tx.run(change)),
        /permission denied/,
      )
  })
})
