/** Leaving with a mouse in Firefox, the shop in a frame. */
import { openFirefoxExits } from '../helpers/exit-stage.ts'
import { describeExits } from '../helpers/exit-suite.ts'

describeExits('Firefox', openFirefoxExits)
