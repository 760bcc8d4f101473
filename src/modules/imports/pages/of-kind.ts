import { type Columns, columnsTable, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { explained } from '../kinds/explained.ts'
import { type Column, type Kind, needOf } from '../kinds/index.ts'

export const addressOfKind = ({ name }: Pick<Kind, 'name'>): string => `/imports/files/${name}`

/** Everything about one kind of file: each column, whether it is needed, what it means, what may stand in it; and files to begin with. */
export function kindPage(kind: Kind): PageContent {
  return {
    title: kind.title,
    wide: true,
    backLink: { text: 'Choose files', href: '/imports/new' },
    main: html`<span class="govuk-caption-l">A file that can be brought in</span>
      <h1 class="govuk-heading-l">${kind.title}</h1>
      <p class="govuk-body hearth-measure">${explained[kind.name].says}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li><a class="govuk-link" href="${addressOfKind(kind)}/template" download>Download a template</a>: the headings alone</li>
        <li><a class="govuk-link" href="${addressOfKind(kind)}/example" download>Download an example</a>: the headings and one invented row</li>
      </ul>
      <p class="govuk-body hearth-measure">The columns may stand in any order, and others beside them: those are not read. Headings are found in the first ten rows. Between the values stand commas; semicolons and tabs are read as well.</p>
      ${columnsTable('Columns', Object.entries(kind.columns), columnsOf(kind))}
      <h2 class="govuk-heading-m">Days</h2>
      <p class="govuk-body hearth-measure">Day, month, year: 14/02/2013, 2013-02-14, 14-Feb-2013 or 14 February 2013. A time of midnight behind it is passed over. Never the month first, and no year of two digits.</p>`,
  }
}

type Entry = readonly [name: string, column: Column]

const columnsOf = (kind: Kind): Columns<Entry> => ({
  Column: ([name]) => html`<code>${name}</code>`,
  'Needed?': ([name, column]) => neededInWords(kind, name, column),
  'What it means': ([name]) => explained[kind.name].columns[name]?.means ?? '',
  'What may stand there': ([, column]) => valuesInWords(column),
  Example: ([name]) => explained[kind.name].columns[name]?.example ?? '',
})

function neededInWords(kind: Kind, name: string, column: Column): string {
  if (column.type === 'not_kept') return 'Not kept'
  if (needOf(column)) return 'Yes, in each row'
  return kind.knownBy.includes(name) ? 'The column, yes; a value, no' : 'No'
}

function valuesInWords(column: Column): SafeHtml | string {
  switch (column.type) {
    case 'id':
      return 'Up to 36 letters, digits, hyphens or underscores'
    case 'ids':
      return 'References, a semicolon between two'
    case 'text':
      return 'Words'
    case 'date':
      return 'A day'
    case 'integer':
      return `A whole number from ${column.between[0]} to ${column.between[1]}`
    case 'yes_no':
      return 'Y or N'
    case 'postcode':
      return 'A postcode, or its first part'
    case 'code':
      return html`${column.codes.join(', ')}${
        column.synonyms
          ? html`<br><span class="govuk-body-s">Also read: ${Object.entries(column.synonyms)
              .map(([other, code]) => `${other} as ${code}`)
              .join(', ')}</span>`
          : nothing
      }`
    case 'not_kept':
      return ''
  }
}
