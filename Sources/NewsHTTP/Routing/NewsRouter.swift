package import Hummingbird
package import NewsDomain

/// The API over HTTP.
package struct NewsRouter {
    private let table: RouteTable

    /// The routes of a newsroom; `contract` is the reference that it answers about itself.
    package init(newsroom: Newsroom, contract: ContractDocuments) {
        table = RouteTable(
            endpoints: DiscoveryController().endpoints
                + ArticleController(newsroom: newsroom).endpoints
                + CommentController(newsroom: newsroom).endpoints
                + Catalogues(newsroom: newsroom).endpoints
                + ContractController(documents: contract).endpoints
                + HealthController(newsroom: newsroom).endpoints
        )
    }

    /// Every route as `GET /v1/articles`, in the order of the tables.
    package var routes: [String] {
        table.endpoints.map { "\($0.method.rawValue) \($0.path)" }
    }

    /// The routes with everything that stands around them.
    package func responder() -> RouterResponder<NewsRequestContext> {
        let router = Router(context: NewsRequestContext.self)
        router.add(middleware: RequestIDMiddleware())
        router.add(middleware: CORSMiddleware())
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: URLMiddleware())
        table.add(to: router)
        return router.buildResponder()
    }
}
