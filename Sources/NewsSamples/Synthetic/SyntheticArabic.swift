internal import NewsDomain

extension SyntheticLanguage {
    /// A little Arabic: nouns, names and verbs in the masculine, so that whatever is put together agrees.
    static func arabic() -> SyntheticLanguage {
        let nouns = """
            المشروع التقرير المجلس السوق الميناء الجسر القطار المتحف المسرح القرار الاتفاق البرنامج
            الموسم النهر الحقل المصنع المستشفى المعهد المعرض المهرجان القانون العقد البحث المرصد السد
            الطريق الحي الملعب الفريق الكتاب الأرشيف المصرف المؤتمر الاقتراع الحصاد المناخ الشاطئ
            البستان المخبز المطار
            """
        // Only plurals that have one form in every case.
        let plurals = """
            السكان العمال الطلاب التجار الأطباء القراء الزوار النقاد البحارة الحراس الكتّاب الشعراء
            الخبراء الجيران الأطفال العلماء الرعاة الحكام
            """
        return SyntheticLanguage(
            tag: LanguageTag(trusted: "ar"),
            nouns: SyntheticWords(of: nouns, offset: 4),
            plurals: SyntheticWords(of: plurals),
            adjectives: SyntheticWords(
                of: """
                    الجديد المحلي القديم العام الكبير الصغير الأخير المشترك الريفي السنوي التقني النهائي
                    المؤقت الدائم التاريخي الحديث الرقمي المالي الطبي الثقافي الساحلي الشمالي الجنوبي المتوقع
                    النادر
                    """
            ),
            verbs: SyntheticWords(
                of: """
                    أيّد رفض أجّل راجع افتتح موّل وسّع خفّض رمّم درس ناقش وصف أعلن نشر غيّر حمى قاس سجّل
                    """
            ),
            infinitives: SyntheticWords(
                of: """
                    تأييد رفض تأجيل افتتاح تمويل توسيع ترميم نشر تغيير قياس تسجيل تنظيم تطوير اختبار
                    """
            ),
            adverbs: SyntheticWords(of: "أمس مجددًا سريعًا ببطء علنًا رسميًا تدريجيًا مرتين غالبًا قريبًا"),
            places: SyntheticWords(
                of: """
                    الريحانية وادي_السدر رأس_اللؤلؤ تل_الزيتون عين_النخيل بئر_القمر مرسى_النور جبل_الصنوبر
                    سهل_الياسمين باب_الميناء حصن_الرمل نبع_الغزال
                    """
            ),
            surnames: SyntheticWords(
                of: """
                    الريحاني المرزوقي الأنصاري البدري الصيرفي الوزان الكندي السواقي النخلي الشاطئي
                    """
            ),
            firstNames: SyntheticWords(of: "إدريس زياد ياسين كريم نادر فارس سامر وائل رامي طارق مالك باسل"),
            organisations: SyntheticWords(
                of: """
                    مجلس_المدينة معهد_المياه اتحاد_الموانئ مركز_الساحل ديوان_التجارة صندوق_الإسكان
                    نادي_البحارة
                    """
            ),
            sentences: SyntheticTemplates(
                """
                {verb} {noun} {adjective} في {place} ما طلبه {nouns} قبل {number} يومًا.
                قال {name} إن {noun} {adjective} في {place} يحتاج إلى {infinitive} جديد قبل نهاية العام.
                وفي {place} يرى {nouns} أن {noun} أهم من {noun} الذي تحدث عنه الجميع.
                {adverb} {verb} {organisation} {noun} {adjective} من دون أن يسأل {nouns}.
                تشير الأرقام إلى {number} حالة في {place} و{number} حالة في {place} هذا العام.
                ويعود الخلاف إلى {noun} {adjective} الذي {verb} {organisation} في العام الماضي.
                لم يكن {nouns} ينتظرون أن يصل {noun} إلى {place} بهذه السرعة.
                أما {surname} فيقول إن {infinitive} هذا {noun} مسألة وقت لا أكثر.
                وقد {verb} {organisation} كلًا من {noun} {adjective} و{noun} {adjective} في جلسة واحدة.
                ومنذ ذلك اليوم صار {noun} حديث {nouns} في {place} وفي {place}.
                """
            ),
            topicSentences: SyntheticTemplates(
                """
                وفي هذا السياق {verb} {organisation} {noun} {adjective} في {place}.
                """
            ),
            titles: SyntheticTemplates(
                """
                {noun} {adjective} في {place}
                {organisation} و{noun} {adjective}
                كيف {verb} {nouns} {noun} في {place}
                {place} تنتظر {noun} {adjective}
                """
            ),
            headings: SyntheticTemplates("ماذا يريد {nouns}\nما بعد {noun}\n{noun} {adjective}"),
            quotes: SyntheticTemplates(
                """
                لم نعرف في {place} موسمًا مثل هذا، لكن {noun} {adjective} يبقى لنا جميعًا.
                """
            ),
            items: SyntheticTemplates(
                """
                {infinitive} {noun} {adjective}؛
                حماية {nouns} في {place}؛
                نشر {noun} كاملًا.
                """
            ),
            comments: SyntheticTemplates(
                """
                أسكن في {place} وأعرف {noun} جيدًا.
                شكرًا على هذا المقال عن {place}.
                ولماذا لم يُسأل {nouns} عن رأيهم؟
                """
            )
        )
    }
}
