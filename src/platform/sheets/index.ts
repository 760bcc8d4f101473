export { errand, type Kind, kinds, type SheetErrand } from './make.ts'
export { type Block, heading, listOf, paragraph, paragraphsOf, quietly, type Sheet, textsOf } from './sheet.ts'
