import { button, html, input, nothing, radios, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { isChildsOwn } from '../form.ts'
import { colours, type Picture, pictures } from '../marks.ts'
import { drawings } from './drawings.ts'
import { type Place, sayPage } from './say-page.ts'
import { tellSomeone } from './tell.ts'

/** `choose`: something that only they know, or nothing. `give`: what they chose the last time. */
export type Asked = { asks: 'choose' | 'give'; next: string; mistake?: string | undefined; triesLeft: number }

/** Optional, and in nobody's way: with it, and only with it, what they said can be read again another day. */
export function picturePage(place: Place, asked: Asked): PageContent {
  const { at, form } = place
  const { asks, next, mistake, triesLeft } = asked
  const ownForm = isChildsOwn(form)
  const words = wordsFor(ownForm)[asks]
  const without = button({ text: 'Go on without', href: `${at}/${next}`, classes: 'govuk-button--secondary' })
  return sayPage(
    place,
    'Questions',
    html`
    ${whatToMend(mistake ? [{ field: ownForm ? 'colour' : 'word', message: mistake }] : [])}
    <h1 class="govuk-heading-xl">${words.title}</h1>
    ${words.says.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)}
    ${
      asks === 'give' && triesLeft === 0
        ? html`<p class="govuk-body">It was tried too often. You can go on without, or choose something new.</p>`
        : html`<form method="post" action="${at}/picture" novalidate autocomplete="off">
      <input type="hidden" name="asks" value="${asks}">
      ${ownForm ? html`${chosenFrom('colour', 'A colour', colours, mistake)}${chosenFrom('picture', 'A picture', pictures)}` : nothing}
      ${word(ownForm, ownForm ? undefined : mistake)}
      <div class="govuk-button-group">${button({ text: words.button, preventDoubleClick: true })}${without}</div>
    </form>`
    }
    ${asks === 'give' ? html`${triesLeft === 0 ? without : nothing}<p class="govuk-body"><a class="govuk-link" href="${at}/picture?new=yes">Choose something new</a>. What you said before stays hidden, and stays sent.</p>` : nothing}
    ${tellSomeone(place)}`,
    at,
  )
}

function wordsFor(ownForm: boolean) {
  return {
    choose: {
      title: ownForm ? 'Choose a colour and a picture, if you like' : 'Choose a word, if you like',
      says: [
        `When you open the link another day, ${ownForm ? 'they show' : 'it shows'} you what you said before. Nobody else who opens it can see that.`,
        `Keep ${ownForm ? 'them' : 'it'} to yourself. You can also go on without.`,
      ],
      button: ownForm ? 'Choose these' : 'Choose this word',
    },
    give: {
      title: ownForm ? 'Which colour and picture did you choose?' : 'Which word did you choose?',
      says: ['Then you can see what you said before.'],
      button: 'Show me what I said',
    },
  }
}

function chosenFrom(name: string, legend: string, some: readonly Picture[], mistake?: string): SafeHtml {
  return radios({
    name,
    classes: 'hearth-choices hearth-pictures',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
    ...(mistake ? { errorMessage: { text: mistake } } : {}),
    items: some.map(({ value, text }) => ({
      value,
      html: html`${drawings[value]}<span>${text}</span>`,
    })),
  })
}

function word(ownForm: boolean, mistake?: string): SafeHtml {
  return input({
    name: 'word',
    label: { text: ownForm ? 'Or a word that only you know' : 'A word that only you know', classes: 'govuk-label--m' },
    classes: 'govuk-!-width-two-thirds',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    attributes: { maxlength: 100 },
    ...(mistake ? { errorMessage: { text: mistake } } : {}),
  })
}
