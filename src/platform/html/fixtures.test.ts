// Our components are proved equal to the official ones: every fixture of govuk-frontend for every component that we have.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import * as components from './index.ts'
import type { SafeHtml } from './index.ts'
import { normalised, trusted } from './testing.ts'

type Fixture = { name: string; options: object; html: string }
type Component = (options: never) => SafeHtml

const proved: { [component: string]: Component } = {
  'back-link': components.backLink,
  breadcrumbs: components.breadcrumbs,
  button: components.button,
  'character-count': components.characterCount,
  checkboxes: components.checkboxes,
  'date-input': components.dateInput,
  details: components.details,
  'error-message': components.errorMessage,
  'error-summary': components.errorSummary,
  fieldset: components.fieldset,
  'file-upload': components.fileUpload,
  footer: officialFooter,
  'generic-header': components.genericHeader,
  hint: components.hint,
  input: components.input,
  'inset-text': components.insetText,
  label: components.label,
  'notification-banner': components.notificationBanner,
  pagination: components.pagination,
  panel: components.panel,
  'password-input': components.passwordInput,
  'phase-banner': components.phaseBanner,
  radios: components.radios,
  select: components.select,
  'service-navigation': components.serviceNavigation,
  'skip-link': components.skipLink,
  'summary-list': components.summaryList,
  table: components.table,
  tabs: components.tabs,
  tag: components.tag,
  'task-list': components.taskList,
  textarea: components.textarea,
  'warning-text': components.warningText,
}

for (const [component, render] of Object.entries(proved)) {
  describe(`${component} prints what the official macro prints`, () => {
    for (const fixture of fixturesOf(component)) {
      test(fixture.name, () => {
        const ours = render(trusting(fixture.options) as never)
        assert.equal(normalised(String(ours)), normalised(fixture.html))
      })
    }
  })
}

function fixturesOf(component: string): Fixture[] {
  const file = `govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  return JSON.parse(readFileSync(new URL(import.meta.resolve(file)), 'utf8')).fixtures
}

/** Fixtures hold html as strings; ours is SafeHtml, so each string that stands for html is marked as trusted. */
function trusting(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return isHtmlOption(key) ? trusted(value) : value
  if (Array.isArray(value)) return value.map((item) => trusting(item))
  if (!value || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, trusting(part, name)]))
}

const slots = ['start', 'end', 'navigationStart', 'navigationEnd']
const isHtmlOption = (key: string): boolean => /html$/i.test(key) || slots.includes(key)

/** The official footer brings the crown, Crown copyright and the Open Government Licence by itself; ours has to be given them. */
function officialFooter(options: components.FooterOptions & { contentLicence?: components.Content | null }): SafeHtml {
  const official = fixturesOf('footer').find(({ name }) => name === 'default')?.html ?? ''
  const [logo, licenceLogo] = [...official.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => trusted(svg))
  assert.ok(logo && licenceLogo)
  const licence = options.contentLicence === undefined ? { html: licenceWords(official) } : options.contentLicence
  return components.footer({
    ...options,
    logo,
    contentLicence: licence ? { ...licence, logo: licenceLogo } : undefined,
    copyright: { text: '© Crown copyright', ...options.copyright, href: crownCopyright },
  })
}

const crownCopyright =
  'https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/uk-government-licensing-framework/crown-copyright/'

function licenceWords(official: string): SafeHtml {
  return trusted(/licence-description">([\s\S]*?)<\/span>/.exec(official)?.[1] ?? '')
}
