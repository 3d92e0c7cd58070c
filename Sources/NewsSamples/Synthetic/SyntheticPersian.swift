internal import NewsDomain

extension SyntheticLanguage {
    /// A little Persian, with the zero-width non-joiners that it is spelt with.
    static func persian() -> SyntheticLanguage {
        let nouns = """
            طرح گزارش بازار بندر پل قطار موزه تئاتر تصمیم قرارداد برنامه رودخانه باغ کارخانه بیمارستان
            دانشگاه نمایشگاه جشنواره قانون پژوهش رصدخانه سد جاده محله ورزشگاه کتابخانه آرشیو بانک
            انتخابات برداشت ساحل نانوایی فرودگاه کارگاه مدرسه قنات بودجه ایستگاه جنگل
            """
        return SyntheticLanguage(
            tag: LanguageTag(trusted: "fa"),
            nouns: SyntheticWords(of: nouns, offset: 4),
            plurals: SyntheticWords(
                of: """
                    مردم کشاورزان کارگران دانشجویان پژوهشگران بازرگانان مهندسان ماهیگیران معلمان پزشکان
                    بازیکنان خوانندگان مسافران مستأجران صنعتگران رانندگان نوازندگان منتقدان
                    """
            ),
            adjectives: SyntheticWords(
                of: """
                    تازه محلی قدیمی عمومی بزرگ کوچک مشترک روستایی سالانه فنی نهایی موقت دائمی تاریخی نوین
                    دیجیتال مالی پزشکی فرهنگی ساحلی شمالی جنوبی کمیاب گران ارزان
                    """
            ),
            verbs: SyntheticWords(
                of: """
                    پذیرفت رد_کرد گشود بست گسترش_داد کاهش_داد بازسازی_کرد بررسی_کرد منتشر_کرد تغییر_داد
                    ثبت_کرد سنجید
                    """
            ),
            infinitives: SyntheticWords(
                of: "پذیرفتن گشودن بستن گسترش کاهش بازسازی بررسی انتشار تغییر حفاظت ثبت سنجش"
            ),
            adverbs: SyntheticWords(of: "دیروز دوباره آرام زود رسماً کم_کم دو_بار اغلب امسال سرانجام"),
            places: SyntheticWords(
                of: """
                    نیلوفران سپیدرود_بالا دشت_انار چشمه_زاغ کوه_سرو بندر_صدف باغ_سیب ریگ_آباد پل_سفید
                    آسیاب_کهنه مهرآباد_نو
                    """
            ),
            surnames: SyntheticWords(
                of: """
                    رستگار سپهری کاشفی مهرآبادی انارکی سروستانی دریایی کویری باغبان چشمه
                    """
            ),
            firstNames: SyntheticWords(
                of: """
                    مهتاب آرش طلعت یدالله فرزانه مینا سهراب پروین کاوه نرگس بهرام شیرین
                    """
            ),
            organisations: SyntheticWords(
                of: """
                    شورای_شهر پژوهشگاه_آب اتحادیه_بنادر دانشگاه_ساحل اتاق_بازرگانی خانه_کتاب
                    """
            ),
            sentences: SyntheticTemplates(
                """
                {organisation} {adverb} {noun} {adjective} {place} را {verb}.
                به گفته {name}، {noun} {adjective} در {place} پس از {number} روز گفتگو به نتیجه رسید.
                در {place} بیشتر {nouns} باور دارند که {noun} از {noun} مهم‌تر است.
                آمار از {number} مورد در {place} و {number} مورد در {place} خبر می‌دهد.
                {surname} که سال‌هاست {noun} را دنبال کرده است، {infinitive} آن را کار درستی می‌داند.
                هیچ کس انتظار نداشت که {nouns} بتوانند {noun} {adjective} را نگه دارند.
                از آن روز {noun} موضوع گفتگوی {nouns} در {place} شده است.
                هزینه {infinitive} {noun} را {organisation} و {nouns} با هم می‌پردازند.
                پرسش این است که {noun} {adjective} تا کی می‌تواند بی {noun} دوام بیاورد.
                """
            ),
            topicSentences: SyntheticTemplates(
                """
                در این میان {organisation} {noun} {adjective} {place} را {verb}.
                """
            ),
            titles: SyntheticTemplates(
                """
                {noun} {adjective} در {place}
                {organisation} {noun} {place} را {verb}
                چرا {nouns} {place} به {noun} {adjective} نیاز دارند
                {place} در انتظار {noun} {adjective}
                """
            ),
            headings: SyntheticTemplates("{nouns} چه می‌خواهند\nپس از {noun}\n{noun} {adjective}"),
            quotes: SyntheticTemplates(
                """
                ما در {place} چیزهای زیادی دیده‌ایم، اما {noun} {adjective} چیز دیگری است.
                """
            ),
            items: SyntheticTemplates(
                """
                {infinitive} {noun} {adjective}؛
                حفاظت از {nouns} {place}؛
                انتشار کامل {noun}.
                """
            ),
            comments: SyntheticTemplates(
                """
                من در {place} زندگی می‌کنم و {noun} را خوب می شناسم.
                از مقاله شما درباره {place} سپاسگزارم.
                چرا نظر {nouns} را نپرسیدند؟
                """
            )
        )
    }
}
