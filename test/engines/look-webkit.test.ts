/** Colours of the page in WebKit. */
import { openWebKit } from '../helpers/webkit.ts'
import { describeLook } from '../helpers/look-suite.ts'

describeLook('WebKit', openWebKit)
