/** The part of the widget that speaks unasked: loaded once something is to be said. */
export { styles } from '../../src/ui/campaign/styles.ts'
export { Prompt } from './Prompt.tsx'
