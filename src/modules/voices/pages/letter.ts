import {
  button,
  details,
  html,
  insetText,
  nothing,
  readAloud,
  type SafeHtml,
  savedLine,
  warningText,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Given } from '../answer.ts'
import { type FeedbackForm, type Question, isAlert } from '../form.ts'
import type { Shown } from '../visit.ts'
import type { Begun } from './child.ts'
import { adultQuestion, enterChoosesNothing } from './question.ts'
import { saidWrongly, enterSaves, type Place, saidNothing, sayPage, whatHearthIs, whatItCannotDo } from './say-page.ts'
import { atNight, pressToTell, tellSomeone } from './tell.ts'

export type Answers = { said: ReadonlyMap<string, Shown>; typed?: readonly Given[] }

/** The first page of an adult's form, like a letter. */
export function letterWelcome(place: Place, { begun, mark }: Pick<Begun, 'begun' | 'mark'>): PageContent {
  const { form, at, until, promise } = place
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
    <h1 class="govuk-heading-l">${begun ? 'Welcome back' : form.title}</h1>
    ${begun ? html`<p class="govuk-body">What you wrote before is saved. ${mark === 'known' ? 'You can go on where you were, and change what you like.' : 'You can go on where you were. What you wrote before is not shown, in case somebody else opens this link.'}</p>` : nothing}
    <p class="govuk-body">${form.intro}</p>
    <p class="govuk-body">You can leave out anything. What you write is saved as you go, and whenever you press a button, and your link brings you back to it until ${until}.</p>
    ${whatHearthIs}
    ${form.isObservation ? insetText({ text: 'This is what you have seen. It is never shown as the child’s own words.' }) : nothing}
    ${promise.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
    ${atNight(place)}
    ${button({ text: begun ? 'Go on' : 'Start', href: `${at}/part-1` })}
    ${mark === 'known' ? nothing : html`<p class="govuk-body"><a class="govuk-link" href="${at}/picture">${mark === 'asked for' ? 'Show me what I wrote before' : 'Choose a word, so that you can read what you wrote when you come back'}</a></p>`}
    ${tellSomeone(place)}
    ${details({ summaryText: 'Who may see that you were here', html: whatItCannotDo })}`,
  )
}

/** Some of the questions; a long form has two such pages. The last page hands in with one press. */
export function letterPart(place: Place, part: Part, { said, typed }: Answers): PageContent {
  const { form, at, until } = place
  const last = part.number === part.of
  return sayPage(
    place,
    part.of > 1 ? `Questions, part ${part.number} of ${part.of}` : 'Questions',
    html`
    ${readAloud()}
    <h1 class="govuk-heading-l">${form.title}</h1>
    ${part.of > 1 ? html`<p class="govuk-body">Part ${part.number} of ${part.of}</p>` : nothing}
    ${(typed ?? []).length > 0 ? warningText({ text: 'Some answers were changed in another place too. They are marked below: what you send now will stand.', iconFallbackText: 'Careful' }) : nothing}
    ${atNight(place)}
    <form method="post" action="${at}/part-${part.number}" novalidate autocomplete="off" data-say>
      ${(typed ?? []).length > 0 ? enterChoosesNothing : nothing}
      ${part.questions.map((question) => questionOrPrivate(question, { said, ...(typed ? { typed } : {}) }))}
      ${last ? html`<p class="govuk-body">When you hand it in, your link shows nothing of what you wrote any more.</p>` : nothing}
      ${savedLine()}
      ${last ? enterSaves : nothing}
      <div class="govuk-button-group">
        ${button(last ? { text: 'Hand it in', name: 'then', value: 'finish', preventDoubleClick: true } : { text: 'Save and go on', name: 'then', value: 'next', preventDoubleClick: true })}
        ${button({ text: 'Save and come back later', name: 'then', value: 'stop', classes: 'govuk-button--secondary' })}
        ${part.number > 1 ? button({ text: 'Save and go back', name: 'then', value: 'back', classes: 'govuk-button--secondary' }) : nothing}
      </div>
      <p class="govuk-body">Your link works until ${until}.</p>
      ${tellSomeone(place, { inForm: true, back: `part-${part.number}` })}
    </form>`,
  )
}

/** After "Save and come back later". */
export function letterSaved(place: Place, said: Answers['said']): PageContent {
  const { at, until } = place
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
    <h1 class="govuk-heading-l">What you wrote is saved</h1>
    ${heard(place, said, 'Did you not mean it? Look at it again and answer no: they see that, too. It stays told, and that is all right.')}${atNight(place)}
    <p class="govuk-body">It is not handed in yet. You can close this page: your link brings you back to it until ${until}.</p>
    <p class="govuk-body">When you are finished, hand it in. After that the link shows nothing of what you wrote.</p>
    <form method="post" action="${at}/finished">${button({ text: 'Hand it in', preventDoubleClick: true })}</form>
    <p class="govuk-body"><a class="govuk-link" href="${at}/part-1">Look at it again</a></p>
    ${tellSomeone(place, { back: 'part-1' })}`,
  )
}

/** What says that somebody may not be safe went out when it was saved: that is said, to whoever gave it in this visit alone. */
function heard(place: Place, said: Answers['said'], ifNotMeant?: string): SafeHtml {
  if (![...said.values()].some((one) => isAlert(place.form, one))) return nothing
  return html`<p class="govuk-body"><strong>You told us that somebody may not be safe. The people whose job is to keep children safe have been told that you did.</strong> If you know more, or it gets worse, ring: do not wait for us.</p>${ifNotMeant ? html`<p class="govuk-body">${ifNotMeant}</p>` : nothing}`
}

export function letterThanks(
  place: Place,
  { said, answers }: { said: boolean; answers: Answers['said'] },
): PageContent {
  return sayPage(
    place,
    'Questions',
    html`
    ${readAloud()}
    <h1 class="govuk-heading-l">Thank you</h1>
    ${heard(place, answers)}
    ${said ? html`<h2 class="govuk-heading-m">What happens next</h2><p class="govuk-body">${place.form.next.replace(/^Thank you[.!] */, '')}</p>${saidWrongly}` : saidNothing}
    <h2 class="govuk-heading-m">${speaksOfThemselves(place.form) ? 'If you want to tell someone something now' : 'If you are worried about a child now'}</h2>
    ${atNight(place)}
    ${pressToTell(place)}`,
  )
}

/** Sons and daughters of the home, and young adults: it may be they who are not safe. */
const speaksOfThemselves = ({ speaker }: FeedbackForm): boolean =>
  speaker === 'household_member' || speaker === 'young_adult'

export type Part = { number: number; of: number; questions: readonly Question[] }

const longestPart = 12

/** The pages of an adult's form: one, or two of about the same length. */
export function partsOf(form: FeedbackForm): Part[] {
  const { questions } = form
  if (questions.length <= longestPart) return [{ number: 1, of: 1, questions }]
  const middle = Math.ceil(questions.length / 2)
  return [questions.slice(0, middle), questions.slice(middle)].map((some, at) => ({
    number: at + 1,
    of: 2,
    questions: some,
  }))
}

function questionOrPrivate(question: Question, { said, typed }: Answers): SafeHtml {
  const filled = {
    question,
    said: said.get(question.key),
    typed: typed?.find((one) => one.question === question.key),
    takeBack: true,
  }
  if (!question.qualityTeamOnly) return adultQuestion(filled)
  return html`<div class="hearth-private"><p class="govuk-body"><strong>Only the quality team sees this part.</strong></p>${adultQuestion(filled)}</div>`
}
