/** The few words a merchant would bring for an Arabic shop: what is left out is shown in English. */

export const ARABIC = {
  ui: {
    open: 'المكافآت والمساعدة',
    close: 'إغلاق',
    hello: 'مرحبًا {name}',
    loading: 'جارٍ التحميل',
    retry: 'حاول مرة أخرى',
    failed: 'تعذّر تحميل هذا القسم.',
  },
  loyalty: {
    title: 'نقاطك',
    noun: {
      zero: 'نقطة',
      one: 'نقطة',
      two: 'نقطتان',
      few: 'نقاط',
      many: 'نقطة',
      other: 'نقطة',
    },
    unit: {
      zero: 'نقطة يمكنك إنفاقها',
      one: 'نقطة يمكنك إنفاقها',
      two: 'نقطتان يمكنك إنفاقهما',
      few: 'نقاط يمكنك إنفاقها',
      many: 'نقطة يمكنك إنفاقها',
      other: 'نقطة يمكنك إنفاقها',
    },
    missing: '{amount} حتى مستوى {tier}',
    tier: 'مستوى {tier}',
    tierNone: 'مستواك الأول',
    earn: '{points} عن كل {amount} تنفقها',
    from: 'من {amount}',
    rate: '{rate}× نقاط',
    levels: 'المستويات',
    guestTitle: 'نقاط مع كل طلب',
    guestLead: 'سجّل الدخول لتجمع النقاط وترى رصيدك.',
    signIn: 'تسجيل الدخول',
    progress: '{have} من {need} نقطة',
    loading: 'جارٍ تحميل نقاطك',
  },
} as const
