internal import NIOCore

/// The streams of one loop. They have one timer: each second a part of them hears something, so that none waits longer than a
/// heartbeat, and others are served in between.
final class LoopStreams {
    private static let parts = 15

    private let loop: any EventLoop
    private let heartbeat: TimeAmount
    private var streams = [[ObjectIdentifier: EventStream]](repeating: [:], count: parts)
    private var count = 0
    private var timer: Scheduled<Void>?
    private var turn = 0

    init(on loop: any EventLoop, heartbeat: TimeAmount) {
        self.loop = loop
        self.heartbeat = heartbeat
    }

    /// Adds a stream, which is told from now on; returns the part that it is in.
    func add(_ stream: EventStream) -> Int {
        let part = streams.indices.min { streams[$0].count < streams[$1].count } ?? 0
        streams[part][ObjectIdentifier(stream)] = stream
        count += 1
        start()
        return part
    }

    func remove(_ stream: EventStream, from part: Int) {
        guard streams[part].removeValue(forKey: ObjectIdentifier(stream)) != nil else { return }
        count -= 1
        if count == 0 { stop() }
    }

    /// Tells all of a batch; nil where it has to be read from the log.
    func deliver(_ batch: EncodedBatch?, upTo position: Int64) {
        for part in streams {
            for stream in part.values { stream.deliver(batch, upTo: position) }
        }
    }

    private func start() {
        guard timer == nil else { return }
        let pause = TimeAmount.nanoseconds(heartbeat.nanoseconds / Int64(Self.parts))
        timer = loop.assumeIsolated().scheduleTask(in: pause) {
            self.timer = nil
            self.beat()
            if self.count > 0 { self.start() }
        }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }

    private func beat() {
        turn = (turn + 1) % Self.parts
        // Most are at the same place.
        var frames: [EventID: ByteBuffer] = [:]
        for stream in streams[turn].values {
            let frame = frames[stream.place] ?? EventFrame.position(stream.place)
            frames[stream.place] = frame
            stream.beat(frame)
        }
    }
}

@available(*, unavailable)
extension LoopStreams: Sendable {}
