import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit, answerPart, answerSection } from './testing.ts'

/* What is decided on stands on the page where it is decided (UM-D4, UA-D8). */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const as = <T>(key: string, work: (tx: Tx) => Promise<T>): Promise<T> => database.asPerson(people[key]!, testNow, work)
const owner = (work: (tx: Tx) => Promise<unknown>) => database.asOwner((client) => work(asTx(client)))
const wordsOf = (text: string) =>
  text
    .slice(text.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const read = async (key: string, path: string) => {
  const { status, text } = await (await visits.as(key)).get(path)
  assert.equal(status, 200, `${key} at ${path}`)
  return wordsOf(text)
}

const impact = 'They go to bed happy, and say so themselves.'
const worries = 'Nobody knows who looks after them at half-term.'

/** An audit that was handed in, with what the auditor wrote of it. */
async function handedIn(given: Partial<Parameters<typeof anAudit>[1]>): Promise<string> {
  const audit = await database.asSystem(testNow, (tx) =>
    anAudit(tx, {
      ...{ householdId: household.id, auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      ...{ moderatorId: people['iro-2']!, auditorGrade: 'requires_improvement', state: 'in_audit', ...given },
    }),
  )
  const { state } = given
  await owner((tx) => tx.run(sql`update pieces set state = 'in_audit' where id = ${audit.id}`))
  await as('fro-1', async (tx) => {
    await answerSection(tx, audit.ref, 'ovr', {
      'ovr.impact': impact,
      'ovr.worries': worries,
      'ovr.strengths': 'Warm.',
    })
    await answerSection(tx, audit.ref, 'safe', { 'safe.grade': 'requires_improvement' })
  })
  await owner(async (tx) => {
    await tx.run(sql`update pieces set state = ${state ?? 'in_audit'} where id = ${audit.id}`)
    await anAction(tx, {
      ...{ householdId: household.id, pieceId: audit.id, ownerId: people['fsw-1']! },
      ...{ says: 'Agree who steps in at half-term', dueOn: '2026-12-10' },
    })
  })
  return audit.ref
}

const all = [impact, worries, /Safety.*Requires improvement/, 'Agree who steps in at half-term']

function shows(page: string, ...wanted: readonly (string | RegExp)[]): void {
  for (const one of wanted) assert.match(page, one instanceof RegExp ? one : new RegExp(one.replaceAll('.', '\\.')))
}

test('UM-D4: a team manager responds, and a service manager signs off, with what was found and what was set before them', async () => {
  const ref = await handedIn({ state: 'with_team_manager', finalGrade: 'requires_improvement' })
  const response = await read('tm-1', `/audits/${ref}/sections/tm`)
  shows(response, ...all, /Set an action/)
  await as('tm-1', (tx) => answerPart(tx, ref, 'response'))
  await owner((tx) => tx.run(sql`update pieces set state = 'with_service_manager' where ref = ${ref}`))
  for (const path of ['sections/sm', 'sign-off', 'response-return'])
    shows(await read('sm-1', `/audits/${ref}/${path}`), ...all, /Do you agree with what was found\?/)
})

test('UA-D8: whoever checks an audit reads what is thin in it, with the way to it, and may set an action', async () => {
  const ref = await handedIn({ state: 'with_qa' })
  const page = await read('qa-1', `/audits/${ref}/moderator`)
  shows(page, ...all, /Only a word or two: “What is going well\?”/, /Not answered: “/)
})

test('UM-D4: the Head decides between two grades with both people’s reasons in sight', async () => {
  const ref = await handedIn({ state: 'in_moderation', moderatedGrade: 'good' })
  await as('iro-2', (tx) => answerSection(tx, ref, 'mod', { 'mod.reasons': 'The half-term plan was on file.' }))
  await owner((tx) => tx.run(sql`update pieces set state = 'in_discussion' where ref = ${ref}`))
  shows(await read('qa-head', `/audits/${ref}/decision`), ...all, 'The half-term plan was on file.')
})

test('6.5: a blind moderator reads impact and worries, and no grade, no limit that rests on one and no reason for one', async () => {
  const ref = await handedIn({ state: 'in_moderation' })
  await owner((tx) =>
    tx.run(sql`update audits a set blind_moderation = true from pieces p where p.id = a.id and p.ref = ${ref}`),
  )
  for (const path of ['sections/mod', 'locked-grade']) {
    const page = await read('iro-2', `/audits/${ref}/${path}`)
    const panel = page.slice(page.indexOf('What this rests on'))
    shows(panel, impact, worries)
    const until = panel.slice(0, panel.indexOf('Actions'))
    assert.doesNotMatch(until, /Requires improvement|Why this grade|Auditor/, path)
  }
})

test('what goes well, what worries and what is recommended stand open: nobody decides by what is folded away', async () => {
  const ref = await handedIn({ state: 'in_moderation' })
  await owner((tx) => tx.run(sql`update pieces set state = 'in_discussion' where ref = ${ref}`))
  const { text } = await (await visits.as('qa-head')).get(`/audits/${ref}/decision`)
  const open = wordsOf(text.replaceAll(/<details[\s\S]*?<\/details>/g, ''))
  shows(open, impact, worries, 'What is going well?', 'What needs to happen now?')
})
