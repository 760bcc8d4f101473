import {
  Button,
  CharacterCount,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend'
import { startReveals } from './reveal.ts'

// Radios and checkboxes have a script of ours (reveal.ts). The file upload stays the browser's own: GOV.UK's button for it is
// named otherwise than it reads, which speech recognition trips over.
const components = [
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
  Tabs,
]

/** Starts the components that stand inside `scope`; called again for parts that the server sent later. */
export function startComponents(scope: Element | Document = document): void {
  for (const component of components) {
    if (scope.querySelector(`[data-module="${component.moduleName}"]`)) createAll(component, undefined, scope)
  }
  startReveals(scope)
}
