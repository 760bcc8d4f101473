import { inWords, londonDate } from '#platform/dates/index.ts'
import { lowerFirst } from '#platform/words.ts'
import { languageName, languages } from '../languages.ts'
import type { VoiceMoveMade } from '../queries/moves.ts'
import { type Reason, reasonNames, shareNames } from '../voice.ts'

/** A move as a sentence, where people want to read of it again; null for the steps that the page shows anyway. */
export function moveInWords(move: VoiceMoveMade, today: Temporal.PlainDate): string | null {
  const when = inWords(londonDate(move.at), today)
  const by = move.by ?? 'Hearth'
  const said = move.words ? `: “${move.words}”` : ''
  if (move.move === 'change_share' || move.move === 'record_agreement') {
    const on = typeof move.details['on'] === 'string' ? Temporal.PlainDate.from(move.details['on']) : null
    const told = on ? `They said so on ${inWords(on, today)}${said}` : 'Fewer people read it than before'
    return `Who may read it, changed by ${by} on ${when}, from “${choice(move.details['from'])}” to “${choice(move.details['to'])}”. ${told}.`
  }
  if (move.move === 'say_language')
    return `${by} said on ${when} that their words are in ${languageOf(move.details['to'])}.`
  if (move.move === 'hand_over')
    return `Handed over from ${move.from ?? 'nobody'} to ${move.to ?? 'somebody'} by ${by} on ${when}${said}.`
  if (move.move === 'follow_officer')
    return `${move.to ?? 'Somebody else'} became their IRO and asks them since ${when}.`
  if (move.move === 'moved_away')
    return `What stood here was somebody else’s. ${by} moved it to whose it is, on ${when}; they are to be asked themselves.`
  if (move.move === 'sealed')
    return `What stood here was somebody else’s. ${by} sealed it, on ${when}; they are to be asked themselves.`
  if (move.move === 'moved_here') return `Kept about somebody else first: ${by} moved it here on ${when}.`
  if (move.move === 'go_on')
    return `It had been handed in too soon. ${by} let them go on, on ${when}. Nothing of it is lost; it is read again once it is handed in.`
  if (move.move === 'ask_together') return `${by} said on ${when} that both carers take part in one conversation.`
  if (move.move === 'ask_alone') return `Each of the carers is asked alone; ${by} said so on ${when}.`
  if (move.move === 'drop_observer') return `Somebody else was to be asked too; ${by} took that back on ${when}.`
  if (move.move === 'ask_again') {
    const was = move.details['was']
    return `Asked again by ${by} on ${when}.${isReason(was) ? ` Before, it said why there are no words: ${lowerFirst(reasonNames[was])}.` : ''}`
  }
  return null
}

const languageOf = (code: unknown): string => {
  const language = languages.find((one) => one === code)
  return language ? languageName(language) : 'another language'
}

const isReason = (was: unknown): was is Reason => typeof was === 'string' && Object.hasOwn(reasonNames, was)

/** What happened next was told more than once: that it was written anew, and by whom. */
export const toldAnew = (
  moves: readonly VoiceMoveMade[],
  move: VoiceMoveMade,
  today: Temporal.PlainDate,
): string | null =>
  move.move === 'answer' &&
  moves.some((one) => one.move === 'answer' && one !== move && Temporal.Instant.compare(one.at, move.at) < 0)
    ? `What happened next, written anew by ${move.by ?? 'Hearth'} on ${inWords(londonDate(move.at), today)}.`
    : null

function choice(name: unknown): string {
  if (name === 'not_chosen') return 'They had not chosen'
  if (name === 'agreed') return 'They agreed that others may read it'
  return typeof name === 'string' && name in shareNames ? shareNames[name as keyof typeof shareNames] : String(name)
}
