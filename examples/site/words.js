// What the pages say by themselves. Another language is another place in each list.

const languages = ['en', 'ar', 'fa']
const words = {
  search: ['Search', 'بحث', 'جست‌وجو'],
  sections: ['Sections', 'الأقسام', 'بخش‌ها'],
  languages: ['Languages', 'اللغات', 'زبان‌ها'],
  more: ['More', 'المزيد', 'بیشتر'],
  skip: ['Skip to the content', 'تخطَّ إلى المحتوى', 'پرش به محتوا'],
  mostViewed: ['Most viewed', 'الأكثر قراءة', 'پربازدیدترین'],
  day: ['Day', 'اليوم', 'روز'],
  week: ['Week', 'الأسبوع', 'هفته'],
  month: ['Month', 'الشهر', 'ماه'],
  galleries: ['Galleries', 'معارض الصور', 'گالری‌ها'],
  photo: ['Pictures', 'صور', 'عکس'],
  film: ['► Film', '► أفلام', '► فیلم'],
  related: ['Related', 'ذات صلة', 'مطالب مرتبط'],
  tags: ['Tags', 'وسوم', 'برچسب‌ها'],
  glossary: ['In this article', 'في هذا المقال', 'در این مقاله'],
  corrections: ['Corrections', 'تصويبات', 'اصلاحیه'],
  comments: ['Comments', 'التعليقات', 'دیدگاه‌ها'],
  comment: ['Write a comment', 'اكتب تعليقًا', 'دیدگاه بنویسید'],
  reply: ['Reply', 'ردّ', 'پاسخ'],
  replyTo: ['Reply to', 'ردّ على', 'پاسخ به'],
  cancel: ['Cancel', 'إلغاء', 'لغو'],
  name: ['Name', 'الاسم', 'نام'],
  email: ['E-mail', 'البريد الإلكتروني', 'ایمیل'],
  emailHint: ['It is not shown.', 'لا يُعرض.', 'نشان داده نمی‌شود.'],
  text: ['Comment', 'التعليق', 'متن'],
  send: ['Send', 'أرسل', 'بفرست'],
  sent: ['Thank you. It is published.', 'شكرًا، نُشر تعليقك.', 'سپاس، منتشر شد.'],
  waits: ['Thank you. A moderator reads it before it is shown.', 'شكرًا، سيراجعه المشرف قبل نشره.', 'سپاس، پیش از انتشار بررسی می‌شود.'],
  waiting: ['Waits for a moderator', 'بانتظار المشرف', 'در انتظار بررسی'],
  anonymous: ['Anonymous', 'مجهول', 'ناشناس'],
  deleted: ['This comment was removed.', 'حُذف هذا التعليق.', 'این دیدگاه حذف شد.'],
  closed: ['Comments are closed.', 'التعليقات مغلقة.', 'دیدگاه‌ها بسته است.'],
  updated: ['Updated', 'حُدّث', 'به‌روز شد'],
  minutes: ['min', 'دقيقة', 'دقیقه'],
  source: ['Source', 'المصدر', 'منبع'],
  previous: ['Previous', 'السابق', 'قبلی'],
  next: ['Next', 'التالي', 'بعدی'],
  results: ['results', 'نتيجة', 'نتیجه'],
  didYouMean: ['Did you mean', 'هل تقصد', 'منظورتان این بود'],
  nothingFound: ['Nothing was found.', 'لا نتائج.', 'چیزی یافت نشد.'],
  empty: ['Nothing has been published yet.', 'لم يُنشر شيء بعد.', 'هنوز چیزی منتشر نشده است.'],
  missing: ['There is nothing at this address.', 'لا شيء في هذا العنوان.', 'در این نشانی چیزی نیست.'],
  gone: ['This was taken down.', 'أُزيل هذا المحتوى.', 'این مطلب برداشته شده است.'],
  busy: ['Too many are asking just now.', 'الطلبات كثيرة الآن.', 'اکنون درخواست‌ها زیاد است.'],
  failed: ['This cannot be shown just now.', 'لا يمكن عرض هذا الآن.', 'اکنون نمایش داده نمی‌شود.'],
  offline: ['There is no connection.', 'لا يوجد اتصال.', 'اتصال برقرار نیست.'],
  retry: ['Try again', 'أعد المحاولة', 'دوباره'],
  preview: ['Preview: a draft', 'معاينة: مسودة', 'پیش‌نمایش: پیش‌نویس'],
  feed: ['Feed', 'الخلاصة', 'خوراک'],
}

let column = 0

/** Takes the words of a language, where there are any; whether there are. */
export function speak(language) {
  const known = languages.indexOf(language?.split('-')[0])
  if (known >= 0) column = known
  return known >= 0
}

/** A word or sentence in the language of the page. */
export const say = key => words[key][column]

/** Which way a language is written. */
export const direction = language => /^(ar|fa|he|ur|ps|yi|ckb|sd|ug|dv)\b/.test(language) ? 'rtl' : 'ltr'
