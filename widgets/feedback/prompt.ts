/** The part of the widget that asks by itself: loaded once a survey has its turn. */
import section from '../../src/ui/section.css?inline'
import prompt from './prompt.css?inline'
import scale from './steps/scale.css?inline'
import steps from './steps/steps.css?inline'

export { Prompt } from './Prompt.tsx'
export const styles = section + steps + scale + prompt
