/** Colours of the page in Firefox. */
import { openFirefox } from '../helpers/firefox.ts'
import { describeLook } from '../helpers/look-suite.ts'

describeLook('Firefox', openFirefox)
