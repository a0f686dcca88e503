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
    unit: '{unit} يمكنك إنفاقها',
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
    progress: '{have} من {need}',
    loading: 'جارٍ تحميل نقاطك',
  },
} as const
