import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import fc from 'fast-check'
import { auditTool, questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { publishShippedTool } from './commands/publish-tool.ts'
import { addLocal, questionsOf, retire, reword } from './draft.ts'
import { whyKept } from './draft-kept.ts'
import { place } from './draft-order.ts'
import { numbered } from './draft-changes.ts'
import { findDraft, findNewestVersion, listVersions } from './queries/versions.ts'
import { anAnswer, anAudit } from './testing.ts'
import { listAuditWork } from './work.ts'
import { hasNews, takenInOf, withShipped } from './shipped.ts'

const mapped = (tool: Tool, change: (question: Question) => readonly Question[]): Tool => ({
  ...tool,
  sections: tool.sections.map((section) => ({ ...section, questions: section.questions.flatMap(change) })),
})

/** The tool as an earlier Hearth shipped it: without the questions about the limit, with the old words about terms. */
const later = new Set(
  questionsOf(auditTool).flatMap(({ key, rules }) => (rules?.includes('L9') && key !== 'ovr.grade' ? [key] : [])),
)
const earlier = mapped(auditTool, (question) => {
  if (later.has(question.key)) return []
  if (question.key !== 'cyp3.within_terms') return [question]
  return [{ ...question, version: 1, type: 'yes_no_na', text: 'Within the terms and the limit, or exempted?' }]
})
const taken = takenInOf(earlier)

/** The same as a council has shaped it. */
const council = [
  (tool: Tool) => reword(tool, 'cyp2.learning', { text: 'How is school going?', prompts: 'Ask the school.' }),
  (tool: Tool) => reword(tool, 'cyp3.within_terms', { text: 'Are we inside the terms, all of us?', prompts: '' }),
  (tool: Tool) => retire(tool, 'cyp3.siblings'),
  (tool: Tool) =>
    addLocal(
      tool,
      'cyp3',
      {
        text: 'Is there a pet?',
        prompts: '',
        type: 'yes_no',
        required: false,
        options: [],
        after: 'cyp3.within_terms',
      },
      [],
    ),
  (tool: Tool) => place(tool, 'cyp3.team_work', ''),
].reduce((tool, change) => numbered(change(tool), earlier), earlier)

const keysOf = (tool: Tool, section: string) => sectionOf(section, tool)!.questions.map(({ key }) => key)

describe('what is new in the shipped tool', () => {
  const merged = withShipped(council, auditTool, taken)

  it('is noticed whatever number the council’s own rewording has', () => {
    assert.equal(questionOf('cyp3.within_terms', council)?.version, questionOf('cyp3.within_terms')?.version)
    assert.equal(hasNews(council, auditTool, taken), true)
    assert.equal(hasNews(merged, auditTool, takenInOf(auditTool)), false)
    assert.equal(hasNews(earlier, earlier, taken), false)
  })

  it('comes in in the shipped words, at its place, with the next number', () => {
    const asked = questionOf('cyp3.within_terms', numbered(merged, council))
    assert.deepEqual([asked?.text, asked?.type, asked?.version], [questionOf('cyp3.within_terms')?.text, 'yes_no', 3])
    const keys = keysOf(merged, 'cyp3')
    const at = keys.indexOf('cyp3.outside_since')
    assert.deepEqual(
      keys.slice(at + 1, at + 1 + later.size),
      keysOf(auditTool, 'cyp3').filter((key) => later.has(key)),
    )
  })

  it('leaves the council’s own: words, questions, order, and what it retired', () => {
    assert.equal(questionOf('cyp2.learning', merged)?.text, 'How is school going?')
    assert.equal(questionOf('cyp3.local_1', merged)?.text, 'Is there a pet?')
    assert.equal(keysOf(merged, 'cyp3')[0], 'cyp3.team_work')
    assert.equal(questionOf('cyp3.siblings', merged), undefined)
    assert.equal(keysOf(merged, 'cyp3').at(-1), 'cyp3.grade')
  })

  it('brings back what Hearth reads, though it was retired', () => {
    const without = retire(council, 'cyp4.seen_alone')
    assert.equal(hasNews(without, earlier, taken), true)
    assert.ok(questionOf('cyp4.seen_alone', withShipped(without, auditTool, taken)))
  })

  it('brings with it how a question works, and a value that is gone stays known', () => {
    assert.deepEqual(questionOf('ovr.grade', merged)?.rules, questionOf('ovr.grade')?.rules)
    const old = mapped(earlier, (question) =>
      question.key === 'cyp4.not_asked_reason'
        ? [{ ...question, options: [{ value: 'gone', text: 'No longer said' }, ...(question.options ?? [])] }]
        : [question],
    )
    const options = questionOf('cyp4.not_asked_reason', withShipped(old, auditTool, taken))?.options
    assert.deepEqual(options?.at(-1), { value: 'gone', text: 'No longer said', retired: true })
  })

  it('takes away what is shipped no longer, and never a council’s own question', () => {
    const shipped = mapped(auditTool, (question) => (question.key === 'cyp2.health' ? [] : [question]))
    const now = withShipped(council, shipped, taken)
    assert.equal(questionOf('cyp2.health', now), undefined)
    assert.ok(questionOf('cyp3.local_1', now))
  })

  it('holds for whatever a council retired or moved: nothing that is read is missing, nothing is asked twice, and what hangs stands behind', () => {
    const plain = questionsOf(earlier)
      .filter((question) => whyKept(question, earlier) === null)
      .map(({ key }) => key)
    fc.assert(
      fc.property(fc.subarray(plain), fc.array(fc.constantFrom(...plain), { maxLength: 5 }), (retired, moved) => {
        const shaped = moved.reduce((tool, key) => place(tool, key, ''), retired.reduce(retire, earlier))
        const tool = withShipped(shaped, auditTool, taken)
        const keys = questionsOf(tool).map(({ key }) => key)
        assert.equal(new Set(keys).size, keys.length)
        assert.deepEqual(
          retired.filter((key) => keys.includes(key)),
          [],
        )
        assert.deepEqual(
          questionsOf(auditTool)
            .map(({ key }) => key)
            .filter((key) => !keys.includes(key))
            .toSorted(),
          retired.toSorted(),
        )
        for (const { key, questions, graded } of tool.sections) {
          const own = questions.map((question) => question.key)
          if (graded) assert.equal(own.at(-1), `${key}.grade`)
          for (const { key: hanging, onlyWhen } of questions)
            if (onlyWhen) assert.ok(own.indexOf(onlyWhen.question) < own.indexOf(hanging), hanging)
        }
      }),
    )
  })
})

describe('a database of the version before', async () => {
  const database = await freshDatabase()
  const owner = <T>(work: (tx: Tx) => Promise<T>) => database.asOwner((client) => work(asTx(client)))
  const versions = async () => (await database.asSystem(testNow, listVersions)).map((one) => one.version)

  test('gets what is new as the next version, beside the council’s words, with its draft carried over', async () => {
    await owner(async (tx) => {
      await tx.run(sql`delete from templates`)
      await publishShippedTool(tx, earlier)
      await tx.run(
        sql`insert into templates (version, content, published_at, note) values (2, ${JSON.stringify(council)}, now(), 'Ours')`,
      )
      const draft = JSON.stringify(reword(council, 'cyp2.health', { text: 'Is the child well?', prompts: '' }))
      await tx.run(sql`insert into template_draft (id, content, based_on)
        select 1, ${draft}, id from templates where version = 2`)
      await publishShippedTool(tx)
      await publishShippedTool(tx)
    })
    assert.deepEqual(await versions(), [3, 2, 1])
    const newest = await owner((tx) =>
      tx.one<{ content: Tool; note: string }>(sql`select content, note from templates where version = 3`),
    )
    assert.ok(questionOf('cyp3.over_limit', newest.content))
    assert.equal(questionOf('cyp2.learning', newest.content)?.text, 'How is school going?')
    assert.equal(questionOf('cyp3.within_terms', newest.content)?.version, 3)
    assert.match(newest.note, /came with a new version of Hearth/)
    const draft = await owner(findDraft)
    assert.equal(draft?.version, 2)
    assert.ok(questionOf('cyp3.over_limit', draft!.content))
    assert.equal(questionOf('cyp2.health', draft!.content)?.text, 'Is the child well?')
  })

  test('RV-4: where a council had retired what Hearth reads: it is asked again, and an audit begun without it does not wait for it', async () => {
    const service = await aSmallService(database)
    const without = retire(council, 'swr.summary')
    const begin = (tx: Tx) => {
      const workerId = service.people['fsw-1']!
      return anAudit(tx, { householdId: service.household.id, state: 'gathering', workerId }).then(
        async ({ id, ref }) => {
          await anAnswer(tx, id, 'swr.strengths', 'They listen.')
          return ref
        },
      )
    }
    const asked = await owner(begin)
    const begun = await owner(async (tx) => {
      await tx.run(sql`insert into templates (version, content, shipped, published_at, note)
        values (4, ${JSON.stringify(without)}, ${JSON.stringify(takenInOf(auditTool))}, now(), 'Ours')`)
      return begin(tx)
    })
    const waits = (ref: string) =>
      database.asPerson(service.people['fsw-1']!, testNow, async (tx, actor) => {
        const work = await listAuditWork(tx, actor, { today: londonDate(testNow), gone: [] })
        return work.some(({ what, href }) => /report/.test(what) && href.includes(ref))
      })
    assert.deepEqual([await waits(asked), await waits(begun)], [true, false])
    await owner((tx) => publishShippedTool(tx))
    const newest = await owner(findNewestVersion)
    assert.equal(newest.version, 5)
    assert.ok(questionOf('swr.summary', newest.content))
    assert.equal(await waits(begun), false, 'the audit stays on its version')
  })
})
