import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend'

const components = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
]

/** Starts the GOV.UK components that stand inside `scope`; called again for parts that the server sent later. */
export function startComponents(scope: Element | Document = document): void {
  for (const component of components) {
    if (scope.querySelector(`[data-module="${component.moduleName}"]`)) createAll(component, undefined, scope)
  }
}
