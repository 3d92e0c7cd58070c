import NewsDomain
import NewsTestSupport

/// Articles as the demo has them, in languages that it has not.
enum JudgedArticles {
    static let records: [ImportRecord] = [
        .section("abroad"),
        // Chinese. The park mentions the city, which the underground has in its title.
        article("beijing-ditie", "zh", "北京地铁夜班车延长到凌晨两点", "从下周起，末班车推迟一小时。护士和面包师说，他们终于可以坐车回家。"),
        article("beihai-gongyuan", "zh", "北海公园的冬天", "湖面结冰以后，北京的老人带着自制的冰车来了。公园下午五点关门。"),
        article("gugong-yezhan", "zh", "故宫博物院推出夜间展览", "宫灯下的书画，每晚只接待三百名观众。"),
        // Japanese. 東京都 holds 京都, which is another city.
        article("tokyo-sento", "ja", "東京の銭湯、若者で満員に", "東京都内の銭湯は三十年ぶりに客が増えた。番台に立つのは二十代の店主だ。"),
        article("kyoto-toshokan", "ja", "京都の図書館、二十四時間開館へ", "学生の要望に応え、市の図書館は夜も灯りを消さない。"),
        article("yatai-ramen", "ja", "深夜のラーメン屋台が帰ってきた", "駅前の屋台は、終電を逃した人たちの食堂になっている。"),
        // Korean and Thai.
        article("busan-sijang", "ko", "부산 야시장이 다시 열린다", "상인들은 삼 년 만에 불을 켰다. 첫날 밤 국수가 동났다."),
        article("seoul-beoseu", "ko", "서울의 심야 버스", "새벽 두 시, 부산에서 온 학생이 버스를 기다린다."),
        article("talat-nam", "th", "ตลาดน้ำกลับมาเปิดอีกครั้ง", "เรือขายก๋วยเตี๋ยวลำแรกออกจากท่าก่อนรุ่งสาง"),
        // Turkish and Vietnamese.
        article(
            "istanbul-vapuru",
            "tr",
            "Işıklar sönünce: İstanbul'da gece vapuru",
            "Kaptan, köprünün altından geçerken düdüğü çalmadı."
        ),
        article(
            "agri-kis",
            "tr",
            "Ağrı'da kış: ılık su, soğuk çay",
            "Öğretmen İstanbul'dan geldi; sobayı yakmayı burada öğrendi."
        ),
        article(
            "pho-ha-noi",
            "vi",
            "Phở Hà Nội giữa mùa đông",
            "Quán mở cửa lúc năm giờ sáng, và hết hàng lúc bảy giờ."
        ),
        article("cau-da-nang", "vi", "Đà Nẵng xây cầu đi bộ mới", "Cây cầu nối hai bờ sông, không dành cho xe máy."),
        // Russian, Greek, Hebrew and Hindi.
        article(
            "yolka",
            "ru",
            "Ёлка на площади: город спорит о традиции",
            "Её привезли ночью, и утром никто не признался, кто её заказал."
        ),
        article("pogoda", "ru", "Зима без снега", "На рынке ёлка стоит дороже, чем в прошлом году."),
        article(
            "athina-nychta",
            "el",
            "Οι νύχτες της Αθήνας",
            "Η Αθήνα δεν κοιμάται το καλοκαίρι, λέει ο οδηγός του τραμ."
        ),
        article("shalom-shuk", "he", "שָׁלוֹם בַּשּׁוּק", "הרוכלים חזרו אל הדוכנים אחרי שבועיים."),
        article("dilli-kitab", "hi", "दिल्ली का किताब बाज़ार", "रविवार की सुबह सड़क पर किताबें बिछ जाती हैं।"),
    ]

    private static func article(_ slug: String, _ language: String, _ title: String, _ text: String) -> ImportRecord {
        .article(
            .sample(slug, title: title, section: "abroad") {
                $0.language = LanguageTag(language) ?? .english
                $0.body = Body(html: "<p>\(text)</p>", text: text)
            }
        )
    }
}
