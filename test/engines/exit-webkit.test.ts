/** Leaving with a mouse in WebKit, the shop in a frame. */
import { openWebKitExits } from '../helpers/exit-stage.ts'
import { describeExits } from '../helpers/exit-suite.ts'

describeExits('WebKit', openWebKitExits)
