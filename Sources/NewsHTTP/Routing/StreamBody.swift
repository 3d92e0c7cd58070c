internal import NIOCore

/// What goes on behind the head of an answer, for as long as both ends want.
protocol StreamBody: Sendable {
    /// What it begins with, whoever asks. Written with the head, so that proxies pass that on.
    var opening: ByteBuffer { get }

    /// Takes the connection over, on its loop: head and opening are written.
    func begin(on connection: StreamConnection)
}
