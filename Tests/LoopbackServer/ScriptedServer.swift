package import ImageModel
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A loopback HTTP server that does to each request what a script says, well-behaved or not. Plain sockets, a thread a
/// connection; it ends, with all connections, when the last reference to it goes.
package final class ScriptedServer: Sendable {
  package typealias Script = @Sendable (ReceivedRequest) -> [Step]

  package let port: UInt16
  private let listener: Int32
  private let log: ServerLog

  package init(_ script: @escaping Script) throws {
    (listener, port) = try LoopbackSocket.listening()
    let log = ServerLog()
    self.log = log
    let listener = listener
    PosixThread.run {
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0, errno == EINTR || errno == ECONNABORTED { continue }
        guard socket >= 0 else { break }
        Descriptor.keepFromPrograms(socket)
        log.opened(socket)
        PosixThread.run { Connection(socket: socket, script: script, log: log).serve() }
      }
      close(listener)
    }
  }

  /// A server that answers every request alike.
  package convenience init(_ steps: Step...) throws { try self.init { _ in steps } }

  deinit {
    // Wakes the accepting thread, which closes the socket.
    shutdown(listener, Int32(SHUT_RDWR))
    log.end()
  }

  package var url: String { "http://127.0.0.1:\(port)" }
  package var endpoint: Endpoint { get throws { try Endpoint(url) } }

  /// Requests so far, in the order they came.
  package var requests: [ReceivedRequest] { log.requests }
  /// Connections so far.
  package var connections: Int { log.connections }
  /// Bytes that floods have sent, those abandoned included.
  package var flood: Int { log.flood }

  /// Returns when as many requests have come in all.
  package func received(_ count: Int) async { await log.wait { $0.requests.count >= count } }
  /// Returns when as many connections have been closed by their clients.
  package func abandoned(_ count: Int) async { await log.wait { $0.abandoned >= count } }
}

/// A request as it came.
package struct ReceivedRequest: Sendable {
  /// 1 for the server's first.
  package internal(set) var number = 0
  /// The request line and the headers, with the empty line.
  package let text: String
  package internal(set) var body: [UInt8] = []

  package init(text: String) { self.text = text }

  package var method: String { text.split(separator: " ").first.map(String.init) ?? "" }
  package var bodyText: String { String(decoding: body, as: UTF8.self) }
  package var lines: [String] { text.components(separatedBy: "\r\n") }
  package var target: String { text.split(separator: " ").dropFirst().first.map(String.init) ?? "" }

  /// The value of a header, nil where it is absent.
  package subscript(header name: String) -> String? {
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else { continue }
      return String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    return nil
  }
}

extension String {
  /// `split` that keeps empty parts and takes a text.
  func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
