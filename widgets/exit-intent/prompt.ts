/** The part of the widget that speaks unasked: loaded once something is to be said. */
export { Prompt } from './Prompt.tsx'
export { styles } from './styles.ts'
