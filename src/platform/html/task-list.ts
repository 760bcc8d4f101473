import { html, nothing, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content, type Maybe } from './markup.ts'
import { type TagOptions, tag } from './tag.ts'

export type TaskListItem = {
  title: Content & { classes?: string | undefined }
  hint?: Content | undefined
  status: Content & { classes?: string | undefined; tag?: TagOptions | undefined }
  href?: string | undefined
  classes?: string | undefined
}
export type TaskListOptions = Common & { idPrefix?: string | undefined; items: readonly Maybe<TaskListItem>[] }

/** Things to do in one piece of work, each with its state. */
export function taskList(options: TaskListOptions): SafeHtml {
  const { classes, attributes, idPrefix = 'task-list', items } = options
  return html`<ul class="${classNames('govuk-task-list', classes)}"${attributesOf(attributes)}>
  ${items.map((item, at) => (item ? task(item, `${idPrefix}-${at + 1}`) : nothing))}
</ul>`
}

function task(item: TaskListItem, id: string): SafeHtml {
  const { hint, status } = item
  return html`<li class="${classNames('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}">
    <div class="govuk-task-list__name-and-hint">
      ${title(item, id)}
      ${hint ? html`<div id="${id}-hint" class="govuk-task-list__hint">${content(hint)}</div>` : nothing}
    </div>
    <div class="${classNames('govuk-task-list__status', status.classes)}" id="${id}-status">
      ${status.tag ? tag(status.tag) : content(status)}
    </div>
  </li>`
}

function title({ title: words, href, hint }: TaskListItem, id: string): SafeHtml {
  if (!href) return html`<div${attribute('class', words.classes)}>${content(words)}</div>`
  const describedBy = classNames(hint ? `${id}-hint` : '', `${id}-status`).trimStart()
  return html`<a class="${classNames('govuk-link govuk-task-list__link', words.classes)}" href="${href}" aria-describedby="${describedBy}">
        ${content(words)}
      </a>`
}
