// govuk-frontend ships no types; this is the part that we use.
declare module 'govuk-frontend' {
  export type Component = { readonly moduleName: string; new (element: Element): object }
  export const CharacterCount: Component
  export const Button: Component
  export const ErrorSummary: Component
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export const ServiceNavigation: Component
  export const SkipLink: Component
  export const Tabs: Component
  /** Starts one component on each of its elements inside the scope. */
  export function createAll(component: Component, config?: object, scope?: Element | Document): object[]
}
