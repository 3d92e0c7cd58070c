package import HummingbirdCore
package import NIOCore

/// A connection of Hummingbird's server that was set up: its handlers do the rest.
package struct ConnectionValue: ServerChildChannelValue {
    package let channel: any Channel

    package init(channel: any Channel) {
        self.channel = channel
    }

    /// Waits until the connection has closed; closes it where the task is cancelled.
    package func untilClosed() async {
        await withTaskCancellationHandler {
            try? await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }
}
