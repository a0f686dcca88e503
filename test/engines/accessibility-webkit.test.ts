/** axe-core in WebKit. */
import { describeAccessibility } from '../helpers/engine-accessibility.ts'
import { openWebKit } from '../helpers/webkit.ts'

describeAccessibility('WebKit', openWebKit)
