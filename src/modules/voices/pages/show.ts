import { inWords, londonDate, momentInWords } from '#platform/dates/index.ts'
import { button, html, insetText, nothing, type SafeHtml, summaryList, warningText } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Form, isChildsOwn, isYoungAdults } from '../form.ts'
import { judgeVoice, type MoveName, moves, type VoiceFacts } from '../states.ts'
import { isAnswered, methodNames, type Voice } from '../voice.ts'
import { hiddenInWords, readersInWords, type SaidInWords, stateInWords } from '../words.ts'
import type { Opening } from '../commands/open-words.ts'
import { isWorrying } from './list.ts'
import { openingsNote } from './opening.ts'
import { wordsList } from './panel.ts'

export type ShowFacts = {
  voice: Voice
  who: string
  form: Form
  gatherer: string | null
  said: readonly SaidInWords[]
  /** Until when a link that was made still opens. */
  linkUntil: Temporal.Instant | null
  can: VoiceFacts
  /** Safety alerts that these words raised, as far as this person reads them. */
  alerts: readonly string[]
  /** The child's carer, about whose home they speak, helped them. */
  helpedByCarer: boolean
  /** They have to decide about the child's safety, and may open the words with a reason. */
  mayOpen: boolean
  openings: readonly Opening[]
  today: Temporal.PlainDate
}

/** One voice: where it stands, the words for those who may read them, and what can be done now. */
export function voicePage(facts: ShowFacts): PageContent {
  const { voice, who, form } = facts
  return {
    title: `${who}, household H-${voice.householdId}`,
    backLink: { href: '/voices', text: 'All voices' },
    main: html`
      <span class="govuk-caption-l">${voice.ref}, household H-${voice.householdId}</span>
      <h1 class="govuk-heading-l">${form.isObservation ? `What somebody sees of ${named(facts)}` : `What ${named(facts)} thinks`}</h1>
      ${alertsOf(facts)}
      ${isWorrying(voice) ? look : nothing}
      ${facts.helpedByCarer ? insetText({ text: 'Their foster carer helped them with this: it is about the home of whoever helped. Talk with the child without them.' }) : nothing}
      ${standing(facts)}
      ${words(facts)}
      ${facts.mayOpen ? html`<p class="govuk-body"><a class="govuk-link" href="/voices/${voice.ref}/opening">A child may be in danger, and nobody who has read it can be reached: open their words</a></p>` : nothing}
      ${openingsNote(facts.openings, facts.today)}
      ${answered(facts)}
      ${doNow(facts)}`,
  }
}

/** "child C-1010", "the foster carer AB". */
const named = ({ voice, who }: ShowFacts): string =>
  `${voice.kind === 'child' ? '' : 'the '}${who.charAt(0).toLowerCase()}${who.slice(1)}`

const look = warningText({
  text: 'Something in it is to be read today. If it worries you, raise a safety alert.',
  iconFallbackText: 'Today',
})

/** What these words raised: who has been told stands there, by name. */
function alertsOf({ alerts }: ShowFacts): SafeHtml {
  return html`${alerts.map((ref) => html`<div class="hearth-alert" role="region" aria-label="Safety alert"><p class="govuk-body">They may not be safe. This raised <a class="govuk-link" href="/alerts/${ref}">safety alert ${ref}</a>: who has been told, who decides, and what you are asked first.</p></div>`)}`
}

function standing({ voice, gatherer, linkUntil, today }: ShowFacts): SafeHtml {
  const chose = voice.kind === 'child' || voice.kind === 'household_member'
  return summaryList({
    rows: [
      row('Where it stands', stateInWords(voice, today)),
      voice.auditId !== null && {
        key: { text: 'Asked for' },
        value: { html: html`<a class="govuk-link" href="/audits/A-${voice.auditId}">Audit A-${voice.auditId}</a>` },
      },
      row('Who asks them', gatherer ?? 'Nobody yet'),
      voice.method !== null &&
        row('How', `${methodNames[voice.method]}${voice.helper ? `, with ${voice.helper}` : ''}`),
      linkUntil !== null && !isAnswered(voice) && row('Link', `Open until ${inWords(londonDate(linkUntil), today)}`),
      chose && voice.state === 'given' && row('Who may read it', shareWords(voice, today)),
    ],
  })
}

const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })

function shareWords(voice: Voice, today: Temporal.PlainDate): string {
  const agreed = voice.shareAgreedAt ? `. They agreed on ${inWords(londonDate(voice.shareAgreedAt), today)}` : ''
  return `${readersInWords(voice)}${agreed}`
}

function words({ voice, form, said }: ShowFacts): SafeHtml {
  if (voice.state === 'to_ask' || voice.state === 'asked' || voice.state === 'not_given') return nothing
  const heading = form.isObservation ? 'What was seen' : 'In their own words'
  if (!voice.mayRead)
    return html`<h2 class="govuk-heading-m">${heading}</h2><p class="govuk-body">${hiddenInWords(voice)}</p>`
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    ${form.isObservation ? insetText({ text: 'Somebody who knows the child wrote this. It is not the child’s own voice, and is not counted as one.' }) : nothing}
    ${voice.state === 'started' ? html`<p class="govuk-body">They have not finished.</p>` : nothing}
    ${wordsList(said)}`
}

function answered({ voice, today }: ShowFacts): SafeHtml {
  if (!voice.toldAt) return nothing
  return html`<h2 class="govuk-heading-m">What happened next</h2>
    <p class="govuk-body">Told on ${momentInWords(voice.toldAt, today)}:</p>
    <blockquote class="hearth-quote">${voice.toldWords}</blockquote>`
}

/** The buttons that this person has now, the likeliest first. */
function doNow({ voice, can, linkUntil, form }: ShowFacts): SafeHtml {
  const may = (name: MoveName): boolean => judgeVoice(name, voice.state, can).allowed
  const at = `/voices/${voice.ref}`
  const together = isChildsOwn(form) ? 'Ask together with the child' : 'Write down what they say'
  return html`<form method="post" class="govuk-button-group">
    ${may('save') ? link(`${at}/record`, voice.kind === 'worker' ? 'Answer' : together) : nothing}
    ${may('make_link') && voice.kind !== 'worker' ? post(`${at}/links`, linkUntil ? 'Make a new link' : moves.make_link.label) : nothing}
    ${linkUntil && may('make_link') ? post(`${at}/links/withdrawal`, 'Withdraw the link') : nothing}
    ${may('say_why_not') ? link(`${at}/not-given`, moves.say_why_not.label, true) : nothing}
    ${may('ask_again') ? post(`${at}/asking-again`, moves.ask_again.label) : nothing}
    ${may('answer') ? link(`${at}/answer`, voice.toldAt ? 'Change what happened next' : moves.answer.label) : nothing}
    ${may('change_share') ? link(`${at}/share`, moves.change_share.label, true) : nothing}
    ${may('record_agreement') ? post(`${at}/agreement`, isYoungAdults(voice) ? 'Record that they agreed' : moves.record_agreement.label) : nothing}
  </form>
  <p class="govuk-body"><a class="govuk-link" href="/alerts/new?voice=${voice.ref}">Raise a safety alert</a></p>`
}

const post = (to: string, text: string): SafeHtml =>
  button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true, attributes: { formaction: to } })

const link = (href: string, text: string, secondary = false): SafeHtml =>
  button({ href, text, classes: secondary ? 'govuk-button--secondary' : undefined })
