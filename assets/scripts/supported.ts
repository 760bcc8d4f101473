// Runs before the page is drawn: components that JavaScript will enhance are drawn enhanced from the first.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
