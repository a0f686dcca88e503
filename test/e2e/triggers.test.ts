/** When a shopper is about to leave, and every other moment that campaigns wait for, in Chromium. */
import { openChromiumExits } from '../helpers/exit-stage.ts'
import { describeExits } from '../helpers/exit-suite.ts'

describeExits('Chromium', openChromiumExits)
