import { timeInWords } from '#platform/dates/index.ts'
import { button } from './button.ts'
import { html, type SafeHtml } from './html.ts'

/** The moment of the request, when the session ends if it is not used again, and when it ends in any case. */
export type SessionEnds = { now: Temporal.Instant; idleEndsAt: Temporal.Instant; endsAt: Temporal.Instant }

/** What a page and its script say of a session: how long it lasts from now, and the time in words. */
export type SessionLeft = { secondsLeft: number; final: boolean; time: string }

/** `final`: nothing that the person does makes it longer. */
export function sessionLeft({ now, idleEndsAt, endsAt }: SessionEnds): SessionLeft {
  const final = Temporal.Instant.compare(endsAt, idleEndsAt) <= 0
  const end = final ? endsAt : idleEndsAt
  return { secondsLeft: Math.max(0, Math.floor(now.until(end).total('seconds'))), final, time: timeInWords(end) }
}

/** At the foot of every page: when one is signed out, for whoever has no script to tell them. */
export function sessionLine(ends: SessionEnds): SafeHtml {
  const { final, time } = sessionLeft(ends)
  return html`<span data-session-line>${lineInWords(final)}<span data-session-time>${time}</span>.</span> What you have typed is kept.`
}

const lineInWords = (final: boolean): string =>
  final ? 'Twelve hours after you signed in, you are signed out: at ' : 'If you do nothing, you are signed out at '

/**
 * Some minutes before a session ends the script puts one of these into the status, where it is read out and takes nobody’s
 * focus away; a person who types is not interrupted, because typing goes on with the session. Without the script nothing shows.
 */
export function sessionWarning(ends: SessionEnds): SafeHtml {
  const { secondsLeft, final } = sessionLeft(ends)
  return html`<div class="hearth-session" role="status" data-session data-seconds-left="${secondsLeft}" data-final="${final ? 'yes' : 'no'}"></div>
  <template data-session-soon><div class="govuk-width-container hearth-session__words">
    <p class="govuk-body"><strong>You will be signed out at <span data-session-time></span></strong> if you do nothing. What you have typed is kept.</p>
    <form method="post" action="/your-session/continuation">${button({ text: 'Stay signed in' })}</form></div></template>
  <template data-session-last><div class="govuk-width-container hearth-session__words">
    <p class="govuk-body"><strong>You will be signed out at <span data-session-time></span></strong>, twelve hours after you signed in. Save what you are writing; what is not saved is kept, and comes back when you have signed in again.</p></div></template>
  <template data-session-over><div class="govuk-width-container hearth-session__words">
    <p class="govuk-body"><strong>You have been signed out.</strong> What you have typed is still on this page. Send it as you would: you are asked to sign in, and it is kept for you.</p></div></template>`
}
