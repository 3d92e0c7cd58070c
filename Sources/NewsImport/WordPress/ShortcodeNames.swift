/// Which names in brackets are shortcodes by themselves.
enum ShortcodeNames {
    /// Whether a shortcode is one by its name, whatever else it has.
    static func isKnown(_ code: Shortcode) -> Bool {
        known.contains(code.name) || prefixes.contains { code.name.hasPrefix($0) }
            || (!code.attributes.isEmpty && words.contains(code.name))
    }

    /// Also words that an author may put into brackets: shortcodes only where something follows the name.
    private static let words: Set<String> = [
        "button", "code", "columns", "gist", "instagram", "latex", "map", "poll", "products", "recipe", "scribd",
        "slideshow", "soundcloud", "spotify", "ted", "tweet", "vine",
    ]

    private static let known: Set<String> = [
        // WordPress
        "audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption",
        // WordPress.com and Jetpack
        "contact-field", "contact-form", "dailymotion", "display-posts", "googlemaps", "googlevideo",
        "jetpack-related-posts", "jetpack_subscription_form", "kickstarter", "mailchimp_subscriber_popup", "polldaddy",
        "recipe-nutrition", "slideshare", "slideshow_deploy", "sourcecode", "twitter-timeline", "twitvid", "vimeo",
        "videopress", "wpvideo", "wufoo", "youtube",
        // Widespread plugins
        "addtoany", "advanced_iframe", "bbp-topic-index", "caldera_form", "contact-form-7", "do_widget", "easy-tweet",
        "formidable", "googlemap", "gravityform", "gravityforms", "imagebrowser", "mc4wp_form", "metaslider",
        "nggallery", "ngg_images", "ninja_form", "ninja_forms", "ninja_forms_display_form", "product_category",
        "rev_slider", "sc_embed_player", "searchandfilter", "singlepic", "sitemap_generator", "smartslider3",
        "table_of_contents", "tablepress", "toc", "tribe_events", "ultimatemember", "woocommerce_cart",
        "woocommerce_checkout", "woocommerce_my_account", "wp_sitemap_page", "wpforms", "wpgmza", "yarpp",
        "yoast-breadcrumb",
    ]

    /// Of page builders, whose names are their own.
    private static let prefixes = ["et_pb_", "vc_", "av_", "fusion_", "mk_", "nectar_", "elementor-", "su_", "wpdm_"]
}
