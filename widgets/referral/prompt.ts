/** The part of the widget that speaks unasked: loaded once something is to be said. */
import section from '../../src/ui/section.css?inline'
import invitation from './invitation.css?inline'
import prompt from './prompt.css?inline'
import referral from './referral.css?inline'

export { Prompt } from './Prompt.tsx'
export const styles = section + referral + invitation + prompt
