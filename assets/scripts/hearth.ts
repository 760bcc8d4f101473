import { startAutosave } from './autosave.ts'
import { startComponents } from './components.ts'
import { startLive } from './live.ts'
import { startReadAloud } from './read-aloud.ts'

startComponents()
startReadAloud()
startAutosave()
startLive()
