import type { Mistake } from '#platform/problems.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { button, dateInput, html, nothing, radios, type SafeHtml, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { isWider, type Share, shareNames, shares, type Voice } from '../voice.ts'

export type ShareFacts = {
  voice: Voice
  who: string
  typed: Readonly<Record<string, string>>
  mistakes?: readonly Mistake[]
  today: Temporal.PlainDate
}

/** They may change their mind about who reads what they said. To let more people read it, somebody says when and how they
 * were told so. */
export function sharePage({ voice, who, typed, mistakes = [], today }: ShareFacts): PageContent {
  const wider = shares.filter((share) => isWider(share, voice))
  return {
    title: 'Change who may read it',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">Who may read it now?</h1>
      <p class="govuk-body hearth-measure">Only as they told you. It holds from now on; whoever has read it already has read it.</p>
      <form method="post" action="/voices/${voice.ref}/share" novalidate>
        ${radios({
          name: 'share',
          value: typed['share'] ?? (voice.shareChosen ? voice.share : ''),
          errorMessage: errorAt(mistakes, 'share'),
          fieldset: { legend: { text: 'Their choice', classes: 'govuk-fieldset__legend--m' } },
          items: shares.map((share) => ({ value: share, text: shareNames[share], hint: hintOf(share, voice) })),
        })}
        ${wider.length > 0 ? told({ typed, mistakes, voice, today }, 'Needed when more people may read it than now.') : nothing}
        ${button({ text: 'Save their choice', preventDoubleClick: true })}
      </form>`,
  }
}

function hintOf(share: Share, voice: Voice): { text: string } | undefined {
  if (share === voice.share && voice.shareChosen) return { text: 'As it is now' }
  return isWider(share, voice)
    ? { text: 'More people may read it than now: say below when and how they told you' }
    : undefined
}

/** A child who wanted to be asked first was asked, and agreed. */
export function agreementPage(facts: ShareFacts): PageContent {
  const { voice, who, mistakes = [] } = facts
  return {
    title: 'Record that they agreed',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">They were asked, and agreed</h1>
      <p class="govuk-body hearth-measure">They wanted to be asked before anybody else reads it. Once you save this, everyone who sees the household may read it.</p>
      <form method="post" action="/voices/${voice.ref}/agreement" novalidate>
        ${told({ ...facts, mistakes })}
        ${button({ text: 'Save that they agreed', preventDoubleClick: true })}
      </form>`,
  }
}

function told(
  { voice, typed, mistakes, today }: Pick<ShareFacts, 'voice' | 'typed' | 'today'> & { mistakes: readonly Mistake[] },
  why?: string,
): SafeHtml {
  const given = voice.givenAt ? `They gave these words on ${inWords(londonDate(voice.givenAt), today)}.` : ''
  return html`${dateInput({
    id: 'on',
    namePrefix: 'on',
    fieldset: { legend: { text: 'On which day did they tell you?', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: [why, given].filter(Boolean).join(' ') },
    errorMessage: errorAt(mistakes, 'on'),
    values: { 'on-day': typed['on-day'], 'on-month': typed['on-month'], 'on-year': typed['on-year'] },
  })}
  ${textarea({ name: 'how', value: typed['how'] ?? '', rows: 3, errorMessage: errorAt(mistakes, 'how'), label: { text: 'How did they tell you?', classes: 'govuk-label--m' }, hint: { text: 'In their words, signs or pictures, and who was there. It is kept with what they chose before.' } })}`
}

function errorAt(mistakes: readonly Mistake[], field: string): { text: string } | undefined {
  const mistake = mistakes.find((one) => one.field === field)
  return mistake && { text: mistake.message }
}
