// What a page behind a link needs of the scripts: nothing is kept on the device, and nobody is signed in.
import { Button, CharacterCount, createAll, ErrorSummary, SkipLink } from 'govuk-frontend'
import { startExit } from './exit.ts'
import { startHanging } from './hanging.ts'
import { startReadAloud } from './read-aloud.ts'
import { startReveals } from './reveal.ts'
import { startSaying } from './say.ts'

for (const component of [Button, CharacterCount, ErrorSummary, SkipLink]) {
  if (document.querySelector(`[data-module="${component.moduleName}"]`)) createAll(component)
}
startReveals(document)
startExit()
startReadAloud()
startSaying()
startHanging()
