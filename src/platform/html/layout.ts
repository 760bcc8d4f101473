import { assetPath } from './assets.ts'
import { backLink } from './back-link.ts'
import { footer } from './footer.ts'
import { genericHeader } from './generic-header.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { attribute, type Content, classNames } from './markup.ts'
import { type NotificationBannerOptions, notificationBanner } from './notification-banner.ts'
import { phaseBanner } from './phase-banner.ts'
import { type NavigationItem, serviceNavigation } from './service-navigation.ts'
import { type SessionEnds, sessionLine, sessionWarning } from './session-warning.ts'
import { skipLink } from './skip-link.ts'

export type PageOptions = {
  /** What the page is, in words; the document's title adds the service's name (not on a plain page, which others may see on
   * somebody's phone), and "Error: " when there is an error summary. */
  title: string
  main: SafeHtml
  councilName: string
  /** "Hearth" unless given. */
  serviceName?: string | undefined
  /** Who is signed in. `key` marks what a browser keeps of their unsaved words, so that nobody else's page restores it. */
  person?: { name: string; key?: string | undefined; keeping?: string | undefined } | undefined
  /** The key of the form that led here, once it was done. */
  sent?: string | undefined
  /** When the session of who is signed in ends. */
  session?: SessionEnds | undefined
  navigation?: readonly NavigationItem[] | undefined
  notification?: NotificationBannerOptions | undefined
  backLink?: (Content & { href: string }) | undefined
  /** The demonstration says on each page that its people and data are invented. */
  phaseBanner?: boolean | undefined
  /** What whoever looks after the service has to do on the server, in sentences, with commands between
   * backticks: shown on each page, to administrators. */
  forAdministrators?: readonly string[] | undefined
  /** A restored service that is only tried out says so on each page. */
  rehearsal?: boolean | undefined
  search?: boolean | undefined
  /** Wide tables and print views use more of the screen. */
  wide?: boolean | undefined
  /** Pages for children and carers: nothing in the header leads away. */
  plain?: boolean | undefined
  /** A plain page with the styles and scripts of the others: it asks what staff's forms ask. */
  fullSheet?: boolean | undefined
  bodyClasses?: string | undefined
  /** More scripts than every page has, by their asset names. */
  scripts?: readonly string[] | undefined
}

/** The whole HTML document around a page's main content. Nothing in it is inline, so the strictest content policy holds. */
export function page(options: PageOptions): SafeHtml {
  return html.raw`${String(whole(options)).replace(indents, '\n')}`
}

/** How our templates are indented, which is a tenth of a page with a hundred choices; never what somebody typed into a box. */
const indents = /\n\s+(?=<(?!\/textarea))/g

function whole(options: PageOptions): SafeHtml {
  const isSmall = options.plain && !options.fullSheet
  const body = classNames('govuk-template__body', options.plain && 'hearth-plain', options.bodyClasses)
  return html`<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title>${titleOf(options)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <link rel="icon" href="${assetPath('favicon.svg')}" type="image/svg+xml">
  <link rel="stylesheet" href="${assetPath(isSmall ? 'say.css' : 'hearth.css')}">
  ${[isSmall ? 'say-pages.js' : 'hearth.js', ...(options.scripts ?? [])].map((script) => html`<script type="module" src="${assetPath(script)}"></script>`)}
</head>
<body class="${body}"${attribute('data-person', options.person?.key)}${attribute('data-keeping', options.person?.keeping)}${attribute('data-sent', options.sent)}>
  <script src="${assetPath('supported.js')}"></script>
  ${skipLink({ href: '#main-content', text: 'Skip to main content' })}
  ${options.session ? sessionWarning(options.session) : nothing}
  ${options.plain ? plainHeader(options) : header(options)}
  ${middle(options)}
  ${foot(options)}
</body>
</html>
`
}

function titleOf({ title, main, plain, serviceName = 'Hearth' }: PageOptions): string {
  const named = plain ? title : `${title} – ${serviceName}`
  return `${main.includes('govuk-error-summary') ? 'Error: ' : ''}${named}`
}

function header(options: PageOptions): SafeHtml {
  const { councilName, serviceName = 'Hearth', navigation, search, person } = options
  return html`<header class="govuk-template__header">
    <div class="hearth-header">
      <div class="${classNames('hearth-header__container', widthOf(options))}">
        ${genericHeader({ logoText: councilName, containerClasses: 'hearth-header__name' })}
        ${search ? searchForm : nothing}
        ${person ? account(person.name) : nothing}
      </div>
    </div>
    ${serviceNavigation({ serviceName, serviceUrl: '/', navigation, classes: options.wide ? 'hearth-navigation--wide' : undefined })}
    ${options.phaseBanner ? demonstrationBanner(options) : nothing}
    ${(options.forAdministrators ?? []).map((text) => toDoOnTheServer(text, options))}
    ${options.rehearsal ? rehearsalBanner(options) : nothing}
  </header>`
}

function plainHeader(options: PageOptions): SafeHtml {
  return html`<header class="govuk-template__header">
    <div class="hearth-header">
      <div class="hearth-header__container govuk-width-container"><span class="hearth-header__council">${options.councilName}</span></div>
    </div>
    ${options.phaseBanner ? demonstrationBanner(options) : nothing}
    ${options.rehearsal ? rehearsalBanner(options) : nothing}
  </header>`
}

function demonstrationBanner({ wide }: PageOptions): SafeHtml {
  const classes = wide ? 'hearth-width-wide' : undefined
  return phaseBanner({ tag: { text: 'Demonstration' }, text: 'Invented people and data', classes })
}

function toDoOnTheServer(text: string, { wide }: PageOptions): SafeHtml {
  const words = html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`
  return phaseBanner({ tag: { text: 'Server' }, html: words, classes: wide ? 'hearth-width-wide' : undefined })
}

function rehearsalBanner({ wide }: PageOptions): SafeHtml {
  const text =
    'This is not the real service: it is a copy, to try something out. Nobody gets mail, and what you write here is lost.'
  return phaseBanner({ tag: { text: 'Rehearsal' }, text, classes: wide ? 'hearth-width-wide' : undefined })
}

const searchForm = html`<form class="hearth-search" action="/search" method="post" role="search">
          <label class="govuk-visually-hidden" for="search">Find by number, initials, worker or team</label>
          <input class="govuk-input hearth-search__input" id="search" name="q" type="search" placeholder="Number or initials" autocomplete="off" spellcheck="false">
          <button class="hearth-search__button" type="submit">Find</button>
        </form>`

function account(name: string): SafeHtml {
  return html`<form class="hearth-account" action="/sign-out" method="post">
          <span class="hearth-account__name"><a class="hearth-account__link" href="/your-account"><span class="govuk-visually-hidden">Your account: </span>${name}</a></span>
          <button class="hearth-account__button" type="submit">Sign out</button>
        </form>`
}

function middle(options: PageOptions): SafeHtml {
  const { main, notification, backLink: back } = options
  return html`<div class="${widthOf(options)}">
    ${back ? html`<nav aria-label="Back">${backLink(back)}</nav>` : nothing}
    <main class="govuk-main-wrapper" id="main-content">
      ${notification ? notificationBanner(notification) : nothing}
      ${main}
    </main>
  </div>`
}

function foot({ plain, session, wide }: PageOptions): SafeHtml {
  const ours = [
    { text: 'Help', href: '/help' },
    { text: 'Regulations and standards', href: '/references' },
  ]
  // From a form behind a link they open without a way to staff's pages.
  const by = plain ? '?by=link' : ''
  const items = [
    { text: 'Accessibility', href: `/accessibility${by}` },
    { text: 'Privacy', href: `/privacy${by}` },
  ]
  return html`<footer class="govuk-template__footer">${footer({ containerClasses: wide ? 'hearth-width-wide' : undefined, meta: { items: plain ? items : [...ours, ...items], ...(session && { html: sessionLine(session) }) } })}</footer>`
}

const widthOf = ({ wide }: PageOptions): string => classNames('govuk-width-container', wide && 'hearth-width-wide')
