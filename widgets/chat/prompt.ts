/** The part of the widget that speaks unasked: loaded once something is to be said. */
import prompt from './prompt.css?inline'

export { Prompt } from './Prompt.tsx'
export const styles = prompt
