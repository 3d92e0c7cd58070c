import NewsDomain
import Testing

struct BotListTests {
    private let list = BotList.standard

    @Test(arguments: BotAgents.all)
    func botsAreBots(agent: String) {
        #expect(list.isBot(userAgent: agent))
    }

    @Test(arguments: ReaderAgents.ofDeviceDetector + ReaderAgents.ofFakeUserAgent)
    func readersAreNot(agent: String) {
        #expect(!list.isBot(userAgent: agent))
    }

    @Test(arguments: [
        "Daily/4.2 (com.example.daily; build:7; iOS 18.3.2) Alamofire/5.10.2", "okhttp/4.12.0", "Dart/3.5 (dart:io)",
        "Daily/7 CFNetwork/1568.300.101 Darwin/24.2.0", "Dalvik/2.1.0 (Linux; U; Android 14; Pixel 8 Build/AD1A)",
    ])
    func librariesOfAppsAreReaders(agent: String) {
        #expect(!list.isBot(userAgent: agent))
    }

    @Test(arguments: [nil, "", " ", " \t "])
    func noAgentIsABot(agent: String?) {
        #expect(list.isBot(userAgent: agent))
    }

    @Test func theCaseOfLettersDoesNotMatter() {
        #expect(list.isBot(userAgent: "PYTHON-REQUESTS/2.32.3"))
        #expect(list.isBot(userAgent: "mozilla/5.0 (compatible; GPTBOT/1.3)"))
    }

    @Test func botsThatAreOnNoListAreFound() {
        #expect(list.isBot(userAgent: "Mozilla/5.0 (compatible; NeverHeardOfBot/0.1)"))
        #expect(list.isBot(userAgent: "Quux (+https://example.org/about-quux)"))
    }

    @Test func aPhoneThatEndsInBotIsNone() {
        #expect(!list.isBot(userAgent: "Mozilla/5.0 (Linux; Android 13; CUBOT; wv) Chrome/120.0.0.0 Mobile"))
        #expect(!list.isBot(userAgent: "Mozilla/5.0 (Linux; Android 13; CUBOT"))
        #expect(list.isBot(userAgent: "Mozilla/5.0 (Linux; Android 13; CUBOT) (compatible; FooBot/1.0)"))
    }

    @Test func theEndOfALongAgentIsNotLookedAt() {
        let limit = BotList.maximumLength
        let bot = "Googlebot/2.1"
        #expect(list.isBot(userAgent: filler(limit - bot.count) + bot))
        #expect(!list.isBot(userAgent: filler(limit) + bot))
        #expect(!list.isBot(userAgent: filler(1_000_000)))
        // Cut after `bot`, which is a bot's only where the agent ends.
        #expect(list.isBot(userAgent: filler(limit - 3) + "bot"))
        #expect(!list.isBot(userAgent: filler(limit - 3) + "bottle"))
    }

    @Test func whatIsNotASCIIIsPassedOver() {
        #expect(!list.isBot(userAgent: "Читатель/1.0 (Android 14; Телефон)"))
        #expect(list.isBot(userAgent: "Читатель/1.0 Googlebot/2.1"))
    }

    @Test func anchorsHoldAtTheEndsAlone() {
        let list = BotList(bots: ["^curl", "labs$"])
        #expect(list.isBot(userAgent: "curl/8.5.0"))
        #expect(!list.isBot(userAgent: "Mozilla/5.0 curl"))
        #expect(!list.isBot(userAgent: "x^curl"))
        #expect(list.isBot(userAgent: "SSL Labs"))
        #expect(!list.isBot(userAgent: "SSL Labs/2"))
        #expect(!list.isBot(userAgent: "SSL Labs$ 2"))
    }

    @Test func patternsThatShareLettersAreAllFound() {
        let list = BotList(bots: ["she", "hers", "his", "usher"])
        for agent in ["a she", "uhers", "this", "ushe"] { #expect(list.isBot(userAgent: agent)) }
        for agent in ["her", "sh e", "hi", "uher"] { #expect(!list.isBot(userAgent: agent)) }
    }

    @Test func aReadersPatternHidesOnlyWhatItEndsIn() {
        let list = BotList(bots: ["bot/", "feed"], readers: ["cubot/"])
        #expect(!list.isBot(userAgent: "cubot/"))
        #expect(list.isBot(userAgent: "ubot/"))
        #expect(list.isBot(userAgent: "cubot/ bot/"))
        #expect(list.isBot(userAgent: "cubot/feed"))
    }

    @Test func everyPatternOfTheListIsFound() {
        let agents = BotPatterns.bots.map { $0.filter { $0 != "^" && $0 != "$" } }
        let missed = (agents + agents.map { $0.uppercased() }).filter { !list.isBot(userAgent: $0) }
        #expect(missed.isEmpty)
    }

    private func filler(_ length: Int) -> String {
        String(repeating: "x", count: length)
    }
}

private enum BotAgents {
    /// Examples that crawler-user-agents 1.67.0 (October 2026) gives.
    static let all = [
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; "
            + "+http://www.google.com/bot.html) Safari/537.36",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; "
            + "+http://www.bing.com/bingbot.htm) Chrome/103.0.5060.134 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 8_1 like Mac OS X) AppleWebKit/600.1.4 (KHTML, like Gecko) "
            + "Version/8.0 Mobile/12B411 Safari/600.1.4 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
        "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 8_1 like Mac OS X) AppleWebKit/600.1.4 (KHTML, like Gecko) "
            + "Version/8.0 Mobile/12B410 Safari/600.1.4 (Applebot/0.1; +http://www.apple.com/go/applebot)",
        "Mozilla/5.0 (Linux; Android 7.0;) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 "
            + "(compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp China; http://misc.yahoo.com.cn/help.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.0; +https://openai.com/gptbot)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; OAI-SearchBot/1.0; "
            + "+https://openai.com/searchbot",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
        "Claude-User (claude-code/2.1.86; +https://support.anthropic.com/)",
        "CCBot/2.0 (https://commoncrawl.org/faq/)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; "
            + "+https://perplexity.ai/perplexitybot)",
        "Mozilla/5.0 (Linux; Android 8.0; Pixel 2 Build/OPD3.170816.012) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Chrome/58.0.9038.1080 Mobile Safari/537.36; Bytespider",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_10_1) AppleWebKit/600.2.5 (KHTML, like Gecko) "
            + "Version/8.0.2 Safari/600.2.5 (Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot)",
        "meta-externalagent/1.1",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "WhatsApp/2.19.330 A",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        "Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)",
        "Pinterest/0.2 (+http://www.pinterest.com/bot.html)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
        "Iframely/1.3.1 (+https://iframely.com/docs/about) Atlassian",
        "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Ubuntu "
            + "Chromium/61.0.3163.100 Chrome/61.0.3163.100 Safari/537.36 PingdomPageSpeed/1.0 (pingbot/2.0; "
            + "http://www.pingdom.com/)",
        "StatusCake_Uptime_Checker/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.7204.168 "
            + "Safari/537.36 DatadogSynthetics",
        "Uptime-Kuma/1.18.0",
        "FeedlyBot/1.0 (http://feedly.com)",
        "FreshRSS/1.11.2 (Linux; https://freshrss.org) like Googlebot",
        "Tiny Tiny RSS/19.8 (http://tt-rss.org/)",
        "Mozilla/5.0 (compatible; inoreader.com; 1 subscribers)",
        "Mozilla/5.0 (compatible; Miniflux/3b6e44c; +https://miniflux.app)",
        "Wget/1.20.3 (linux-gnu)",
        "python-requests/2.22.0",
        "Python/3.7 aiohttp/3.6.2a2",
        "axios/0.19.0",
        "Apache-HttpClient/4.5.10 (Java/1.8.0_201)",
        "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
        "HTTPie/3.2.2",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 "
            + "Safari/537.36 Puppeteer",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/120.0.0.0 Safari/537.36 Playwright/1.40.0",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5 Build/MRA58N) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/74.0.3694.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
        "SEMrushBot",
        "ia_archiver-web.archive.org",
        "GoogleOther",
        "Scrapy/1.0.3 (+http://scrapy.org)",
        "Twitterbot/0.1",
        "curl/7.29.0",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 "
            + "Safari/538.1 bl.uk_lddc_renderbot/2.0.0 (+ "
            + "http://www.bl.uk/aboutus/legaldeposit/websites/websites/faqswebmaster/index.html)",
    ]
}

private enum ReaderAgents {
    /// From the fixtures of Matomo's device-detector, as in its Python port 6.5.1 (October 2026).
    static let ofDeviceDetector = [
        "Mozilla/5.0 (Linux; Android 7.0; BL5000 Build/NRD90M; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Version/4.0 Chrome/63.0.3239.111 Mobile Safari/537.36 [Pinterest/Android]",
        "Mozilla/5.0 (Linux; Android 10; M2006C3LG Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, "
            + "like Gecko) Version/4.0 Chrome/96.0.4664.104 Mobile Safari/537.36Snapchat11.59.0.35 (M2006C3LG; "
            + "Android 10#V12.0.17.0.QCDMIXM#29; gzip)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 14_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Mobile/18C66 "
            + "[FBAN/FBIOS;FBDV/iPhone10,6;FBMD/iPhone;FBSN/iOS;FBSV/14.3;FBSS/3;FBID/phone;FBLC/ru_RU;FBOP/5]",
        "Mozilla/5.0 (Linux; Android 4.4.4; Xtab 7 Build/KTU84Q) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Version/4.0 Chrome/33.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/42.0.0.27.114;]",
        "Mozilla/5.0 (Linux; Android 15; SM-A146P Build/AP3A.240905.015.A2; wv) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Version/4.0 Chrome/140.0.7339.207 Mobile Safari/537.36 "
            + "[LinkedInApp]/2.200.63",
        "Mozilla/5.0 (Linux; U; Android 4.3; zh-cn; N5110 Build/JLS36C) AppleWebKit/533.1 (KHTML, like "
            + "Gecko)Version/4.0 MQQBrowser/5.4 TBS/025438 Mobile Safari/533.1 "
            + "MicroMessenger/6.2.0.52_r1162382.561 NetType/3gnet Language/zh_CN",
        "Mozilla/5.0 (Linux; Android 11; SM-F926N Build/RP1A.200720.012; wv) AppleWebKit/537.36 (KHTML, "
            + "like Gecko) Version/4.0 Chrome/94.0.4606.85 Safari/537.36;KAKAOTALK 2309520",
        "Mozilla/5.0 (Linux; Android 7.0; Redmi Note 4 Build/NRD90M; wv) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Version/4.0 Chrome/66.0.3359.126 Mobile Safari/537.36 Line/8.5.3/IAB",
        "Mozilla/5.0 (Linux; Android 12; SM-F721N Build/SP2A.220305.013; wv) AppleWebKit/537.36 (KHTML, "
            + "like Gecko) Version/4.0 Chrome/90.0.4430.232 Whale/1.0.0.0 Crosswalk/26.90.3.26 Mobile "
            + "Safari/537.36 NAVER(inapp; search; 1010; 11.15.1)",
        "Mozilla/5.0 (Linux; Android 7.1.2; G011A Build/N2G48H; wv) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Version/4.0 Chrome/66.0.3359.158 Safari/537.36 Viber/11.9.5.8",
        "Mozilla/5.0 (Linux; Android 5.1.1; SAMSUNG SM-T670) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "SamsungBrowser/10.2 Chrome/71.0.3578.99 Safari/537.36",
        "Mozilla/5.0 Linux; U; Android 4.1.1; en-US; TM-9750HD Build/JRO03H AppleWebKit/534.30 KHTML, "
            + "like Gecko Version/4.0 UCBrowser/11.2.0.915 U3/0.8.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Linux; Android 7.1.2; AEOHP Build/NS6546;) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Silk/126.3.601 like Chrome/126.0.6478.242 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
            + "Chrome/77.0.3865.92 Mobile Safari/537.36 DuckDuckGo/5",
        "Mozilla/5.0 (Linux; U; Android 12; ru-ru; Xiaomi Civi 1S Build/SKQ1.211006.001) "
            + "AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 "
            + "XiaoMi/MiuiBrowser/13.32.0-gn",
        "Mozilla/5.0 (Linux; Android 12; STG-LX1; HMSCore 6.11.0.302) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Chrome/99.0.4844.88 HuaweiBrowser/14.0.0.323 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; V2283A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
            + "Chrome/87.0.4280.141 Mobile Safari/537.36 VivoBrowser/15.3.0.2",
        "Mozilla/5.0 (Linux; U; Android 10; en-us; RMX2076 Build/QKQ1.191222.002) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Version/4.0 Chrome/70.0.3538.80 Mobile Safari/537.36 HeyTapBrowser/45.7.0.0",
        "Mozilla/5.0 (Linux; Android 10; Joy 3) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "coc_coc_browser/87.0.184 Mobile Chrome/81.0.4044.184 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 5.1; UOOGOU F9 Build/LMY47D; wv) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Version/4.0 Chrome/68.0.3440.106 Mobile Safari/537.36 AWP/2.0 "
            + "SogouMSE,SogouMobileBrowser/5.28.12",
        "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chr0me/87.0.4280.88 "
            + "Safari/537.36 LG Browser/8.00.00(LGE; VEL55USVW; 04.42.26; 0x00000001; DTV_C22P); webOS.TV-2022; "
            + "LG NetCast.TV-2013 Compatible (LGE, VEL55USVW, wireless)",
        "HbbTV/1.5.1 "
            + "(+DRM;Samsung;SmartTV2021:QAQ80;T-NKMDEUC-0912.30;NikeM;urn:samsungtv:familyname:21_NIKEM2_QTV:2021;) "
            + "Tizen/6.0 (+TVPLUS+SmartHubLink+360avc) Chrome/76 LaTivu_1.0.1_2021 VID/10",
        "Mozilla/5.0 (Linux; Andr0id 10; BRAVIA VH1) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/84.0.4147.125 Safari/537.36 OPR/46.0.2207.0 OMI/4.21.0.273.DIA6.105 HbbTV/1.5.1 ( DRM; "
            + "Sony; BRAVIA_VH1; unknown; unknown; mt5895; ) FVC/6.0 (Sony;mt5895;)",
        "Mozilla/5.0 (PlayStation 5/SmartTV) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mozilla/5.0 (Nintendo Switch; LoginApplet; Nintendo Switch Lite) AppleWebKit/613.0 (KHTML, like "
            + "Gecko) NF/6.0.3.28.8 NintendoBrowser/5.1.0.36948",
        "Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0.4430.225 "
            + "Safari/537.36 CrKey/1.56.500000 DeviceType/SmartSpeaker",
        "Mozilla/5.0 (Mobile; Nokia 2720 V Flip; rv:48.0; CAEN) Gecko/48.0 Firefox/48.0 KAIOS/2.5.4 PodLP/2.2.1",
        "Mozilla/5.0 (Linux; U; Android 4.2.1; en-us; Amazon Kindle Fire Build/JOP40D; CyanogenMod-10.1) "
            + "AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Windows NT 6.3; Win64; x64; Trident/7.0; Touch; TAJB; rv:11.0) like Gecko",
        "Mozilla/5.0 (Linux; Android 4.4.2; X-pad STYLE 8 3G) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/78.0.3904.108 Safari/537.36 OPR/56.0.2780.51441",
        "Mozilla/5.0 (Linux; Android 7.0; CUBOT CHEETAH 2) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/72.0.3626.105 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; U; Android 4.2.2; it-it; S308 Build/CUBOT) AppleWebKit/534.30 (KHTML, like "
            + "Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Linux; Android 4.4.2; Cubot X9) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/77.0.3865.42 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; Spider 8) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/124.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 7.0; M bot 60 Build/NRD90M) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/58.0.3029.83 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 4.4.2; HTCButterflys901s Build/KOT49H) AppleWebKit/537.36 (KHTML "
            + "like Gecko) Chrome/41.0.2272.96 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 10; Panasonic_ELUGA_C) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/89.0.4389.105 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 8.1.0; Fever_Plus_J) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/95.0.4638.50 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 15; CPH2581 Build/AP3A.240617.008; ) AppleWebKit/537.36 (KHTML, like "
            + "Gecko) Version/4.0 Chrome/141.0.7390.122 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 6.0; SMART 4G Speedy 5.0 Plus Build/MRA58K) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Version/4.0 Chrome/44.0.2403.119 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 8.0.0; Expanse) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/86.0.4240.99 Mobile Safari/537.36",
    ]

    /// From the log of browsers in fake-useragent 2.2.0 (April 2025).
    static let ofFakeUserAgent = [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            + "Gecko) Mobile/22D82 Instagram 375.2.0.33.77 (iPhone16,1; iOS 18_3_2; en_US; en; scale=3.00; "
            + "1179x2556; 719346134)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            + "Gecko) Mobile/22D82 Twitter for iPhone/10.90",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "GSA/319.0.638705450 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            + "Gecko) Mobile/15E148 "
            + "[FBAN/FBIOS;FBAV/501.2.0.65.109;FBBV/717317385;FBDV/iPhone12,8;FBMD/iPhone;FBSN/iOS;FBSV/18.3.2;FBSS/2;FBCR/;FBID/phone;FBLC/en_US;FBOP/80]",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 "
            + "Mobile Safari/537.36 EdgA/134.0.0.0",
        "Mozilla/5.0 (iPad; CPU OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "EdgiOS/134.0.3124.95 Version/18.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            + "Gecko) FxiOS/137 Mobile/15E148 Version/15.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_7_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            + "Gecko) CriOS/131.0.6778.134 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/135.0.0.0 "
            + "Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:138.0) Gecko/20100101 Firefox/138.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Version/18.3 Safari/605.1.15 Ddg/18.3",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
            + "Gecko) Version/18.3 Mobile/15E148 Safari/604.1 OPT/5.5.0",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 "
            + "Chrome/130.0.0.0 Mobile Safari/537.36",
    ]
}
