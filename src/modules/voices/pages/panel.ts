import { html, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { VoiceWithWords } from '../queries/of-piece.ts'
import { formOf } from '../form.ts'
import { inLanguage } from '../languages.ts'
import { isOpenToAll } from '../voice.ts'
import { bothInWords, hiddenInWords, type SaidInWords, stateInWords, whomInWords } from '../words.ts'

/** Everyone who was asked for a piece of evidence, where asking stands, and their words for those who may read them; with a link to
 * ask more people for those who may. */
export function voicesPanel(voices: readonly VoiceWithWords[], today: Temporal.PlainDate): SafeHtml {
  return html`${voicesTable(voices, today)}${onceEach(voices).map(whatTheySaid)}`
}

/** The same for paper, which travels further than those chose who said it: only words that are for everyone who sees the piece. */
export function voicesOnPaper(voices: readonly VoiceWithWords[], today: Temporal.PlainDate): SafeHtml {
  return html`${voicesTable(voices, today)}${onceEach(voices).map(onPaper)}`
}

/** Whose words are in. What two carers said in one conversation, and nobody added to alone, stands there once, as of both. */
function onceEach(voices: readonly VoiceWithWords[]): VoiceWithWords[] {
  const given = voices.filter(({ state }) => state === 'given')
  return given.flatMap((voice, at) => {
    const other = given.findIndex(({ id, said }) => id === voice.togetherWith && saysTheSame(said, voice.said))
    if (other === -1) return [voice]
    return at < other ? [{ ...voice, who: bothInWords(voice.who, ofWhom(given[other]!.who)) }] : []
  })
}

const saysTheSame = (one: readonly SaidInWords[], other: readonly SaidInWords[]): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other)

/** "Foster carer CD" as what follows another: their initials, where they are known. */
const ofWhom = (who: string): string => who.replace(/^Foster carer ?/, '')

function onPaper(voice: VoiceWithWords): SafeHtml {
  return html`<section class="hearth-voice">
    <h3 class="govuk-heading-s">${headingOf(voice)}</h3>
    ${isOpenToAll(voice) ? wordsForAll(voice) : html`<p class="govuk-body">Their own words are not printed. In Hearth they stand under ${voice.ref}, for those who may read them.</p>`}
  </section>`
}

function wordsForAll({ said, ref }: VoiceWithWords): SafeHtml {
  const forAll = said.filter(({ qualityTeamOnly, fewest }) => !qualityTeamOnly && !fewest)
  const kept = html`<p class="govuk-body">What is for the quality team only is not printed. In Hearth it stands under ${ref}.</p>`
  return html`${wordsList(forAll)}${forAll.length < said.length ? kept : nothing}`
}

/** Who was asked and where each stands, without their words; `askMoreFor`: the piece for which somebody else may be asked. */
export function voicesTable(
  voices: readonly VoiceWithWords[],
  today: Temporal.PlainDate,
  askMoreFor?: string,
): SafeHtml {
  if (voices.length === 0)
    return html`<p class="govuk-body">Nobody has been asked yet. Children and carers are listed here when it begins to gather what they think.</p>`
  const table = stackedTable({
    caption: 'What people say',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Who' }, { text: 'Where it stands' }],
    rows: voices.map((voice) => [
      {
        html: html`<a class="govuk-link" href="/voices/${voice.ref}">${voice.who}<span class="govuk-visually-hidden"> ${voice.ref}</span></a>`,
      },
      { text: stateInWords(voice, today) },
    ]),
  })
  return html`${table}${askMoreFor === undefined ? nothing : askSomebodyElse(askMoreFor)}`
}

function whatTheySaid(voice: VoiceWithWords): SafeHtml {
  return html`<section class="hearth-voice">
    <h3 class="govuk-heading-s">${headingOf(voice)}</h3>
    ${voice.mayRead ? wordsList(voice.said) : html`<p class="govuk-body">${hiddenInWords(voice)}</p>`}
  </section>`
}

function headingOf({ form, who, besideId, childId }: VoiceWithWords): string {
  if (besideId !== null) return `What somebody saw of child C-${childId}`
  if (formOf(form).isObservation) return `What somebody saw of ${who.charAt(0).toLowerCase()}${who.slice(1)}`
  return `What ${whomInWords(who)} said`
}

const askSomebodyElse = (piece: string): SafeHtml =>
  html`<p class="govuk-body"><a class="govuk-link" href="/voices/new?from=${piece}">Ask somebody else</a></p>`

/** What was said, question by question. */
export function wordsList(said: readonly SaidInWords[]): SafeHtml {
  if (said.length === 0) return html`<p class="govuk-body">No words yet.</p>`
  return html`<dl class="govuk-summary-list">${said.map(
    (one) => html`<div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">${one.question}</dt>
      <dd class="govuk-summary-list__value">${answered(one)}</dd>
    </div>`,
  )}</dl>`
}

function answered({ answer, words, qualityTeamOnly, language }: SaidInWords): SafeHtml {
  const kept = qualityTeamOnly
    ? html`<p class="govuk-hint govuk-!-margin-bottom-1">Only the quality team sees this.</p>`
    : nothing
  const quote = words ? html`<blockquote class="hearth-quote"${inLanguage(language)}>${words}</blockquote>` : nothing
  return html`${kept}${answer ? html`<p class="govuk-body govuk-!-margin-bottom-1">${answer}</p>` : nothing}${quote}`
}
