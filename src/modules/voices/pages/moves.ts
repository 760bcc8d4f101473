import { inWords, londonDate } from '#platform/dates/index.ts'
import type { VoiceMoveMade } from '../queries/moves.ts'
import { shareNames } from '../voice.ts'

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
  if (move.move === 'hand_over')
    return `Handed over from ${move.from ?? 'nobody'} to ${move.to ?? 'somebody'} by ${by} on ${when}${said}.`
  if (move.move === 'follow_officer')
    return `${move.to ?? 'Somebody else'} became their IRO and asks them since ${when}.`
  if (move.move === 'moved_away')
    return `What stood here was somebody else’s. ${by} moved it to whose it is, on ${when}; they are to be asked themselves.`
  if (move.move === 'sealed')
    return `What stood here was somebody else’s. ${by} sealed it, on ${when}; they are to be asked themselves.`
  if (move.move === 'moved_here') return `Kept about somebody else first: ${by} moved it here on ${when}.`
  if (move.move === 'ask_again') return `Asked again by ${by} on ${when}.`
  return null
}

function choice(name: unknown): string {
  if (name === 'not_chosen') return 'They had not chosen'
  if (name === 'agreed') return 'They agreed that others may read it'
  return typeof name === 'string' && name in shareNames ? shareNames[name as keyof typeof shareNames] : String(name)
}
