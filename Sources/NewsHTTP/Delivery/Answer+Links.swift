internal import HTTPTypes

extension Answer {
    /// The answer with its link made absolute by where the API is, as the operator says. Not by the request's `Host`: an answer
    /// that is kept is given to others, and must not lead them where the first one said.
    func linking(from publicURL: String?) -> Answer {
        guard let publicURL, let link = headers[.link], link.hasPrefix("</") else { return self }
        var answer = self
        answer.headers[.link] = "<\(publicURL)\(link.dropFirst())"
        return answer
    }
}

extension Endpoint {
    /// The endpoint with the links of its answers made absolute.
    func linking(from publicURL: String?) -> Endpoint {
        guard let publicURL else { return self }
        switch handler {
        case .read(let read): return Endpoint(read: path) { try read($0).linking(from: publicURL) }
        case .task(let task): return Endpoint(method, path) { try await task($0, $1).linking(from: publicURL) }
        }
    }
}
