import { broughtInto, type FactWords, facts, type KnownFacts } from '#framework/a2-audit-tool/facts.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { checkedInWords } from '#modules/actions/index.ts'
import type { registerFactsOf } from '#modules/register/index.ts'
import { knownOfVoices, type Words } from '#modules/voices/index.ts'
import type { AuditCase } from './standing.ts'

/** What Hearth knows that helps with a question, in words, and who knows it. */
export type Beside = { from: (typeof facts)[keyof typeof facts]['from']; words: string }

/** What Hearth knows of a section's questions without its being their answer, as it stands today, by question: a date
 * beside a yes or no, each carer's number beside the one that is asked for. */
export async function knownBeside(
  about: Pick<AuditCase, 'voices' | 'actions'>,
  section: Section,
  childId: number | null,
  today: Temporal.PlainDate,
  { wordsOf, registerOf }: { wordsOf: () => Promise<Words>; registerOf: () => Promise<RegisterFacts> },
): Promise<ReadonlyMap<string, Beside>> {
  const helped = section.questions.flatMap((question) => {
    const brought = broughtInto(question)
    return brought ? [{ key: question.key, ...brought, from: facts[brought.fact].from }] : []
  })
  const isFrom = (from: Beside['from']) => helped.some((one) => one.from === from)
  const sources = {
    register: isFrom('register') ? fromRegister(await registerOf()) : nothing,
    voices: isFrom('voices') ? knownOfVoices(about.voices, await wordsOf(), today) : nothing,
    actions: isFrom('actions') ? fromActions(about.actions) : nothing,
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
  values: Both<KnownFacts>
  words: Both<FactWords>
}

const nothing: Source = {
  values: { household: {}, children: new Map() },
  words: { household: {}, children: new Map() },
}

type RegisterFacts = Awaited<ReturnType<typeof registerFactsOf>>

const fromRegister = ({ words, ...values }: RegisterFacts): Source => ({ values, words })

function fromActions(actions: AuditCase['actions']): Source {
  const words = { actions_checked: checkedInWords(actions) }
  return { ...nothing, words: { household: words, children: new Map() } }
}
