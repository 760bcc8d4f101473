import { startAway } from './away.ts'
import { startAutosave } from './autosave.ts'
import { startComponents } from './components.ts'
import { startCopying } from './copying.ts'
import { startClearing } from './device.ts'
import { startDrafts } from './drafts.ts'
import { startExit } from './exit.ts'
import { startHanging } from './hanging.ts'
import { startLive } from './live.ts'
import { startReadAloud } from './read-aloud.ts'
import { startSaying } from './say.ts'
import { startSession } from './session.ts'

startComponents()
startExit()
startClearing()
startDrafts()
startReadAloud()
// What was written without a connection lies where answers look for what was kept, before they look.
void startAway().then(startAutosave)
startSaying()
startHanging()
startLive()
startCopying()
startSession()
