/** axe-core in Firefox. */
import { describeAccessibility } from '../helpers/engine-accessibility.ts'
import { openFirefox } from '../helpers/firefox.ts'

describeAccessibility('Firefox', openFirefox)
