import ArgumentParser
import NewsServer

/// `broadsheet import wordpress`
struct ImportWordPress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wordpress",
        abstract: "Import a WordPress export (Tools → Export, WXR 1.0 to 1.2).",
        discussion: """
            An export that is split over several files is best imported as one: name them all, in any order. A second run \
            changes only what changed. A file that is not well-formed changes nothing.
            """
    )

    @Argument(help: "The files of the export.", completion: .file(extensions: ["xml"]))
    var files: [String]

    @OptionGroup var data: DataOption

    @Flag(help: "Say what would be imported, and write nothing.")
    var dryRun = false

    @Flag(help: "Import pages as articles too, in a section of their own.")
    var includePages = false

    @Option(help: "The language of posts that name none, such as fa or pt-BR. Default: that of the site.")
    var language: String?

    @Option(
        name: .customLong("section-from"),
        help: "The taxonomy whose first term, or chosen main term, is the section: category, tag or one of a plug-in."
    )
    var sectionTaxonomy = "category"

    @Flag(help: "Print the report as JSON, with all that was lost.")
    var json = false

    func run() async throws {
        var request = WordPressRequest(files: files)
        request.dryRun = dryRun
        request.includesPages = includePages
        request.language = language
        request.sectionTaxonomy = sectionTaxonomy
        let (wanted, configuration) = (request, try data.configuration())
        try reportImport(json: json) { watch in try importWordPress(wanted, configuration, watch: watch) }
    }
}
