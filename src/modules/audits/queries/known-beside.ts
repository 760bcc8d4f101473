import { broughtInto, facts } from '#framework/a2-audit-tool/facts.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { checkedInWords, listActionsOfAudit } from '#modules/actions/index.ts'
import { registerFactsOf } from '#modules/register/index.ts'
import { factsOfVoices, wordsOfVoices } from '#modules/voices/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'

/** What Hearth knows that helps with a question, in words, and who knows it. */
export type Beside = { from: (typeof facts)[keyof typeof facts]['from']; words: string }

/** What Hearth knows of a section's questions without its being their answer, as it stands today, by question: a date
 * beside a yes or no, each carer's number beside the one that is asked for. */
export async function knownBeside(
  tx: Tx,
  { id, householdId }: Pick<Audit, 'id' | 'householdId'>,
  section: Section,
  childId: number | null,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Beside>> {
  const helped = section.questions.flatMap((question) => {
    const brought = broughtInto(question)
    return brought ? [{ key: question.key, ...brought, from: facts[brought.fact].from }] : []
  })
  const isFrom = (from: Beside['from']) => helped.some((one) => one.from === from)
  const sources = {
    register: isFrom('register') ? await fromRegister(tx, householdId, today) : nothing,
    voices: isFrom('voices') ? await fromVoices(tx, id, today) : nothing,
    actions: isFrom('actions') ? await fromActions(tx, id) : nothing,
  }
  return new Map(
    helped.flatMap(({ key, fact, how, from }): [string, Beside][] => {
      const { values, words } = sources[from]
      const of = <T>(both: Both<T>) => (childId === null ? both.household : both.children.get(childId))
      const said = of(words)?.[fact]
      return said && (how === 'beside' || of(values)?.[fact] === undefined) ? [[key, { from, words: said }]] : []
    }),
  )
}

type Both<T> = { household: T; children: ReadonlyMap<number, T> }
type Source = {
  values: Pick<Awaited<ReturnType<typeof factsOfVoices>>, 'household' | 'children'>
  words: Awaited<ReturnType<typeof wordsOfVoices>>
}

const nothing: Source = {
  values: { household: {}, children: new Map() },
  words: { household: {}, children: new Map() },
}

async function fromRegister(tx: Tx, householdId: number, today: Temporal.PlainDate): Promise<Source> {
  const { words, ...values } = await registerFactsOf(tx, householdId, today)
  return { values, words }
}

async function fromVoices(tx: Tx, auditId: number, today: Temporal.PlainDate): Promise<Source> {
  return { values: await factsOfVoices(tx, auditId), words: await wordsOfVoices(tx, auditId, today) }
}

async function fromActions(tx: Tx, auditId: number): Promise<Source> {
  const words = { actions_checked: checkedInWords(await listActionsOfAudit(tx, auditId)) }
  return { ...nothing, words: { household: words, children: new Map() } }
}
