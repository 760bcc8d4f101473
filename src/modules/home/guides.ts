import { html, type SafeHtml } from '#platform/html/index.ts'

/** The guides of docs/guide, each with the roles whose it is: read in the product as they stand there. */
export const guides = {
  'reviewing-officer': ['fostering_reviewing_officer'],
  'fostering-social-worker': ['fostering_social_worker'],
  'independent-reviewing-officer': ['independent_reviewing_officer'],
  'quality-assurance': ['head_of_quality_assurance', 'quality_assurance'],
  'team-manager': ['team_manager'],
  'service-manager': ['service_manager'],
  'information-governance': ['information_governance'],
  administrator: ['administrator'],
} as const satisfies Record<string, readonly string[]>

export type GuideKey = keyof typeof guides
export const guideKeys = Object.keys(guides) as GuideKey[]

export type Guide = { title: string; body: SafeHtml }

/** As much of Markdown as the guides are written in: a heading, paragraphs, lists, bold words, code and links to each other. */
export function inHtml(text: string): Guide {
  const [, title = '', rest = ''] = /^# (.+)\n([^]*)$/.exec(text) ?? []
  const blocks = rest.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  return { title, body: html`${blocks.map(blockInHtml)}` }
}

function blockInHtml(block: string): SafeHtml {
  if (!block.startsWith('- ')) return html`<p class="govuk-body hearth-measure">${lineInHtml(block)}</p>`
  const items = block.split(/^- /m).filter((item) => item.trim() !== '')
  return html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced hearth-measure">${items.map((item) => html`<li>${lineInHtml(item)}</li>`)}</ul>`
}

function lineInHtml(text: string): SafeHtml {
  const parts = text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/)
  return html`${parts.map((part) => {
    if (part.startsWith('**')) return html`<b>${part.slice(2, -2)}</b>`
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`
    const [, words, to] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
    return words && to ? html`<a class="govuk-link" href="${to.replace(/^(.*)\.md$/, '/help/$1')}">${words}</a>` : part
  })}`
}
