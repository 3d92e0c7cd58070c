internal import NewsDomain

/// The API's reference in its two forms.
package struct ContractDocuments: Sendable {
    let version: String
    let yaml: String
    let json: @Sendable () throws -> String

    /// The reference in YAML, and its version; `json` makes the same in JSON when it is first asked for.
    package init(version: String, yaml: String, json: @escaping @Sendable () throws -> String) {
        self.version = version
        self.yaml = yaml
        self.json = json
    }
}

/// The reference, for machines.
struct ContractController {
    let documents: ContractDocuments
    let caching: ResponseCaching

    var endpoints: [Endpoint] {
        [
            Endpoint(read: "/openapi.yaml", yaml),
            Endpoint(read: "/openapi.json", json),
        ]
    }

    /// GET /openapi.yaml
    @Sendable func yaml(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        return try caching.answer(request, try reader.finish(), .service) {
            // RFC 9512 registers the type.
            Answer.text(documents.yaml, contentType: "application/yaml").showing(.service)
        }
    }

    /// GET /openapi.json
    @Sendable func json(_ request: Request) throws -> Answer {
        var reader = QueryReader(request)
        return try caching.answer(request, try reader.finish(), .service) {
            Answer.text(try documents.json(), contentType: "application/json; charset=utf-8").showing(.service)
        }
    }
}
