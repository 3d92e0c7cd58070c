internal import CNGHTTP2
internal import NIOCore

/// The frames of an HTTP/2 connection, read and written in memory by nghttp2: all that is C of HTTP/2, and what its pointers need.
///
/// nghttp2 keeps one pointer of ours, to the session, which ends it before it goes. What its callbacks are given they use before
/// they return. The fields of an answer point into its head, and are written before ``respond(_:on:hasBody:)`` returns. Callbacks
/// may submit frames, and neither read nor write: so nothing runs in itself.
final class HTTP2Session {
    /// Bytes of bodies that a client may send, on all streams, before anybody has asked for them.
    private static let windowSize: Int32 = 256 << 10

    private let session: OpaquePointer
    private unowned let owner: HTTP2ConnectionHandler
    private var misuse = HTTP2Misuse()
    private(set) var isRunning = false

    /// What is being read, and where its bytes begin.
    private var input = (bytes: ByteBuffer(), start: UnsafePointer<UInt8>?.none)
    /// The head that is being read.
    private var head = HTTP2Head()
    private var fields = HTTP2ResponseFields()
    /// Frames that are to be sent.
    private var output = ByteBuffer()
    /// Whether a stream has more to send than was asked for.
    private(set) var isPaused = false
    private var hasFailed = false

    /// A session that has greeted its client.
    init(_ owner: HTTP2ConnectionHandler) {
        self.owner = owner
        var session: OpaquePointer?
        guard nghttp2_session_server_new2(&session, Self.callbacks, nil, Self.options) == 0, let session else {
            fatalError("no memory for a session of HTTP/2")
        }
        self.session = session
        nghttp2_session_set_user_data(session, Unmanaged.passUnretained(self).toOpaque())
        nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), Self.settings, Self.settings.count)
        nghttp2_session_set_local_window_size(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), 0, Self.windowSize)
    }

    deinit { nghttp2_session_del(session) }

    // MARK: What comes

    /// Reads what the client sent, and tells the owner. Where that is no HTTP/2, or too much of it, the client is sent away.
    func receive(_ bytes: ByteBuffer) {
        isRunning = true
        let result = bytes.withUnsafeReadableBytes { space in
            let start = space.baseAddress?.assumingMemoryBound(to: UInt8.self)
            input = (bytes, start)
            return nghttp2_session_mem_recv(session, start, space.count)
        }
        input = (ByteBuffer(), nil)
        isRunning = false
        if result < 0 { end(Self.code(of: result)) }
    }

    /// What the client is told of an error that ends the connection.
    private static func code(of error: Int) -> HTTP2ErrorCode {
        switch nghttp2_error(rawValue: Int32(truncatingIfNeeded: error)) {
        case NGHTTP2_ERR_BAD_CLIENT_MAGIC: .protocolError
        case NGHTTP2_ERR_NOMEM: .internalError
        // Our callbacks fail for nothing else.
        default: .enhanceYourCalm
        }
    }

    /// Bytes of a body need no memory any more: the client may send as many others.
    func consume(_ count: Int) {
        nghttp2_session_consume_connection(session, count)
    }

    /// The same, of a stream.
    func consume(_ count: Int, on id: Int32) {
        nghttp2_session_consume_stream(session, id, count)
    }

    // MARK: What goes

    /// Writes the head of an answer, given as HTTP/1.1 has it, and what there is of its body.
    func respond(_ head: inout ByteBuffer, on id: Int32, hasBody: Bool) {
        precondition(!isRunning)
        head.withUnsafeMutableReadableBytes { bytes in
            fields.read(bytes)
            fields.fields.withUnsafeBufferPointer { fields in
                withUnsafePointer(to: Self.body) { body in
                    _ = nghttp2_submit_response(session, id, fields.baseAddress, fields.count, hasBody ? body : nil)
                }
            }
            write()
        }
    }

    /// Has the client send the body that it waits with.
    func submitContinue(on id: Int32) {
        var head = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")
        head.withUnsafeMutableReadableBytes { bytes in
            var fields = HTTP2ResponseFields()
            fields.read(bytes)
            fields.fields.withUnsafeBufferPointer { fields in
                _ = nghttp2_submit_headers(
                    session,
                    UInt8(NGHTTP2_FLAG_NONE.rawValue),
                    id,
                    nil,
                    fields.baseAddress,
                    fields.count,
                    nil
                )
            }
            write()
        }
    }

    /// A stream has more to send.
    func resume(_ id: Int32) {
        nghttp2_session_resume_data(session, id)
    }

    /// Ends a stream.
    func reset(_ id: Int32, _ code: HTTP2ErrorCode) {
        nghttp2_submit_rst_stream(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), id, code.rawValue)
    }

    /// Tells the client that the connection will end (RFC 9113, section 6.8).
    func announceEnd() {
        nghttp2_submit_shutdown_notice(session)
    }

    /// Tells the client which of its requests were the last.
    func goAway() {
        let last = nghttp2_session_get_last_proc_stream_id(session)
        nghttp2_submit_goaway(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), last, HTTP2ErrorCode.noError.rawValue, nil, 0)
    }

    /// Ends the connection once the client was told why.
    private func end(_ code: HTTP2ErrorCode) {
        nghttp2_session_terminate_session(session, code.rawValue)
    }

    /// Whether nothing is to be read or written any more: both ends have said so, or one was at fault.
    var isOver: Bool {
        hasFailed || nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0
    }

    /// The frames that can be sent now; empty where there are none, or where they are about to be asked for.
    func takeOutput() -> ByteBuffer {
        write()
        defer { output = ByteBuffer() }
        return output
    }

    /// Writes all frames that can be sent, as far as the owner has bytes of bodies.
    private func write() {
        guard !isRunning else { return }
        isRunning = true
        isPaused = false
        var frames: UnsafePointer<UInt8>?
        var count = nghttp2_session_mem_send(session, &frames)
        while count > 0 {
            output.writeBytes(UnsafeRawBufferPointer(start: frames, count: count))
            count = nghttp2_session_mem_send(session, &frames)
        }
        isRunning = false
        if count < 0 { hasFailed = true }
    }
}

/// Why a stream or a connection ends (RFC 9113, section 7).
enum HTTP2ErrorCode: UInt32 {
    case noError = 0
    case protocolError = 1
    case internalError = 2
    case cancel = 8
    case enhanceYourCalm = 11
}

// MARK: - Callbacks

extension HTTP2Session {
    private static let done: CInt = 0
    /// Ends the connection with ENHANCE_YOUR_CALM.
    private static let tooMuch = NGHTTP2_ERR_CALLBACK_FAILURE.rawValue

    /// The session that a callback is for. It lives: it is what called nghttp2.
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> HTTP2Session? {
        pointer.map { Unmanaged<HTTP2Session>.fromOpaque($0).takeUnretainedValue() }
    }

    // Made once, and only read.
    nonisolated(unsafe) private static let callbacks: OpaquePointer? = {
        var callbacks: OpaquePointer?
        guard nghttp2_session_callbacks_new(&callbacks) == 0 else { return nil }
        nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { _, frame, session in
            HTTP2Session.of(session)?.began(frame) ?? done
        }
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, _, session in
            HTTP2Session.of(session)?.head.clear()
            return done
        }
        nghttp2_session_callbacks_set_on_header_callback(callbacks) {
            _,
            _,
            name,
            nameLength,
            value,
            valueLength,
            _,
            session in
            HTTP2Session.of(session)?
                .read(
                    UnsafeBufferPointer(start: name, count: nameLength),
                    UnsafeBufferPointer(start: value, count: valueLength)
                )
                ?? done
        }
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, session in
            HTTP2Session.of(session)?.ended(frame) ?? done
        }
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, id, bytes, count, session in
            HTTP2Session.of(session)?.read(UnsafeBufferPointer(start: bytes, count: count), of: id)
            return done
        }
        nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, session in
            HTTP2Session.of(session)?.sent(frame) ?? done
        }
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, id, _, session in
            HTTP2Session.of(session)?.owner.closed(id)
            return done
        }
        nghttp2_session_callbacks_set_send_data_callback(callbacks) { _, frame, header, count, _, session in
            HTTP2Session.of(session)?.write(header, count, frame)
            return done
        }
        return callbacks
    }()

    // It holds no state.
    nonisolated(unsafe) private static let body = nghttp2_data_provider(source: nghttp2_data_source(ptr: nil)) {
        _,
        id,
        _,
        most,
        flags,
        _,
        session in
        HTTP2Session.of(session)?.offer(id, most, flags) ?? Int(NGHTTP2_ERR_DEFERRED.rawValue)
    }

    // Made once, and only read.
    nonisolated(unsafe) private static let options: OpaquePointer? = {
        var options: OpaquePointer?
        guard nghttp2_option_new(&options) == 0 else { return nil }
        nghttp2_option_set_no_auto_window_update(options, 1)
        // What a request has to be is for ``HTTP2Head`` to say: nghttp2 would reset streams whose clients get a problem here.
        nghttp2_option_set_no_http_messaging(options, 1)
        nghttp2_option_set_max_continuations(options, 5)
        nghttp2_option_set_max_outbound_ack(options, 1000)
        nghttp2_option_set_max_settings(options, 32)
        nghttp2_option_set_no_closed_streams(options, 1)
        return options
    }()

    /// What a client is told that it may do.
    private static let settings = [
        // No fewer, says RFC 9113, section 6.5.2.
        entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 100),
        // Twice what is taken, so that what is too large can be answered: beyond this the connection ends.
        entry(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, UInt32(listLimit)),
        // Its tree of streams is not kept (RFC 9218, section 2.1).
        entry(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
    ]
    private static let listLimit = 2 * HTTP2Request.headLimit
    /// All streams are sent in turn (RFC 9218, section 4.2).
    private static let priority = nghttp2_extpri(urgency: UInt32(NGHTTP2_EXTPRI_DEFAULT_URGENCY), inc: 1)

    private static func entry(_ id: nghttp2_settings_id, _ value: UInt32) -> nghttp2_settings_entry {
        nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: value)
    }

    /// A frame begins.
    private func began(_ frame: UnsafePointer<nghttp2_frame_hd>?) -> CInt {
        guard let frame else { return Self.done }
        let isTooMuch =
            switch nghttp2_frame_type(rawValue: UInt32(frame.pointee.type)) {
            case NGHTTP2_DATA, NGHTTP2_HEADERS, NGHTTP2_CONTINUATION, NGHTTP2_WINDOW_UPDATE: false
            case NGHTTP2_RST_STREAM: misuse.takesBack()
            default: misuse.controlsConnection()
            }
        return isTooMuch ? Self.tooMuch : Self.done
    }

    private func read(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> CInt {
        if nghttp2_check_header_name(name.baseAddress, name.count) == 0
            || nghttp2_check_header_value(value.baseAddress, value.count) == 0
        {
            head.takeMalformed()
        } else {
            head.take(name, value)
        }
        return head.listSize > Self.listLimit ? Self.tooMuch : Self.done
    }

    /// A frame is whole.
    private func ended(_ frame: UnsafePointer<nghttp2_frame>?) -> CInt {
        guard let frame else { return Self.done }
        let id = frame.pointee.hd.stream_id
        let isEnd = frame.pointee.hd.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
        switch nghttp2_frame_type(rawValue: UInt32(frame.pointee.hd.type)) {
        case NGHTTP2_HEADERS: endedHead(id, frame.pointee.headers.cat, isEnd)
        case NGHTTP2_DATA:
            if isEnd { owner.endedBody(of: id) }
            let isEmpty = frame.pointee.hd.length == frame.pointee.data.padlen
            return misuse.sends(isEmpty: isEmpty && !isEnd) ? Self.tooMuch : Self.done
        case NGHTTP2_SETTINGS: owner.greeted()
        default: break
        }
        return Self.done
    }

    private func endedHead(_ id: Int32, _ kind: nghttp2_headers_category, _ isEnd: Bool) {
        if kind == NGHTTP2_HCAT_REQUEST, head.isWellFormed(isWhole: isEnd) {
            var priority = Self.priority
            nghttp2_session_change_extpri_stream_priority(session, id, &priority, 0)
            owner.begin(id, head, isWhole: isEnd)
        } else if kind == NGHTTP2_HCAT_HEADERS, isEnd {
            // Trailers, which say nothing here.
            owner.endedBody(of: id)
        } else {
            reset(id, .protocolError)
        }
    }

    /// Bytes of a body came, which lie in what is being read.
    private func read(_ bytes: UnsafeBufferPointer<UInt8>, of id: Int32) {
        guard let start = input.start, let place = bytes.baseAddress.map({ $0 - start }),
            let slice = input.bytes.getSlice(at: input.bytes.readerIndex + place, length: bytes.count)
        else { return }
        owner.received(slice, of: id)
    }

    private func sent(_ frame: UnsafePointer<nghttp2_frame>?) -> CInt {
        guard let frame, frame.pointee.hd.type == UInt8(NGHTTP2_RST_STREAM.rawValue) else { return Self.done }
        switch HTTP2ErrorCode(rawValue: frame.pointee.rst_stream.error_code) {
        case .noError, .cancel: break
        default: if misuse.errs() { end(.enhanceYourCalm) }
        }
        return Self.done
    }

    private func offer(_ id: Int32, _ most: Int, _ flags: UnsafeMutablePointer<UInt32>?) -> Int {
        switch owner.offer(of: id, atMost: most, behind: output.readableBytes) {
        case .bytes(let count, let isEnd):
            flags?.pointee = NGHTTP2_DATA_FLAG_NO_COPY.rawValue | (isEnd ? NGHTTP2_DATA_FLAG_EOF.rawValue : 0)
            return count
        case .nothingYet: return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        case .waits:
            isPaused = true
            return Int(NGHTTP2_ERR_PAUSE.rawValue)
        case .failed: return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
        }
    }

    /// Writes a DATA frame.
    private func write(_ header: UnsafePointer<UInt8>?, _ count: Int, _ frame: UnsafeMutablePointer<nghttp2_frame>?) {
        guard let frame else { return }
        output.reserveCapacity(minimumWritableBytes: Self.headerLength + count)
        output.writeBytes(UnsafeRawBufferPointer(start: header, count: Self.headerLength))
        owner.write(count, of: frame.pointee.hd.stream_id, to: &output)
    }

    /// Bytes of a frame ahead of what it carries (RFC 9113, section 4.1).
    private static let headerLength = 9
}

@available(*, unavailable)
extension HTTP2Session: Sendable {}
