import { button, html, input, insetText, nothing, radios, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Given } from '../answer.ts'
import { type FeedbackForm, isChildsOwn, type Question } from '../form.ts'
import { namesHelper } from '../forms.ts'
import type { Shown } from '../visit.ts'
import { type Method, methodNames, methods, type Voice } from '../voice.ts'
import { isOfBoth } from '../words.ts'
import { adultQuestion, changedElsewhere, enterChoosesNothing, type Filled } from './question.ts'
import { togetherPage } from './together.ts'

export type RecordFacts = {
  voice: Voice
  who: string
  form: FeedbackForm
  /** Questions that this person may ask; one that only the quality team sees is left to the person's own link. */
  questions: FeedbackForm['questions']
  said: ReadonlyMap<string, Shown>
  clashes?: readonly Given[]
}

/** The same form, filled in while two people talk: with a child it looks as the child's own page does. */
export function recordPage(facts: RecordFacts): PageContent {
  const { voice, who, form, questions, clashes = [] } = facts
  if (isChildsOwn(form)) return togetherPage({ ...facts, filled: filledIn(facts), how: how(voice, form) })
  const own = voice.kind === 'worker'
  return {
    title: own ? form.title : `Write down what ${lowerFirst(who)} ${isOfBoth(who) ? 'say' : 'says'}`,
    backLink: { href: `/voices/${voice.ref}` },
    main: html`
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">${form.title}</h1>
      ${own ? html`<p class="govuk-body">${form.intro}</p>` : insetText({ html: html`<p class="govuk-body">Say this first:</p><p class="govuk-body">“${form.intro}”</p><p class="govuk-body">“${form.safety}”</p>` })}
      ${voice.togetherWith === null ? nothing : html`<p class="govuk-body hearth-measure">Both take part: what you write down is kept for both of them. Where they do not agree, write down what each says. Each may say something alone: ask them that, without the other.</p>`}
      ${clashes.length > 0 ? changedElsewhere : nothing}
      <form method="post" action="/voices/${voice.ref}/record" novalidate>
        <input type="hidden" name="form" value="${voice.form}">
        ${clashes.length > 0 ? enterChoosesNothing : nothing}
        ${own ? nothing : how(voice, form)}
        ${filledIn(facts).map(adultQuestion)}
        ${form.questions.length > questions.length ? html`<p class="govuk-body">There is one more question, which only the quality team may read the answer to. For that, give them their own link.</p>` : nothing}
        <div class="govuk-button-group">
          ${button({ text: 'Save', name: 'then', value: 'stay', classes: 'govuk-button--secondary' })}
          ${button({ text: own ? 'Save and hand in' : 'Save: that is all they want to say', name: 'then', value: 'finish', preventDoubleClick: true })}
        </div>
      </form>`,
  }
}

const filledIn = ({ questions, said, clashes = [] }: RecordFacts): Filled[] =>
  questions.map((question: Question) => ({
    ...{ question, veiledSays: ownWords, said: said.get(question.key), takeBack: true },
    typed: clashes.find((one) => one.question === question.key),
  }))

const ownWords =
  'They answered this themselves, by their own link. It is theirs until it is handed in: only then you read it. Leave this empty, and it stays; what you write here with them stands in its place.'

function how(voice: Voice, form: FeedbackForm): SafeHtml {
  const offered: readonly Method[] = form.isObservation
    ? ['observation']
    : methods.filter((one) => one !== 'link' && (one !== 'drawing' || voice.kind === 'child') && one !== 'observation')
  const chosen = [voice.method, voice.way].find((one) => one && offered.includes(one)) ?? offered[0]
  return html`${radios({
    name: 'method',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'How are they telling you?', classes: 'govuk-fieldset__legend--m' } },
    items: offered.map((one) => ({ value: one, text: methodNames[one], checked: one === chosen })),
  })}
  ${namesHelper(form) ? nothing : input({ name: 'helper', label: { text: 'Who is helping, if anybody', classes: 'govuk-label--m' }, hint: { text: 'Their part, not their name: “advocate”, “teacher”, “interpreter”' }, value: voice.helper ?? '', classes: 'govuk-!-width-two-thirds', attributes: { maxlength: 200 } })}`
}
