import { broughtInto, broughtTo, type FactWords, facts, type KnownFacts } from '#framework/a2-audit-tool/facts.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { factsOfVisits, listsVisits } from '#framework/a2-audit-tool/visits.ts'
import type { Answers } from '#framework/forms/answered.ts'
import { type Action, checkedInWords } from '#modules/actions/index.ts'
import type { registerFactsOf } from '#modules/register/index.ts'
import { knownOfVoices, type Voice, type Words } from '#modules/voices/index.ts'
import { inFull } from '#platform/dates/index.ts'

/** What Hearth knows that helps with a question, in words, and who knows it. */
export type Beside = { from: (typeof facts)[keyof typeof facts]['from']; words: string }

/** What Hearth knows of a section's questions without its being their answer, as it stands today, by question: a date
 * beside a yes or no, each carer's number beside the one that is asked for. */
export async function knownBeside(
  about: { voices: readonly Voice[]; actions: readonly Action[]; answers: Answers },
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
    visits: isFrom('visits') ? fromVisits(about.answers) : nothing,
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

function fromActions(actions: readonly Action[]): Source {
  const words = { actions_checked: checkedInWords(actions) }
  return { ...nothing, words: { household: words, children: new Map() } }
}

/** What the listed visits say beside an answer that says otherwise; what was filled in from them says so itself. */
function fromVisits(answers: Answers): Source {
  const listed = factsOfVisits(answers.get(listsVisits)?.value)
  const words: FactWords = {}
  for (const [key, { fact }] of Object.entries(broughtTo)) {
    const [said, answer] = [listed[fact], answers.get(key)]
    if (said === undefined || facts[fact].from !== 'visits' || !answer || answer.broughtForward) continue
    if (String(answer.value) !== String(said))
      words[fact] = `${facts[fact].says}: ${said instanceof Temporal.PlainDate ? inFull(said) : String(said)}.`
  }
  return { ...nothing, words: { household: words, children: new Map() } }
}
