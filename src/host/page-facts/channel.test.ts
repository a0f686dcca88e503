// @vitest-environment node
import { expect, test } from 'vitest'
import type { TouchWords } from '../../core/touch.ts'
import { channelOf } from './channel.ts'

test.each<[TouchWords | undefined, string | undefined]>([
  [undefined, 'direct'],
  [{ referrerHost: 'google.ro' }, 'organic'],
  [{ referrerHost: 'search.brave.com' }, 'organic'],
  [{ referrerHost: 'com.google.android.googlequicksearchbox' }, 'organic'],
  [{ referrerHost: 'google.com', clickIds: 'gclid' }, 'paid'],
  [{ referrerHost: 'mail.google.com' }, 'email'],
  [{ referrerHost: 'com.google.android.gm' }, 'email'],
  [{ referrerHost: 'l.facebook.com', clickIds: 'fbclid' }, 'social'],
  [{ referrerHost: 't.co' }, 'social'],
  [{ referrerHost: 'pinterest.co.uk' }, 'social'],
  [{ referrerHost: 'blog.example' }, 'referral'],
  [{ referrerHost: 'notgoogle.com' }, 'referral'],
  [{ source: 'newsletter', medium: 'email' }, 'email'],
  [{ source: 'mailchimp' }, 'email'],
  [{ source: 'google', medium: 'cpc' }, 'paid'],
  [{ source: 'facebook', medium: 'paid_social' }, 'paid'],
  [{ source: 'facebook' }, 'social'],
  [{ source: 'fb', medium: 'Social' }, 'social'],
  [{ source: 'profitshare', medium: 'affiliate' }, 'affiliate'],
  [{ source: 'google', medium: 'organic' }, 'organic'],
  [{ source: 'partner', medium: 'referral' }, 'referral'],
  [{ source: 'leaflet', referrerHost: 'google.com' }, 'organic'],
  [{ campaign: 'spring', medium: 'qr' }, undefined],
])('%j is %s', (touch, channel) => expect(channelOf(touch)).toBe(channel))
